import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCsv } from './write-csv.ts'

test('rows end with CR LF, and what a reader would divide is quoted', () => {
  assert.equal(
    writeCsv(
      ['id', 'name', 'value'],
      [
        [{ id: '-a' }, 'Room "1", north', -5.5],
        [{ id: 'b' }, undefined, 0],
      ],
    ),
    'id,name,value\r\n-a,"Room ""1"", north",-5.5\r\nb,,0\r\n',
  )
})

test('a name that a spreadsheet would take for a formula is guarded', () => {
  assert.equal(writeCsv(['name'], [['=1+1']]), "name\r\n'=1+1\r\n")
})
