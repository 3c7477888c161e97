import { lazyRouteComponent, Navigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { appTexts } from '../text/en/app.ts'
import { useDashboard } from './dashboard-context.tsx'
import { loadScreen } from './load-screen.ts'
import styles from './plain-page.module.css'

/** Not part of what Live needs, so it comes when somebody has several places. */
const PlaceChoice = lazyRouteComponent(
  loadScreen(() => import('../summary/place-choice.tsx')),
  'PlaceChoice',
)

/** Leads to the location that was shown last, or to the only one; offers the granted ones otherwise. */
export function HomeScreen() {
  const { locations, me, preferences } = useDashboard()
  const last = locations.find(({ location_id }) => location_id === preferences.preferences.last_location_id)
  const places = me.places.filter(({ location_id }) =>
    locations.some((one) => one.location_id === location_id),
  )
  const only = last ?? (places.length === 1 ? places[0] : undefined)
  if (only) return <Navigate to="/live/$location" params={{ location: only.location_id }} replace />
  const { none, noneNext } = appTexts.home
  if (places.length === 0) {
    return (
      <section className={styles.page}>
        <h1>{none}</h1>
        <p>{noneNext}</p>
      </section>
    )
  }
  return (
    <Suspense>
      <PlaceChoice places={places} />
    </Suspense>
  )
}
