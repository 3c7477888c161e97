import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCsv } from '../packages/cli/src/output/format-csv.ts'
import { locationTable } from '../packages/server/src/administration/transfer/record-tables.ts'
import { writeRecords } from '../packages/server/src/administration/transfer/write-records.ts'

test('a name stands in the CSV of the command as in an export of the server', () => {
  for (const name of ['=HYPERLINK("https://x.example","x")', 'x;=1+1', '\uff1d1', "'=1", '\t@x', 'plain']) {
    const record = { location_id: 'floor', name }
    const [, command] = formatCsv([record])
    const [, server] = [...writeRecords(locationTable, [record], 'csv')].join('').split('\r\n')
    assert.equal(`${command?.trimEnd()},,`, server?.replace('floor,,,', 'floor,'))
  }
})

test('the CSV of the command guards texts inside of JSON, and leaves ids and numbers as they are', () => {
  const record = { value: -5.5, location_id: '-a', polygon_id: '-a(b)', properties: { a: 'x;=1+1', b: -1 } }
  const [, row] = formatCsv([record])
  assert.equal(row, `-5.5,-a,'-a(b),"{""a"":""x\\u003b=1+1"",""b"":-1}"\r\n`)
})
