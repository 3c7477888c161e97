/** One line of a comparison. */
export interface ComparedSeries {
  readonly sensorId: string
  readonly varName: string
}

/** The most lines that a comparison has. */
export const maxCompared = 12

/** Writes the address of a comparison over a stretch of time, below `/dashboard`. */
export function writeCompareAddress(
  series: readonly ComparedSeries[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): string {
  const lines = series.slice(0, maxCompared).map(({ sensorId, varName }) => `${sensorId}:${varName}`)
  return `/compare?s=${lines.join(',')}&from=${from}&to=${to}`
}
