/** A datum of any variable in the model. */
export interface HeardDatum {
  /** Unix milliseconds. */
  readonly timeMs: number
  /** True for a report of `onlineStatus`. */
  readonly isReport: boolean
  readonly value: number
}

/** A point of a status over time. */
export interface StatusPoint {
  readonly timeMs: number
  readonly value: number
}

/** A sensor is silent after this long without a datum: three times five minutes. */
const patienceMs = 900_000

/**
 * Computes the whole `onlineStatus` of a sensor by brute force, written apart from the implementation: at
 * every time at which something can happen it asks what is known then, looking at every datum each time.
 */
export function computeStatus(data: readonly HeardDatum[], nowMs: number): StatusPoint[] {
  const times = new Set(data.flatMap(({ timeMs }) => [timeMs, timeMs + patienceMs]))
  const points: StatusPoint[] = []
  for (const timeMs of [...times].sort((a, b) => a - b)) {
    const report = data.find((datum) => datum.isReport && datum.timeMs === timeMs)
    const value = report ? report.value : deriveAt(data, timeMs, nowMs)
    if (value !== undefined) points.push({ timeMs, value })
  }
  return points
}

function deriveAt(data: readonly HeardDatum[], timeMs: number, nowMs: number): number | undefined {
  const before = data.filter((datum) => datum.timeMs < timeMs)
  if (before.length === 0) return undefined
  const newest = Math.max(...before.map((datum) => datum.timeMs))
  const lastReport = before.reduce<HeardDatum | undefined>(
    (last, datum) => (datum.isReport && datum.timeMs > (last?.timeMs ?? -1) ? datum : last),
    undefined,
  )
  if (lastReport?.value === 0 || lastReport?.value === -2) return undefined
  const isHeard = data.some((datum) => datum.timeMs === timeMs)
  if (isHeard) return timeMs - newest > patienceMs ? 1 : undefined
  const hasLater = data.some((datum) => datum.timeMs > timeMs)
  return timeMs - newest === patienceMs && (hasLater || nowMs > timeMs) ? 0 : undefined
}

/** Computes the latest status, from the newest data alone. */
export function computeLatestStatus(data: readonly HeardDatum[], nowMs: number): StatusPoint | undefined {
  const newestMs = Math.max(...data.map(({ timeMs }) => timeMs))
  const reports = data.filter(({ isReport }) => isReport).sort((a, b) => a.timeMs - b.timeMs)
  const last = reports.at(-1)
  const report = last && { timeMs: last.timeMs, value: last.value }
  if (report?.value === 0 || report?.value === -2) return report
  if (nowMs - newestMs > patienceMs) return { timeMs: newestMs + patienceMs, value: 0 }
  return report?.value === -1 && newestMs - report.timeMs > patienceMs
    ? { timeMs: newestMs, value: 1 }
    : report
}
