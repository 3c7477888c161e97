import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { problems } from '@openlightfi/contract'

test('the page of problems lists exactly the catalogue, with its statuses', async () => {
  const page = await readFile(new URL('../docs/problems.md', import.meta.url), 'utf8')
  const listed = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| (.+?) \|/gm)].map(([, code, status, title]) => [
    code,
    { status: Number(status), title },
  ])
  const catalogue = Object.entries(problems).map(([code, { status, title }]) => [code, { status, title }])
  assert.deepEqual(Object.fromEntries(listed), Object.fromEntries(catalogue))
})
