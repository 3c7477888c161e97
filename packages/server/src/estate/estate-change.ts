import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'

/** Something that changed in the estate; it is durable, and the estate in memory is as it is afterwards. */
export type EstateChange =
  | {
      readonly kind: 'location'
      /** Absent for one that was made. */
      readonly before?: Location
      /** Absent for one that was deleted. */
      readonly after?: Location
    }
  | { readonly kind: 'sensor'; readonly before?: Sensor; readonly after?: Sensor }
  | {
      readonly kind: 'floorplan'
      readonly locationId: string
      readonly change: 'created' | 'changed' | 'removed'
    }
  /** Much changed at once: whoever follows a part of these organisations looks at all of it again. */
  | { readonly kind: 'many'; readonly organisationIds: ReadonlySet<string> }

/** Takes note of a change. Must not throw. */
export type EstateListener = (change: EstateChange) => void
