import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { varNameList, varNames } from '@openlightfi/contract'
import fc from 'fast-check'
import { checkReading, isFault, maxClockSkewMs } from './check-reading.ts'

const nowMs = Date.UTC(2026, 0, 31, 12)
const rules = { nowMs, before2000: false }
const good = { sensor_id: 'AQ2-FE753C0D7ADF', var_name: 'CO2ppm', time: nowMs / 1000, value: 850 }

function codeOf(input: unknown): string {
  const checked = checkReading(input, rules)
  return isFault(checked) ? checked.code : 'accepted'
}

describe('checking a reading', () => {
  it('takes Unix seconds with fractions and RFC 3339 with any offset for the same instant', () => {
    for (const time of [
      1769860800.25,
      '1769860800.25',
      '2026-01-31T12:00:00.250Z',
      '2026-01-31T13:00:00.25+01:00',
    ]) {
      const checked = checkReading({ ...good, time }, rules)
      assert.ok(!isFault(checked), `${time}`)
      assert.equal(checked.timeMs, nowMs + 250)
    }
  })

  const faults: readonly (readonly [what: string, input: unknown, code: string])[] = [
    ['no object', 5, 'invalid_reading'],
    ['null', null, 'invalid_reading'],
    ['a list', [good], 'invalid_reading'],
    ['a missing sensor', { ...good, sensor_id: undefined }, 'invalid_reading'],
    ['a numeric sensor', { ...good, sensor_id: 7 }, 'invalid_reading'],
    ['an unknown field', { ...good, unit: 'ppm' }, 'invalid_reading'],
    ['a value as text', { ...good, value: '850' }, 'invalid_reading'],
    ['no value', { ...good, value: null }, 'invalid_reading'],
    ['an unknown variable', { ...good, var_name: 'pH' }, 'unknown_var_name'],
    ['a variable in the wrong case', { ...good, var_name: 'co2ppm' }, 'unknown_var_name'],
    ['the name of an object member', { ...good, var_name: 'constructor' }, 'unknown_var_name'],
    ['a number too large for a double', { ...good, value: Number.POSITIVE_INFINITY }, 'value_out_of_bounds'],
    ['half an online status', { ...good, var_name: 'onlineStatus', value: 0.5 }, 'value_out_of_bounds'],
    ['milliseconds for seconds', { ...good, time: nowMs }, 'invalid_time'],
    ['a local time', { ...good, time: '2026-01-31T12:00:00' }, 'invalid_time'],
    ['a day that does not exist', { ...good, time: '2026-02-30T12:00:00Z' }, 'invalid_time'],
    ['a time before 1970', { ...good, time: -1 }, 'invalid_time'],
    ['a time before 2000', { ...good, time: 946684799.999 }, 'invalid_time'],
    ['no time', { ...good, time: undefined }, 'invalid_time'],
  ]
  for (const [what, input, code] of faults) {
    it(`refuses ${what} as ${code}`, () => assert.equal(codeOf(input), code))
  }

  it('takes a time before 2000 from whoever says that it is meant', () => {
    for (const time of [0, 9, 946684799.999, '1999-12-31T23:59:59Z']) {
      assert.ok(!isFault(checkReading({ ...good, time }, { nowMs, before2000: true })), `${time}`)
    }
    assert.equal(codeOf({ ...good, time: 946684800 }), 'accepted')
    assert.ok(isFault(checkReading({ ...good, time: -1 }, { nowMs, before2000: true })))
  })

  const looks: readonly (readonly [time: unknown, detail: RegExp])[] = [
    [9, /before 2000 \(1970-01-01T00:00:09.000Z\).*since a device was started.*before_2000=true/],
    ['1970-01-01T00:10:00Z', /since a device was started/],
    [46053.5, /serial date of a spreadsheet \(2026-01-31T12:00, without an offset\)/],
    ['46053,5', /serial date of a spreadsheet/],
    [nowMs, /looks like milliseconds \(2026-01-31T12:00:00.000Z\): divide it by 1000\./],
    [String(nowMs * 1000), /looks like microseconds \(2026-01-31T12:00:00.000Z\)/],
    [nowMs * 1e6, /looks like nanoseconds/],
    ['2026-01-31T12:00:00', /has no offset from UTC/],
    ['2026-01-31', /has no time of day/],
    ['31.01.2026 12:00', /as spreadsheets show it/],
    ['2026-02-30T12:00:00Z', /no such moment/],
    [700_000_000, /before 2000 \(1992-03-07T20:26:40.000Z\); got 700000000\. If it is meant/],
  ]
  for (const [time, detail] of looks) {
    it(`says what ${JSON.stringify(time)} looks like`, () => {
      const checked = checkReading({ ...good, time }, rules)
      assert.ok(isFault(checked))
      assert.equal(checked.code, 'invalid_time')
      assert.match(checked.detail, detail)
    })
  }

  it('suggests the right spelling of a variable', () => {
    const checked = checkReading({ ...good, var_name: 'co2PPM' }, rules)
    assert.ok(isFault(checked))
    assert.match(checked.detail, /did you mean "CO2ppm"/)
  })

  it('allows a clock that is ahead by the allowed skew and not a millisecond more', () => {
    assert.equal(codeOf({ ...good, time: (nowMs + maxClockSkewMs) / 1000 }), 'accepted')
    assert.equal(codeOf({ ...good, time: (nowMs + maxClockSkewMs + 1) / 1000 }), 'time_in_future')
  })

  it('accepts every variable at both its bounds and refuses what is just beyond', () => {
    for (const varName of varNameList) {
      if (varName === 'motionEvent') continue // the check ignores its posted value
      const { min, max } = varNames[varName]
      const codes = [min, max, min - 1e-6 * Math.max(1, -min), max + 1].map((value) =>
        codeOf({ ...good, var_name: varName, value }),
      )
      assert.deepEqual(codes, ['accepted', 'accepted', 'value_out_of_bounds', 'value_out_of_bounds'], varName)
    }
  })

  it('names nested input by its kind, however deep it is', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    assert.equal(codeOf({ ...good, time: deep }), 'invalid_time')
    assert.equal(codeOf({ ...good, value: deep }), 'invalid_reading')
  })

  it('never throws and never echoes more than a little of hostile input', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: false }), fc.string({ maxLength: 2000 }), (anything, text) => {
        for (const input of [
          anything,
          { ...good, time: anything },
          { ...good, var_name: text },
          { ...good, time: text },
        ]) {
          const checked = checkReading(input, rules)
          if (isFault(checked)) assert.ok(checked.detail.length < 700)
        }
      }),
    )
  })
})
