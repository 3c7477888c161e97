import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { findDateBorder } from './wall-clock.ts'

/** Nights on which clocks went back over midnight, and others that are no simple days. */
const nights = {
  'Antarctica/Casey': '2010-03-05',
  'America/St_Johns': '2010-11-07',
  'America/Sao_Paulo': '2018-02-18',
  'America/Havana': '2025-11-02',
  'Atlantic/Azores': '2025-10-26',
  'Pacific/Apia': '2011-12-30',
} as const
const [quarterMs, dayMs] = [900_000, 86_400_000]

it('no date lies on both sides of a border, also where clocks go back over midnight', () => {
  const property = fc.property(
    fc.constantFrom(...Object.entries(nights)),
    fc.integer({ min: -60, max: 60 }),
    ([timeZone, date], hours) => {
      const timeMs = Date.parse(date) + hours * 3_600_000
      const borderMs = findDateBorder(timeMs, timeZone)
      assert.ok(borderMs <= timeMs && timeMs - borderMs < 2.2 * dayMs)
      const listDates = (fromMs: number) =>
        Array.from({ length: (2 * dayMs) / quarterMs }, (_, index) =>
          Temporal.Instant.fromEpochMilliseconds(fromMs + index * quarterMs)
            .toZonedDateTimeISO(timeZone)
            .toPlainDate()
            .toString(),
        )
      const before = new Set(listDates(borderMs - 2 * dayMs))
      assert.deepEqual(
        listDates(borderMs).filter((one) => before.has(one)),
        [],
        `${timeZone} ${hours}`,
      )
    },
  )
  const casey: [string, (typeof nights)[keyof typeof nights]] = ['Antarctica/Casey', '2010-03-05']
  fc.assert(property, { numRuns: 120, examples: [[casey, 0]] })
})
