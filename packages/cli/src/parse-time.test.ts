import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UsageError } from './exit-code.ts'
import { parseTime, parseTimeMs } from './parse-time.ts'

const nowMs = Date.UTC(2026, 10, 27, 12)
const inCairo = async () => 'Africa/Cairo'

test('spans before now, and every notation of the server, become Unix seconds', async () => {
  const times: Record<string, number> = {
    '2h': nowMs - 7_200_000,
    '7d': nowMs - 7 * 86_400_000,
    '1760000000.9996': 1_760_000_001_000,
    '2026-11-26 08:00:00Z': Date.UTC(2026, 10, 26, 8),
    '2026-11-26T09:00+0100': Date.UTC(2026, 10, 26, 8),
  }
  for (const [text, timeMs] of Object.entries(times)) {
    assert.equal(parseTime('--from', text, nowMs), String(timeMs / 1000), text)
    assert.equal(await parseTimeMs('--from', text, nowMs, inCairo), timeMs, text)
  }
})

test('a date goes to the server as it is, or begins by the clock of the data', async () => {
  assert.equal(parseTime('--from', '2026-04-24', nowMs), '2026-04-24')
  // Clocks go from 00:00 to 01:00 that night.
  assert.equal(await parseTimeMs('--from', '2026-04-24', nowMs, inCairo), Date.UTC(2026, 3, 23, 22))
})

test('what is no time is refused with the option, what it looks like and what would be right', async () => {
  const hints: Record<string, RegExp> = {
    '2026-02-30T00:00:00Z':
      /--to: "2026-02-30T00:00:00Z" is no time, the calendar or the clock has no such moment; give Unix/,
    '2026-11-26T08:00:00': /it has no offset from UTC: add Z/,
    '1764230400000': /it looks like milliseconds/,
    yesterday: /"yesterday" is no time; give Unix seconds, RFC 3339 with an offset, a local date, or a span/,
  }
  for (const [text, message] of Object.entries(hints)) {
    assert.throws(() => parseTime('--to', text, nowMs), message)
    await assert.rejects(parseTimeMs('--to', text, nowMs, inCairo), (error: unknown) => {
      assert.ok(error instanceof UsageError)
      assert.match(error.message, message)
      return true
    })
  }
})
