import { findInsertion } from './find-point.ts'
import type { SeriesColumns } from './series-columns.ts'
import type { TimeRange } from './time-range.ts'

/** The extremes of the points of one column of pixels. */
export interface PixelExtremes {
  /** From the left, pixels. */
  readonly pixel: number
  readonly min: number
  readonly max: number
}

/** Gathers the extremes of the points that share a pixel, in stretches without a gap. */
export function gatherByPixel(
  columns: Pick<SeriesColumns, 'x' | 'min' | 'max'>,
  { from, to }: TimeRange,
  width: number,
): readonly (readonly PixelExtremes[])[] {
  const { x, min, max } = columns
  // One point beyond each border, so that an area goes up to it.
  const first = Math.max(0, findInsertion(x, from) - 1)
  const last = Math.min(x.length - 1, findInsertion(x, to))
  const runs: PixelExtremes[][] = []
  let run: PixelExtremes[] = []
  for (let index = first; index <= last; index += 1) {
    const least = min[index] ?? null
    const greatest = max[index] ?? null
    if (least === null || greatest === null) {
      if (run.length > 0) runs.push(run)
      run = []
      continue
    }
    const pixel = Math.round((((x[index] ?? 0) - from) / (to - from)) * width)
    const before = run.at(-1)
    if (before?.pixel === pixel) {
      run[run.length - 1] = {
        pixel,
        min: Math.min(before.min, least),
        max: Math.max(before.max, greatest),
      }
    } else run.push({ pixel, min: least, max: greatest })
  }
  if (run.length > 0) runs.push(run)
  return runs
}
