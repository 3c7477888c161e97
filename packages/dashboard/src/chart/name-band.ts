import type { ShownBand } from '../data/bands.ts'
import type { ShownUnit } from './shown-unit.ts'

/** Names a band with the value above which it begins: "Poor > 1,250"; the lowest by its word alone. */
export function nameBand(band: ShownBand, bands: readonly ShownBand[], unit: ShownUnit | undefined): string {
  const below = bands.find(({ index }) => index === band.index - 1)?.to
  return below == null || unit === undefined ? band.name : `${band.name} > ${unit.format(below)}`
}
