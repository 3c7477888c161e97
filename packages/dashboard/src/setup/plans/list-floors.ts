import { findLineage } from '../../data/find-relatives.ts'
import type { Location } from '../../data/queries.ts'
import { hasText } from '../has-text.ts'

/** A floor as a row of the list. */
export interface FloorRow {
  readonly floor: Location
  /** What it lies in, the topmost first. */
  readonly path: string
}

/** Lists the floors in the order of the tree, those that have a text in their name or in what they lie in. */
export function listFloors(locations: readonly Location[], text: string): readonly FloorRow[] {
  return locations
    .filter(({ kind }) => kind === 'floor')
    .map((floor) => ({
      floor,
      path: findLineage(locations, floor)
        .slice(0, -1)
        .map(({ name }) => name)
        .join(' › '),
    }))
    .filter(({ floor, path }) => hasText(text, floor.name, path))
}
