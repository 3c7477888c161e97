import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { readSeries } from '../compare/compare-basket.ts'
import { compareSearch } from '../compare/compare-search.ts'
import type { Location } from '../data/queries.ts'
import { sensorQueries } from '../sensor/sensor-queries.ts'
import { useDashboard } from './dashboard-context.tsx'
import { findPlaceScreen, keepForOtherPlace } from './screens.ts'
import { readSearch } from './search-params.ts'

/**
 * The location that the address names, or that of the sensor it names, of several that of the first, or else
 * the one shown last, or the first in sight.
 */
export function usePlace(): Location | undefined {
  const { location, sensor: shownId } = useParams({ strict: false })
  const { search } = useLocation()
  // The frame lies outside of all screens, and sees addresses as they are written.
  const [compared] = readSearch(compareSearch, search).s ?? []
  const sensor = shownId ?? readSeries(compared ?? '')?.sensorId
  const { client, locations, preferences } = useDashboard()
  const shown = useQuery({
    ...sensorQueries.sensor(client, sensor ?? ''),
    enabled: sensor !== undefined,
    refetchInterval: false,
  })
  const find = (id: string | undefined) => locations.find(({ location_id }) => location_id === id)
  return (
    find(location ?? shown.data?.location_id) ??
    find(preferences.preferences.last_location_id) ??
    locations[0]
  )
}

/** Gives a function that shows another location on the same screen. */
export function useGoToPlace(): (locationId: string) => void {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  return (locationId) => {
    const screen = findPlaceScreen(pathname)
    navigate({
      to: `/${screen}/$location`,
      params: { location: locationId },
      search: keepForOtherPlace(search),
    })
  }
}
