import type { SeriesDelays } from '../storage/time-series/statements/arrival-delays.ts'

/** How late the readings of a sensor came; see {@link SeriesDelays}. */
export type SensorDelays = Omit<SeriesDelays, 'seriesId'>

/** A lead or lag below these is that of the network, and of commits that are known to the minute. */
const leastAheadMs = 10_000
const leastBehindMs = 15 * 60_000

/** Delays of a clock that is behind are about the same: a gateway that sends in bursts has some near none. */
const mostSpreadMs = 20 * 60_000

/** Readings that say the same before a clock is blamed. */
const leastReadings = 4

/** Takes the delays of several series together. */
export function mergeDelays(one: SensorDelays | undefined, other: SensorDelays): SensorDelays {
  if (!one) return other
  return {
    readings: one.readings + other.readings,
    late: one.late + other.late,
    imported: one.imported + other.imported,
    leastMs: Math.min(one.leastMs, other.leastMs),
    mostMs: Math.max(one.mostMs, other.mostMs),
    aheadMs: Math.max(one.aheadMs, other.aheadMs),
  }
}

/**
 * Finds how far the clock of a sensor is off at least, milliseconds: positive when it is ahead. Undefined
 * while nothing says that it is.
 */
export function findClockOffset(delays: SensorDelays): number | undefined {
  const { readings, imported, leastMs, mostMs, aheadMs } = delays
  if (aheadMs >= leastAheadMs) return aheadMs
  const isBehind =
    readings >= leastReadings &&
    imported === 0 &&
    leastMs >= leastBehindMs &&
    mostMs - leastMs <= mostSpreadMs
  return isBehind ? -leastMs : undefined
}
