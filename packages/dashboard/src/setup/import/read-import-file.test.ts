import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mostImportBytes, readImportFile, wrapRecords } from './read-import-file.ts'

const read = (text: string) => readImportFile(new Blob([text]))

test('what begins like JSON is JSON, everything else is CSV', async () => {
  assert.deepEqual(await read('\uFEFF {"sensors": []}'), { kind: 'json', value: { sensors: [] } })
  assert.deepEqual(await read('sep=;\nsensor_id;name\n'), { kind: 'csv', csv: 'sep=;\nsensor_id;name\n' })
})

test('a file that cannot be sent is told', async () => {
  assert.deepEqual(await read(' \n'), { kind: 'trouble', trouble: 'empty' })
  assert.deepEqual(await read('{"sensors": ['), { kind: 'trouble', trouble: 'notJson' })
  const large = { size: mostImportBytes + 1, text: () => Promise.reject(new Error('was read')) }
  assert.deepEqual(await readImportFile(large), { kind: 'trouble', trouble: 'tooLarge' })
})

test('a bare list is taken as the list of records', () => {
  assert.deepEqual(wrapRecords([1], 'sensors'), { sensors: [1] })
  assert.deepEqual(wrapRecords({ sensors: [1] }, 'sensors'), { sensors: [1] })
})
