import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { writeFileDurably } from './write-file-durably.ts'

async function createDirectory(t: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'durable-'))
  t.after(() => rm(directory, { recursive: true }))
  return directory
}

test('a file is readable by its owner alone, also where it, or the draft of a killed run, had another mode', async (t) => {
  const directory = await createDirectory(t)
  const path = join(directory, 'secret')
  await writeFile(path, 'old', { mode: 0o644 })
  await writeFile(`${path}.new`, 'half of ano', { mode: 0o644 })
  await writeFileDurably(path, 'new')
  assert.equal(await readFile(path, 'utf8'), 'new')
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.deepEqual(await readdir(directory), ['secret'])
})

test('a file that cannot be replaced leaves no draft', async (t) => {
  const directory = await createDirectory(t)
  await writeFile(join(directory, 'kept'), 'old')
  await assert.rejects(writeFileDurably(join(directory, 'kept', 'below'), 'new'), { code: 'ENOTDIR' })
  await assert.rejects(writeFileDurably(join(directory, 'absent', 'below'), 'new'), { code: 'ENOENT' })
  assert.deepEqual(await readdir(directory), ['kept'])
})
