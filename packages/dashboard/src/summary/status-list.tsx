import { Link } from '@tanstack/react-router'
import { summaryTexts } from '../text/en/summary.ts'
import { countSensors, type PlaceSummary, unheardStatuses } from './place-counts.ts'
import styles from './status-list.module.css'

/** How many sensors are heard, and what is the matter with the others. */
export function StatusList({ place }: { place: PlaceSummary }) {
  const words = summaryTexts.statuses
  const { all, heard } = countSensors(place)
  const others = unheardStatuses.filter((status) => place.statuses[status] > 0)
  return (
    <section className={styles.card}>
      <h2>{words.title}</h2>
      <p className={styles.lead}>{words.heard(heard, all)}</p>
      <ul className={styles.entries}>
        {others.map((status) => (
          <li key={status}>
            <Link
              to="/health/$location"
              params={{ location: place.location_id }}
              search={{ kind: status }}
              className={styles.entry}
            >
              {words.entry(place.statuses[status], status)}
            </Link>
          </li>
        ))}
        {place.statuses.retired > 0 && (
          <li className={styles.retired}>{words.entry(place.statuses.retired, 'retired')}</li>
        )}
      </ul>
    </section>
  )
}
