import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { profileTexts } from '../text/en/profile.ts'
import styles from './profile-screen.module.css'

const { me: words } = profileTexts

/** Who is logged in, and what they may do where. */
export function Identity() {
  const { me } = useDashboard()
  const { name, email, role, organisation, places, can } = me
  return (
    <dl className={styles.facts}>
      {name !== null && (
        <>
          <dt>{words.name}</dt>
          <dd>{name}</dd>
        </>
      )}
      {email !== name && (
        <>
          <dt>{words.email}</dt>
          <dd>{email ?? words.noEmail}</dd>
        </>
      )}
      <dt>{words.role}</dt>
      <dd>{words.roles[role]}</dd>
      {organisation && (
        <>
          <dt>{words.organisation}</dt>
          <dd>{organisation.name}</dd>
        </>
      )}
      <dt>{words.places}</dt>
      <dd>
        {places.length === 0 && words.noPlaces}
        <ul>
          {places.map(({ location_id, name: place, ancestors }) => (
            <li key={location_id}>
              <Link to="/live/$location" params={{ location: location_id }}>
                {[...ancestors.map((one) => one.name), place].join(' › ')}
              </Link>
            </li>
          ))}
        </ul>
      </dd>
      <dt>{words.can}</dt>
      <dd>
        <ul>
          {can.map((act) => (
            <li key={act}>{words.acts[act]}</li>
          ))}
        </ul>
      </dd>
    </dl>
  )
}
