import assert from 'node:assert/strict'
import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { readBuiltFiles } from './read-built-files.ts'

it('a build of more than 32 MiB is refused, and one with a file of a kind that is not served', () => {
  const folder = createTemporaryDirectory()
  writeFileSync(join(folder, 'a.js'), 'a')
  assert.equal(readBuiltFiles(folder, 'guide').size, 1)
  truncateSync(join(folder, 'a.js'), 32 * 1_048_576 + 1)
  assert.throws(() => readBuiltFiles(folder, 'guide'), /^Error: The guide in .* has more than 33554432 bytes/)
  truncateSync(join(folder, 'a.js'), 1)
  writeFileSync(join(folder, 'a.exe'), 'a')
  assert.throws(() => readBuiltFiles(folder, 'guide'), /does not know what a\.exe of the guide is/)
})
