import type { ShownBand } from '../data/bands.ts'

/** From this severity on a value is bad; a scale that has none so bad begins a step earlier. */
const bad = 3

/** Finds the values at which bands begin to be bad, on either side. */
export function findLimits(bands: readonly ShownBand[]): readonly number[] {
  const least = Math.min(bad, Math.max(1, ...bands.map(({ severity }) => severity)))
  return bands.flatMap(({ to, severity, index }) => {
    const next = bands[index + 1]
    return to !== null && next && severity >= least !== next.severity >= least ? [to] : []
  })
}
