import type { Schemas } from '@openlightfi/client'
import { appTexts } from '../text/en/app.ts'
import { PlaceCard } from './place-card.tsx'
import styles from './place-choice.module.css'

/** Places whose counts are read: each is a question to the server. */
const mostCounted = 24

/** The places that somebody was granted, side by side. */
export function PlaceChoice({ places }: { places: readonly Schemas['GrantedPlace'][] }) {
  return (
    <section className={styles.page}>
      <h1>{appTexts.home.choose}</h1>
      <ul className={styles.cards}>
        {places.map((place, index) => (
          <PlaceCard key={place.location_id} place={place} isCounted={index < mostCounted} />
        ))}
      </ul>
    </section>
  )
}
