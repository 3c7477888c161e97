import { Breadcrumb } from './breadcrumb.tsx'
import { useDashboard } from './dashboard-context.tsx'
import styles from './header.module.css'
import { SearchButton } from './search-button.tsx'
import { StatePill } from './state-pill.tsx'
import { usePlace } from './use-place.ts'
import { UserMenu } from './user-menu.tsx'

/** The line above each screen: where it is, a search, whether data are fresh, and who is logged in. */
export function Header() {
  const { me } = useDashboard()
  const place = usePlace()
  return (
    <header className={styles.header}>
      {place ? <Breadcrumb place={place} /> : <p className={styles.title}>{me.service_name}</p>}
      <div className={styles.tools}>
        <SearchButton />
        <StatePill />
        <UserMenu />
      </div>
    </header>
  )
}
