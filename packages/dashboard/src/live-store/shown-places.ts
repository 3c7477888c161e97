import type { Location } from '../data/queries.ts'
import { createExternalStore, type ExternalStore } from './external-store.ts'
import { findCommonLocation } from './find-common-location.ts'

/** What a stream follows. */
export interface StreamTarget {
  /** With everything below it; `undefined`: everything in sight. */
  readonly locationId: string | undefined
}

/** The places that the tabs of this browser show, of which the tab that leads follows the smallest whole. */
export interface ShownPlaces {
  /** Another object whenever the stream must begin anew; `undefined` while no tab shows a place. */
  readonly target: Pick<ExternalStore<StreamTarget | undefined>, 'get' | 'subscribe'>
  /** Finds the place that a tab shows. */
  find(tab: string): string | undefined
  /** Takes what a tab shows; `null`: nothing any more. */
  note(tab: string, locationId: string | null): void
  /** Has the stream begin anew, if there is one. */
  beginAnew(): void
}

/** Most tabs whose places are remembered. */
const maxTabs = 64

/** Makes a list without a place. @param findLocations the locations in sight, as far as they are known. */
export function createShownPlaces(findLocations: () => readonly Location[]): ShownPlaces {
  const byTab = new Map<string, string>()
  const target = createExternalStore<StreamTarget | undefined>(undefined)
  const aim = () => {
    const current = target.get()
    const locationId = findCommonLocation(findLocations(), byTab.values())
    if (byTab.size === 0) target.set(undefined)
    else if (current === undefined || current.locationId !== locationId) target.set({ locationId })
  }
  return {
    target,
    find: (tab) => byTab.get(tab),
    note: (tab, locationId) => {
      byTab.delete(tab)
      if (locationId !== null && byTab.size < maxTabs) byTab.set(tab, locationId)
      aim()
    },
    beginAnew: () => {
      const current = target.get()
      if (current) target.set({ ...current })
    },
  }
}
