import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordFormat } from '@openlightfi/contract'
import fc from 'fast-check'
import { orderByParent } from './order-by-parent.ts'
import { RecordBody } from './read-records.ts'
import { locationTable, type RecordTable, sensorTable } from './record-tables.ts'
import { writeRecords } from './write-records.ts'

const nastyName = fc
  .oneof(
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''@y",
      '+44 20',
      '-',
      '@SUM(A1)',
      'a"b',
      '"',
      'a,b',
      'ß 株 🏢',
      "'",
      ' x',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  )
  .map((name) => name.replace(/\p{Cc}/gu, '').trim())
  .filter((name) => name !== '' && name.length <= 200)

const nastyText = fc.oneof(
  nastyName,
  fc.constantFrom(' blank ', 'line\nbreak', 'line\r\nbreak', '\t=x', '\r=x', '\n'),
)

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/)

const location = fc.record({
  location_id: id,
  parent_id: fc.option(id),
  kind: fc.constantFrom('organisation' as const, 'floor' as const, 'zone' as const),
  name: nastyName,
  time_zone: fc.option(fc.constantFrom('Europe/London', 'Etc/GMT+5')),
  properties: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
})

const sensor = fc.record({
  sensor_id: fc.stringMatching(/^(AQ2|LF|MS1)-[0-9A-F]{12}$/),
  location_id: id,
  name: nastyName,
  position: fc.option(
    fc.record({
      longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((degrees) => degrees + 0),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((degrees) => degrees + 0),
    }),
  ),
  polygon_id: fc.option(nastyText),
  retired_at: fc.option(fc.integer({ min: 0, max: 7e12 }).map((ms) => ms / 1000)),
})

function write(table: RecordTable, records: readonly object[], format: RecordFormat): string {
  return [...writeRecords(table, records, format)].join('')
}

async function read(table: RecordTable, text: string, format: RecordFormat): Promise<unknown[]> {
  const rows = await new RecordBody(format, Buffer.from(text)).read(table)
  return rows.map(({ content }) => {
    assert.ok('record' in content, JSON.stringify(content))
    return content.record
  })
}

/** JSON has no -0 and no prototypes. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

for (const format of ['json', 'csv'] as const) {
  test(`records of any content come back from ${format} as they were`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(location), fc.array(sensor), async (locations, sensors) => {
        for (const [table, records] of [
          [locationTable, plain(locations)],
          [sensorTable, plain(sensors)],
        ] as const) {
          const text = write(table, records, format)
          const again = await read(table, text, format)
          assert.deepEqual(again, records)
          assert.equal(write(table, again as object[], format), text)
        }
      }),
      { numRuns: 300 },
    )
  })
}

test('no cell of CSV that a person can write begins like a formula', () => {
  fc.assert(
    fc.property(nastyText, (text) => {
      const record = { sensor_id: 'LF-000000000001', name: text, polygon_id: text }
      const [, , name = '', , , polygon = ''] =
        write(sensorTable, [record], 'csv').split('\r\n')[1]?.split(',') ?? []
      for (const cell of [name, polygon]) assert.doesNotMatch(cell, /^"?[=+\-@\t\r]/)
    }),
  )
})

test('the largest properties and names that a location may have come back, although CSV doubles every quote of them', async () => {
  const text = JSON.stringify({ a: '' })
  const record = {
    location_id: 'l'.repeat(64),
    parent_id: 'p'.repeat(64),
    kind: 'floor',
    name: '株'.repeat(200),
    time_zone: 'Europe/London',
    properties: { a: '"'.repeat((16_384 - text.length) / 2) },
  }
  assert.ok(JSON.stringify(record.properties).length >= 16_383)
  assert.deepEqual(await read(locationTable, write(locationTable, [record, record], 'csv'), 'csv'), [
    record,
    record,
  ])
})

test('lines are counted as an editor counts them, over quoted line breaks and empty lines', async () => {
  const text = 'sensor_id,polygon_id\r\n\r\na,"x\r\ny"\nb,"1\n2\n3"\n\nc,\n'
  const rows = await new RecordBody('csv', Buffer.from(text)).read(sensorTable)
  assert.deepEqual(
    rows.map(({ line, id: read }) => [line, read]),
    [
      [3, 'a'],
      [5, 'b'],
      [9, 'c'],
    ],
  )
})

test('an order by parents has each after all that lie above it, and a circle apart, for any parents', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(19)), { minLength: 20, maxLength: 20 }), (parents) => {
      const parentOf = (id: string) => {
        const parent = parents[Number(id)]
        return parent == null ? null : String(parent)
      }
      const ids = parents.map((_, at) => String(at))
      const { ordered, inCircle } = orderByParent(ids, parentOf)
      const isInCircle = (id: string) => {
        let at = parentOf(id)
        for (let steps = 0; steps < 20 && at !== null; steps += 1) {
          if (at === id) return true
          at = parentOf(at)
        }
        return false
      }
      assert.deepEqual([...inCircle].sort(), ids.filter(isInCircle).sort())
      assert.deepEqual([...ordered].sort(), ids.filter((id) => !isInCircle(id)).sort())
      for (const [place, id] of ordered.entries()) {
        const parent = parentOf(id)
        if (parent !== null && !inCircle.has(parent)) assert.ok(ordered.indexOf(parent) < place)
      }
    }),
  )
})
