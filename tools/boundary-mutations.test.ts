import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { mutations } from '../packages/server/testing/tenants/mutations.ts'

const sources = join(import.meta.dirname, '../packages/server/src')

test('each check of the boundary that `npm run prove` takes away stands once where it is taken from', () => {
  const lost = mutations.flatMap(({ check, edits }) =>
    edits
      .filter(([file, from]) => readFileSync(join(sources, file), 'utf8').split(from).length !== 2)
      .map(([file]) => `${check}: ${file}`),
  )
  assert.deepEqual(lost, [])
})
