import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMapping, mapDocument } from './map-document.ts'
import type { MappedRuleConfig } from './mqtt-config.ts'

const base: MappedRuleConfig = {
  topic: 'z/{device}',
  format: 'mapped',
  device: 'device',
  sensors: { kitchen: 'MS1-000000000001' },
  values: [{ path: '$.t', varName: 'temperatureC' }],
  others: 'refuse',
}
const nowMs = 1_760_000_000_500
const map = (settings: Partial<MappedRuleConfig>, document: unknown, device = 'kitchen') =>
  mapDocument(buildMapping({ ...base, ...settings }), { device }, document, () => nowMs)
const reading = { sensor_id: 'MS1-000000000001', var_name: 'temperatureC', time: nowMs / 1000, value: 21 }

test('a value becomes a reading of the sensor of its device, at the time of its arrival', () => {
  assert.deepEqual(map({}, { t: 21 }), { readings: [reading], refusals: [] })
  assert.deepEqual(map({}, { t: '21.0' }), { readings: [reading], refusals: [] })
  const fahrenheit = { values: [{ path: '$.t', varName: 'temperatureC' as const, unit: '°F' }] }
  assert.deepEqual(map(fahrenheit, { t: 69.8 }).readings, [reading])
})

test('a message without a value, or of a device that nobody knows, has none', () => {
  for (const document of [{}, { t: null }, [], 'text', 5]) {
    assert.deepEqual(map({}, document).refusals, [
      { reason: 'no_value', detail: 'The message has none of $.t.' },
    ])
  }
  assert.deepEqual(map({}, { t: 21 }, 'attic').refusals, [
    { reason: 'unknown_device', detail: 'No sensor is known for the device "attic".' },
  ])
  assert.equal(map({ device: '$.id' }, { t: 21, id: 7 }).refusals[0]?.reason, 'unknown_device')
})

test('the last twelve hexadecimal digits of a name make a sensor of a device that is in no table', () => {
  const named = (device: string) => {
    const { readings } = map({ sensor: 'AQ2-{hex12}' }, { t: 21 }, device)
    return (readings[0] as { sensor_id: string } | undefined)?.sensor_id
  }
  assert.equal(named('kitchen'), 'MS1-000000000001')
  assert.equal(named('0x00158d0001a2b3c4'), 'AQ2-8D0001A2B3C4')
  assert.equal(named('shellyplusht-b8d61a8b17cc'), 'AQ2-B8D61A8B17CC')
  assert.equal(named('B8:D6:1A:8B:17:CC'), 'AQ2-B8D61A8B17CC')
  for (const device of ['attic', 'b8d61a8b17c', 'b8d61a8b17cg', '']) assert.equal(named(device), undefined)
})

test('times are read in the format that the rule says, and in no other', () => {
  const at = (format: 'rfc3339' | 'unixS' | 'unixMs', time: unknown) => {
    const mapped = map({ time: { path: '$.at', format } }, { t: 21, at: time })
    return mapped.refusals[0]?.reason ?? (mapped.readings[0] as { time: unknown }).time
  }
  assert.equal(at('rfc3339', '2026-01-31T09:30:00Z'), '2026-01-31T09:30:00Z')
  assert.equal(at('unixS', 1_760_000_000.5), 1_760_000_000.5)
  assert.equal(at('unixS', '1760000000'), 1_760_000_000)
  assert.equal(at('unixMs', 1_760_000_000_500), 1_760_000_000.5)
  for (const [format, time] of [
    ['rfc3339', 1_760_000_000],
    ['unixS', '2026-01-31T09:30:00Z'],
    ['unixMs', undefined],
    ['unixMs', {}],
  ] as const) {
    assert.equal(at(format, time), 'invalid_time')
  }
})

test('a table says what words mean, and what is no reading; others are refused', () => {
  const values = [
    { path: '$.on', varName: 'onlineStatus' as const, table: { online: 1, true: 1, 0: 0, quiet: null } },
  ]
  const read = (on: unknown) => {
    const { readings, refusals } = map({ values }, { on })
    return refusals[0]?.detail ?? (readings[0] as { value: number } | undefined)?.value
  }
  assert.equal(read('online'), 1)
  assert.equal(read(true), 1)
  assert.equal(read(0), 0)
  assert.equal(read('quiet'), undefined)
  assert.equal(read('toString'), '$.on is "toString"; the table knows 0, online, true, quiet.')
  assert.equal(read({}), '$.on is an object; the table knows 0, online, true, quiet.')
})

test('no motion is no motion event, whatever the table says; anything else is one', () => {
  const read = (occupancy: unknown, table?: Record<string, number | null>) => {
    const values = [{ path: '$.occupancy', varName: 'motionEvent' as const, ...(table && { table }) }]
    const { readings, refusals } = map({ values }, { occupancy })
    return refusals[0]?.reason ?? readings.length
  }
  const counts = { true: 1, false: 0, clear: -0 }
  assert.deepEqual([read(true, counts), read(false, counts), read('clear', counts)], [1, 0, 0])
  assert.deepEqual(
    [read(1), read('1'), read(2), read(0), read('0'), read('0.0'), read(-0)],
    [1, 1, 1, 0, 0, 0, 0],
  )
  assert.equal(read(false), 'not_a_number')
})

test('one bad value takes nothing from the others', () => {
  const values = [
    { path: '$.t', varName: 'temperatureC' as const },
    { path: '$.h', varName: 'relativeHumidity' as const },
  ]
  const { readings, refusals } = map({ values }, { t: 21, h: true })
  assert.deepEqual(readings, [reading])
  assert.deepEqual(refusals, [
    { reason: 'not_a_number', detail: '$.h is true; it must be a number, or have a table.' },
  ])
})
