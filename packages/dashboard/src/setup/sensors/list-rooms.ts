import type { Schemas } from '@openlightfi/client'
import { readFeatures } from '../../plan/read-features.ts'

/** An area of a plan that sensors can be tied to. */
export interface RoomOption {
  readonly id: string
  /** Its name for people, else its id. */
  readonly name: string
}

const collator = new Intl.Collator('en', { numeric: true })

/** Lists the areas of a plan that sensors can be tied to, by name. */
export function listRooms(plan: Schemas['Floorplan'] | undefined): readonly RoomOption[] {
  if (!plan) return []
  return readFeatures(plan)
    .flatMap(({ id, name, polygons }) =>
      id === undefined || polygons.length === 0 ? [] : [{ id, name: name ?? id }],
    )
    .sort((a, b) => collator.compare(a.name, b.name))
}
