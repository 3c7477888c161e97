import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { Location, Variable } from '../data/queries.ts'
import { useLiveView } from '../live/use-live-view.ts'
import { findFloorOf } from '../plan/find-floors.ts'
import { floorplanQuery } from '../plan/floorplan-queries.ts'
import { readFeatures } from '../plan/read-features.ts'

/** The sensors of a location with what they show now, and how the rooms of its plan are called. */
export function useRooms(location: Location, variable: Variable) {
  const { client, locations } = useDashboard()
  const view = useLiveView(location, { src: variable.var_name })
  const floor = findFloorOf(locations, location)
  const plan = useQuery({
    ...floorplanQuery(client, floor?.location_id ?? ''),
    enabled: floor !== undefined,
  })
  const roomNames = useMemo(() => {
    const features = plan.data ? readFeatures(plan.data) : []
    return new Map(
      features.flatMap(({ id, name }) =>
        id === undefined || name === undefined ? [] : [[id, name] as const],
      ),
    )
  }, [plan.data])
  const { snapshot, shown, bands, nowS } = view
  return { snapshot, plan, shown, bands, nowS, roomNames }
}
