import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'

test('every invariant of SPEC.md names a test that exists', async () => {
  const spec = await readFile(new URL('../SPEC.md', import.meta.url), 'utf8')
  const named = [...spec.matchAll(/^\| [EIW]\d+\s+\|.*\| `([^`]+)`\s+\|$/gm)].map(([, name]) => name)
  const files = (await readdir(new URL('./', import.meta.url), { recursive: true })).filter((file) =>
    file.endsWith('.test.ts'),
  )
  const sources = await Promise.all(files.map((file) => readFile(new URL(file, import.meta.url), 'utf8')))
  const missing = named.filter((name) => !sources.some((source) => source.includes(`test('${name}'`)))
  assert.equal(named.length, 30)
  assert.deepEqual(missing, [])
})
