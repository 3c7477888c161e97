import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { NotFoundScreen } from '../app/not-found-screen.tsx'
import { GonePlace } from './gone-place.tsx'
import { LivePlace } from './live-place.tsx'

const route = getRouteApi('/live/$location')

/** How a place is now. */
export function LiveScreen() {
  const { location } = route.useParams()
  const { locations } = useDashboard()
  const [seen, setSeen] = useState<string>()
  const place = locations.find(({ location_id }) => location_id === location)
  if (place !== undefined && seen !== location) setSeen(location)
  if (place !== undefined) return <LivePlace key={location} place={place} />
  return seen === location ? <GonePlace /> : <NotFoundScreen />
}
