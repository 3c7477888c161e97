import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { CursorFile } from './cursor-file.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-cursor-'))
})
after(() => rm(root, { recursive: true }))

it('a cursor file gives back the last cursor, is only its own and leaves no draft', async () => {
  const path = join(root, 'a.json')
  assert.equal(await new CursorFile(path).read(), undefined)
  await new CursorFile(path).write('one')
  await new CursorFile(path).write('two')
  assert.equal(await new CursorFile(path).read(), 'two')
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.deepEqual(await readdir(root), ['a.json'])
})

it('a file that holds no cursor is refused, not taken for a new beginning', async () => {
  const path = join(root, 'b.json')
  for (const text of ['', 'x', '{}', '{"version":2,"cursor":"c"}', '{"version":1,"cursor":7}', 'null']) {
    await writeFile(path, text)
    await assert.rejects(new CursorFile(path).read(), /holds no cursor; put it back/, text)
  }
})
