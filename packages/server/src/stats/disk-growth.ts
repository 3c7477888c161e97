import { dayMs } from '../day-ms.ts'

/** What was stored at a time. */
export interface DiskSample {
  /** Unix milliseconds. */
  readonly atMs: number
  readonly bytes: number
}

/** How fast a disk fills. */
export interface DiskGrowth {
  /** Undefined until a day is known. */
  readonly bytesPerDay: number | undefined
  /** The days until it is full if it goes on like that; undefined where it does not grow. */
  readonly daysLeft: number | undefined
}

/** The days over which growth is measured: merges of a few hours do not show in it. */
const measuredDays = 7

/** The least time between two samples of which growth is told: a day, but for the time of a round. */
const leastMs = dayMs - 3_600_000

/** Adds a sample, one a day; drops those that are too old, and those from a clock that was ahead. */
export function addSample(samples: readonly DiskSample[], now: DiskSample): readonly DiskSample[] {
  const kept = samples.filter(({ atMs }) => atMs <= now.atMs && now.atMs - atMs < (measuredDays + 1) * dayMs)
  const last = kept.at(-1)
  return last && now.atMs - last.atMs < dayMs ? kept : [...kept, now]
}

/** Works out the growth from the oldest sample on. */
export function estimateGrowth(
  samples: readonly DiskSample[],
  now: DiskSample,
  freeBytes: number,
): DiskGrowth {
  const oldest = samples.find(({ atMs }) => atMs <= now.atMs && now.atMs - atMs < (measuredDays + 1) * dayMs)
  if (!oldest || now.atMs - oldest.atMs < leastMs) return { bytesPerDay: undefined, daysLeft: undefined }
  const bytesPerDay = (now.bytes - oldest.bytes) / ((now.atMs - oldest.atMs) / dayMs)
  return { bytesPerDay, daysLeft: bytesPerDay > 0 ? Math.floor(freeBytes / bytesPerDay) : undefined }
}
