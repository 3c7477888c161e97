import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostFileBytes, mostPlanBytes, readPlanFile } from './read-plan-file.ts'

const read = (text: string) => readPlanFile(new Blob([text]))

test('a file with a GeoJSON object is a plan to be checked, with a mark of the order of bytes too', async () => {
  const plan = { type: 'FeatureCollection', features: [] }
  assert.deepEqual(await read(JSON.stringify(plan)), { plan })
  assert.deepEqual(await read(`\uFEFF${JSON.stringify(plan)}`), { plan })
})

test('a file that is no JSON, or no object, is told before it is sent', async () => {
  const drawing = await read('AC1032 a drawing')
  assert.equal(drawing.trouble, 'not-json')
  assert.equal((await read('[1, 2]')).trouble, 'no-object')
  assert.equal((await read('null')).trouble, 'no-object')
})

test('a file beyond the bounds is not even read, and spaces in a plan do not count', async () => {
  const large = { size: mostFileBytes + 1, text: () => Promise.reject(new Error('was read')) }
  assert.equal((await readPlanFile(large)).trouble, 'too-large')
  assert.equal((await read(JSON.stringify({ a: 'x'.repeat(mostPlanBytes) }))).trouble, 'plan-too-large')
  assert.equal((await read(`{"a": 1${' '.repeat(mostPlanBytes)}}`)).trouble, undefined)
})
