import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { drawChart, type Series } from './draw-chart.ts'
import { chooseBucket } from './read-series.ts'
import { chooseTimeLabels } from './time-labels.ts'
import { chooseValueScale, listLabels } from './value-scale.ts'

const hourS = 3_600
const noonS = Date.UTC(2026, 0, 31, 12) / 1000
const options = {
  width: 30,
  height: 4,
  fromS: noonS,
  toS: noonS + 24 * hourS,
  timeZone: 'UTC',
  paint: undefined,
}

function createRamp(name: string, unit = 'ppm'): Series {
  const data = Array.from({ length: 24 }, (_, hour) => ({ time: noonS + hour * hourS, value: hour * 100 }))
  return { name, unit, data, gapS: 2 * hourS }
}

describe('a chart', () => {
  test('has a legend with figures, an axis of values, a line and an axis of local time', () => {
    assert.equal(
      drawChart([createRamp('Lobby CO2ppm')], options).join(''),
      `Lobby CO2ppm (ppm): min 0, mean 1150, max 2300, newest 2300
 4000┤
 2000┤                   ⢀⣀⣀⡠⠄
     │         ⢀⣀⡠⠤⠤⠔⠒⠒⠊⠉⠁
    0┤⣀⡠⠤⠔⠒⠒⠊⠉⠉⠁
     └┬───────────┬───────────
      12:00       02-01
`,
    )
  })

  test('does not join what lies further apart than a gap', () => {
    const { data } = createRamp('x')
    const sparse = data.filter((_, hour) => hour < 6 || hour >= 18)
    const lines = drawChart([{ name: 'x', unit: '', data: sparse, gapS: 2 * hourS }], options)
    const columns = new Set(
      lines
        .slice(1, 5)
        .flatMap((line) => [...line.slice(6)].flatMap((mark, column) => (mark.trim() ? [column] : []))),
    )
    assert.deepEqual([columns.has(2), columns.has(10), columns.has(20)], [true, false, true])
  })

  test('without colour tells several series apart by letters, and with colour by painting', () => {
    const both = [createRamp('one'), { ...createRamp('two'), data: [{ time: noonS, value: 2300 }] }]
    const plain = drawChart(both, options).join('')
    assert.match(plain, /^a one .*\nb two /)
    assert.match(plain, /[│┤]b/)
    assert.doesNotMatch(plain, /[⠀-⣿]/)
    const painted = drawChart(both, { ...options, paint: (series, text) => `<${series}${text}>` }).join('')
    assert.match(painted, /^<0──> one .*\n<1──> two /)
    assert.match(painted, /<0[⠀-⣿]>/)
  })

  test('gives each unit a panel of its own, with axes under each other', () => {
    const lines = drawChart([createRamp('one'), createRamp('two', '°C')], options)
    assert.equal(lines.filter((line) => line.includes('└')).length, 2)
    assert.equal(new Set(lines.filter((line) => line.includes('└')).map((line) => line.indexOf('└'))).size, 1)
  })

  test('of nothing says so', () => {
    assert.match(
      drawChart([{ name: 'x', unit: 'ppm', data: [], gapS: 1 }], options)[0] ?? '',
      /^x: no data\n$/,
    )
  })

  test('is never wider than it may be, whatever the data', () => {
    const point = fc.record({
      time: fc.integer({ min: options.fromS - hourS, max: options.toS + hourS }),
      value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    })
    const series = fc.array(point, { maxLength: 40 }).map((data) => ({
      name: 'x',
      unit: 'ppm',
      data: data.toSorted((a, b) => a.time - b.time),
      gapS: hourS,
    }))
    fc.assert(
      fc.property(
        fc.array(series, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 40, max: 200 }),
        (all, width) => {
          const lines = drawChart(all, { ...options, width })
          for (const line of lines.filter((each) => !each.includes('x')))
            assert.ok([...line.trimEnd()].length <= width)
        },
      ),
      { numRuns: 100 },
    )
  })
})

test('an axis of values holds all of them between round ends', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(fc.array(value, { maxLength: 20 }), fc.integer({ min: 2, max: 20 }), (values, labels) => {
      const scale = chooseValueScale(values, labels)
      const slack = scale.step * 1e-6
      for (const each of values) assert.ok(scale.min - slack <= each && each <= scale.max + slack)
      assert.ok(listLabels(scale).length <= labels + 2)
    }),
  )
  for (const values of [
    [0, 5e-324],
    [1e15, 1e15 + 0.125],
    [7, 7],
  ]) {
    const { min, max } = chooseValueScale(values, 5)
    assert.ok(min < max && Number.isFinite(min) && Number.isFinite(max), `${values}`)
  }
  assert.deepEqual(listLabels(chooseValueScale([403, 988], 4)), [400, 600, 800, 1000])
  assert.deepEqual(listLabels(chooseValueScale([0.11, 0.32], 4)), [0.1, 0.2, 0.3, 0.4])
})

test('labels of time are round on the wall clock, also where the clocks change and in half-hour zones', () => {
  const springS = Date.UTC(2026, 2, 29) / 1000
  const textsOf = (hours: number, zone: string) =>
    chooseTimeLabels(springS - 6 * hourS, springS + hours * hourS, zone, { count: 6 }).map(({ text }) => text)
  assert.deepEqual(textsOf(18, 'Europe/London'), ['18:00', '03-29', '06:00', '12:00', '18:00'])
  assert.deepEqual(textsOf(18, 'Asia/Kolkata'), ['03-29', '06:00', '12:00', '18:00'])
  assert.deepEqual(textsOf(24 * 20, 'Europe/London'), ['03-30', '04-06', '04-13'])
})

test('a day that begins at 01:00 has its date there, and one whose midnight comes twice has it once', () => {
  const textsOf = (startMs: number, timeZone: string) =>
    chooseTimeLabels(startMs / 1000, startMs / 1000 + 24 * hourS, timeZone, { count: 4 }).map(
      ({ text }) => text,
    )
  assert.deepEqual(textsOf(Date.UTC(2026, 3, 23, 16), 'Africa/Cairo'), [
    '18:00',
    '04-24',
    '06:00',
    '12:00',
    '18:00',
  ])
  assert.deepEqual(textsOf(Date.UTC(2026, 9, 31, 22), 'America/Havana'), [
    '18:00',
    '11-01',
    '00:00',
    '06:00',
    '12:00',
  ])
})

test('labels rise and lie in the range, however long it is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2_000_000_000 }),
      fc.integer({ min: 60, max: 300 * 86_400 }),
      (fromS, lengthS) => {
        const times = chooseTimeLabels(fromS, fromS + lengthS, 'America/St_Johns', { count: 6 }).map(
          ({ time }) => time,
        )
        assert.ok(times.length <= 14)
        for (const [index, time] of times.entries()) {
          assert.ok(time >= fromS && time < fromS + lengthS)
          assert.ok(time > (times[index - 1] ?? -1))
        }
      },
    ),
    { numRuns: 50 },
  )
})

test('buckets are chosen so that a year is not read minute by minute', () => {
  const ranges = [1, 2, 4, 14, 60, 365].map((days) => chooseBucket(days * 86_400))
  assert.deepEqual(ranges, [undefined, undefined, '15m', '1h', '3h', '1d'])
})
