import type { StoredReading } from '../../storage/time-series/reading.ts'

/** Keeps the last of two readings for the same series and time, since rows of one commit share a sequence. */
export function keepLastOfEachTime(readings: readonly StoredReading[]): readonly StoredReading[] {
  if (areTimesRising(readings)) return readings
  const bySeries = new Map<number, Map<number, StoredReading>>()
  for (const reading of readings) {
    const byTime = bySeries.get(reading.seriesId)
    if (byTime) byTime.set(reading.timeMs, reading)
    else bySeries.set(reading.seriesId, new Map([[reading.timeMs, reading]]))
  }
  return [...bySeries.values()].flatMap((byTime) => [...byTime.values()])
}

/**
 * Tells whether the times of each series rise, as they do where sensors report as they measure: then no time
 * comes twice.
 */
function areTimesRising(readings: readonly StoredReading[]): boolean {
  const newest = new Map<number, number>()
  for (const { seriesId, timeMs } of readings) {
    if ((newest.get(seriesId) ?? -1) >= timeMs) return false
    newest.set(seriesId, timeMs)
  }
  return true
}
