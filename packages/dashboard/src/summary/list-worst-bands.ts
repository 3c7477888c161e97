import type { Variable } from '../data/queries.ts'
import { type BandShare, countVariable, findWorst, type PlaceSummary } from './place-counts.ts'

/** A variable with the worst band in which any sensor of a place is. */
export interface WorstBand {
  readonly variable: Variable
  readonly band: BandShare
}

/**
 * Lists what is not as it should be in a place: of each variable the worst band, the worst variable first.
 *
 * @param variables in the order in which equally bad ones are listed.
 */
export function listWorstBands(place: PlaceSummary, variables: readonly Variable[]): readonly WorstBand[] {
  return variables
    .flatMap((variable) => {
      const band = findWorst(countVariable(place, variable))
      return band !== undefined && band.severity > 0 ? [{ variable, band }] : []
    })
    .sort((one, other) => other.band.severity - one.band.severity)
}
