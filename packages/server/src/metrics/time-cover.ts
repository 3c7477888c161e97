import type { TimeSegment } from '../storage/time-series/reading.ts'

/** Unites stretches of time: disjoint, rising, none empty; stretches that touch become one. */
export function unite(stretches: readonly TimeSegment[]): TimeSegment[] {
  const united: { fromMs: number; toMs: number }[] = []
  for (const { fromMs, toMs } of stretches.toSorted((a, b) => a.fromMs - b.fromMs)) {
    if (toMs <= fromMs) continue
    const last = united.at(-1)
    if (last && fromMs <= last.toMs) last.toMs = Math.max(last.toMs, toMs)
    else united.push({ fromMs, toMs })
  }
  return united
}

/**
 * Measures the milliseconds of each segment that the stretches cover.
 *
 * @param united disjoint and rising, as {@link unite} returns them.
 * @param segments disjoint and rising.
 */
export function measureOverlaps(united: readonly TimeSegment[], segments: readonly TimeSegment[]): number[] {
  let at = 0
  return segments.map((segment) => {
    while ((united[at]?.toMs ?? Number.POSITIVE_INFINITY) <= segment.fromMs) at += 1
    let overlapMs = 0
    for (let index = at; index < united.length; index += 1) {
      const stretch = united[index]
      if (!stretch || stretch.fromMs >= segment.toMs) break
      overlapMs += Math.min(stretch.toMs, segment.toMs) - Math.max(stretch.fromMs, segment.fromMs)
    }
    return overlapMs
  })
}
