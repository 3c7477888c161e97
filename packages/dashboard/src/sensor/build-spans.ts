/** A stretch of time in which a state held. */
export interface StateSpan {
  /** Unix seconds; `from` belongs to it, `to` does not. */
  readonly from: number
  readonly to: number
  /** The value of the state; `undefined` where nothing is known. */
  readonly value: number | undefined
}

/**
 * Joins reports of a state to the stretches in which it held: each report holds until the next one.
 *
 * @param reports by time, rising, Unix seconds.
 * @param intervalS how far apart reports are: a range that begins within one before the first is known from
 * its beginning.
 */
export function buildSpans(
  reports: readonly { readonly time: number; readonly value: number }[],
  range: { readonly from: number; readonly to: number },
  intervalS = 0,
): readonly StateSpan[] {
  const spans: StateSpan[] = []
  const add = (from: number, to: number, value: number | undefined) => {
    if (to <= from) return
    const before = spans.at(-1)
    if (before && before.value === value) spans[spans.length - 1] = { ...before, to }
    else spans.push({ from, to, value })
  }
  const [first] = reports
  const knownFrom = first?.time ?? range.to
  const isKnown = first !== undefined && knownFrom - range.from <= intervalS
  add(range.from, Math.min(knownFrom, range.to), isKnown ? first.value : undefined)
  reports.forEach(({ time, value }, index) => {
    const end = reports[index + 1]?.time ?? range.to
    add(Math.max(time, range.from), Math.min(end, range.to), value)
  })
  return spans
}
