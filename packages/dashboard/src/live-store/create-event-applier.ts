import type { Schemas, StreamEvent } from '@openlightfi/client'
import type { Invalidator } from './create-invalidator.ts'
import type { LatestValues, SensorDatum } from './latest-values.ts'
import { statusVariable } from './status-variable.ts'

/** What events act on. */
export interface EventApplierOptions {
  readonly values: LatestValues
  readonly invalidator: Invalidator
  /** Reads anew what is shown, in the background. */
  readonly refresh: () => void
}

/** Statuses of a stream are derived by definition. */
function toDatum(status: Schemas['DerivedStatus']): SensorDatum {
  return { ...status, var_name: statusVariable, derived: true }
}

/** Makes a function that takes what a stream tells into values and queries. */
export function createEventApplier(options: EventApplierOptions): (event: StreamEvent) => void {
  const { values, invalidator, refresh } = options
  let isSnapshotDue = false
  return (event) => {
    switch (event.type) {
      case 'readings':
        values.put(event.readings)
        if (isSnapshotDue) {
          isSnapshotDue = false
          refresh()
        }
        return
      case 'snapshot':
        values.replace(event.statuses.map(toDatum))
        isSnapshotDue = true
        return
      case 'status':
        values.replace(event.statuses.map(toDatum))
        return
      case 'location':
        invalidator.invalidate('tree', 'snapshot', 'settings')
        return
      case 'sensor':
        invalidator.invalidate('snapshot')
        return
      case 'floorplan':
        // The tree says which floors have one; one that was removed need not be asked for.
        invalidator.invalidate('tree', ...(event.change === 'removed' ? [] : ['floorplan']))
        return
      case 'grant':
        invalidator.invalidate('me', 'tree', 'snapshot', 'settings')
        return
      case 'end':
    }
  }
}
