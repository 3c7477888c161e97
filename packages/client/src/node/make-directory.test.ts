import assert from 'node:assert/strict'
import { mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { makeDirectory } from './make-directory.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-directory-'))
})
after(() => rm(root, { recursive: true }))

test('what is missing is made, also by several at once, with the mode asked for; what is there stays', async () => {
  const path = join(root, 'a', 'b', 'c')
  await Promise.all([1, 2, 3].map(() => makeDirectory(path, 0o700)))
  await makeDirectory(path)
  await makeDirectory('/')
  for (const made of ['a', 'a/b', 'a/b/c']) {
    assert.equal((await stat(join(root, made))).mode & 0o7777, 0o700)
  }
})

test('where nothing can be made it fails, and does not try for ever', { timeout: 10_000 }, async () => {
  await writeFile(join(root, 'file'), '')
  await symlink(join(root, 'nowhere', 'at-all'), join(root, 'dangling'))
  await assert.rejects(makeDirectory(join(root, 'file')), { code: 'EEXIST' })
  await assert.rejects(makeDirectory(join(root, 'file', 'below')), { code: 'ENOTDIR' })
  await assert.rejects(makeDirectory(join(root, 'dangling', 'below')), { code: 'EEXIST' })
  if (process.platform === 'linux') await assert.rejects(makeDirectory('/proc/lightfi/a'), { code: 'ENOENT' })
})
