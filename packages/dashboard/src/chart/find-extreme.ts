import { findBand, type ShownBand } from '../data/bands.ts'
import type { SeriesExtreme, SeriesFigures } from './measure-series.ts'

/** The moment that a reader wants to know of a course. */
export interface NamedExtreme extends SeriesExtreme {
  readonly side: 'highest' | 'lowest'
}

/**
 * Finds the extreme on the bad side: the lowest value where that is in a worse band than the highest, or
 * where all values are in one band below what is good.
 *
 * @param bands in the unit of the figures.
 */
export function findExtreme(
  { peak, trough }: Pick<SeriesFigures, 'peak' | 'trough'>,
  bands: readonly ShownBand[],
): NamedExtreme | undefined {
  if (peak === undefined || trough === undefined) return undefined
  const severityOf = ({ value }: SeriesExtreme) => findBand(bands, value)?.severity ?? 0
  const low = findBand(bands, trough.value)
  const isBelowGood =
    low !== undefined && low === findBand(bands, peak.value) && bands.indexOf(low) < findBest(bands)
  const isLowest = isBelowGood || severityOf(trough) > severityOf(peak)
  return isLowest ? { ...trough, side: 'lowest' } : { ...peak, side: 'highest' }
}

/** Finds the place of the best band. */
function findBest(bands: readonly ShownBand[]): number {
  const least = Math.min(...bands.map(({ severity }) => severity))
  return bands.findIndex(({ severity }) => severity === least)
}
