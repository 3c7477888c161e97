import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'

test('outside src/node nothing is used that only Node has, and nothing of the contract anywhere', async () => {
  const root = new URL('./', import.meta.url)
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  assert.ok(files.length > 15)
  for (const file of files) {
    const source = await readFile(new URL(file, root), 'utf8')
    // Its types would be missing from the package.
    assert.doesNotMatch(source, /^(import|export) .*'@openlightfi/m, file)
    if (file.startsWith('node/')) continue
    assert.doesNotMatch(source, /'node:|\bprocess\.\w|\bBuffer\b|\brequire\(/, file)
  }
})
