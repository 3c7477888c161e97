import type { SeriesColumns } from './series-columns.ts'

/** Several series over one list of times. */
export interface AlignedSeries {
  readonly x: readonly number[]
  /**
   * Of each series its figures at those times: `null` where its line breaks, `undefined` where it has no
   * point and goes on.
   */
  readonly series: readonly {
    readonly mean: readonly (number | null | undefined)[]
    readonly min: readonly (number | null | undefined)[]
    readonly max: readonly (number | null | undefined)[]
  }[]
}

/** Puts series with times of their own over one list of times. */
export function alignSeries(all: readonly SeriesColumns[]): AlignedSeries {
  const [only] = all
  if (only !== undefined && all.length === 1) return { x: only.x, series: [only] }
  const x = mergeTimes(all.map((columns) => columns.x))
  return {
    x,
    series: all.map((columns) => {
      const mean: (number | null | undefined)[] = new Array(x.length).fill(undefined)
      const min: (number | null | undefined)[] = new Array(x.length).fill(undefined)
      const max: (number | null | undefined)[] = new Array(x.length).fill(undefined)
      let own = 0
      for (let index = 0; index < x.length; index += 1) {
        if (columns.x[own] !== x[index]) continue
        mean[index] = columns.mean[own]
        min[index] = columns.min[own]
        max[index] = columns.max[own]
        own += 1
      }
      for (const values of [mean, min, max]) widenBreaks(values)
      return { mean, min, max }
    }),
  }
}

/** Lets a break reach from the value before it to the one after, over times that only other series have. */
function widenBreaks(values: (number | null | undefined)[]): void {
  values.forEach((value, index) => {
    if (value !== null) return
    for (const step of [-1, 1]) {
      for (let at = index + step; at >= 0 && at < values.length && values[at] === undefined; at += step) {
        values[at] = null
      }
    }
  })
}

function mergeTimes(lists: readonly (readonly number[])[]): readonly number[] {
  const times = Float64Array.from(lists.flat()).sort()
  const merged: number[] = []
  for (const time of times) if (time !== merged.at(-1)) merged.push(time)
  return merged
}
