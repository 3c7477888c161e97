import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'

test('outside src/node nothing is used that only Node has, and the contract only for its types', async () => {
  const root = new URL('./', import.meta.url)
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('node/'),
  )
  assert.ok(files.length > 15)
  for (const file of files) {
    const source = await readFile(new URL(file, root), 'utf8')
    assert.doesNotMatch(source, /'node:|\bprocess\.\w|\bBuffer\b|\brequire\(/, file)
    assert.doesNotMatch(source, /^(import|export) (?!type).*'@openlightfi/m, file)
  }
})
