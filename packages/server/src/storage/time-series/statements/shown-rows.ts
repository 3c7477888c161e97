import type { NamedSeries } from './row-layout.ts'

/** A condition that leaves out rows of before the time from which on series are shown. */
export interface ShownRows {
  /** Stands behind a scope; empty where all rows are shown. Its parameters are `series` and the following. */
  readonly condition: string
  readonly parameters: { readonly shown?: string }
}

/** Builds the condition for series in a range that begins at a time, Unix milliseconds. */
export function chooseShownRows(
  series: readonly Pick<NamedSeries, 'shownFromMs'>[],
  fromMs: number,
): ShownRows {
  if (series.every(({ shownFromMs = 0 }) => shownFromMs <= fromMs)) return { condition: '', parameters: {} }
  return {
    condition:
      'AND toUnixTimestamp64Milli(time) >= transform(series, {series:Array(UInt32)}, {shown:Array(Int64)}, 0::Int64)',
    parameters: { shown: JSON.stringify(series.map(({ shownFromMs = 0 }) => shownFromMs)) },
  }
}
