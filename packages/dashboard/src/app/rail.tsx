import { Link, useNavigate } from '@tanstack/react-router'
import {
  Activity,
  CalendarDays,
  ChartLine,
  Ellipsis,
  LayoutList,
  type LucideIcon,
  RadioTower,
  Settings2,
} from 'lucide-react'
import { Button } from 'react-aria-components'
import type { Location } from '../data/queries.ts'
import { ActionMenu } from '../design/action-menu.tsx'
import { joinClasses } from '../design/join-classes.ts'
import mark from '../design/mark.svg'
import { useBrokenCount } from '../health/use-broken-count.ts'
import { findSections } from '../setup/sections.ts'
import { appTexts } from '../text/en/app.ts'
import { useDashboard } from './dashboard-context.tsx'
import { pages } from './pages.ts'
import styles from './rail.module.css'
import { usePlace } from './use-place.ts'

const { rail } = appTexts

/** The screens: at the side, on a phone along the bottom, where those that show no place are behind More. */
export function Rail() {
  const place = usePlace()
  const params = { location: place?.location_id ?? '' }
  const { me } = useDashboard()
  const maySetUp = findSections(me.can).length > 0
  return (
    <nav className={styles.rail} aria-label={rail.label}>
      <Link
        to="/"
        className={joinClasses(styles.home, styles.wide)}
        activeOptions={{ exact: true }}
        aria-label={rail.home}
      >
        <img src={mark} alt="" width={32} height={32} />
      </Link>
      {place && (
        <Link to="/live/$location" params={params} className={styles.entry}>
          <Entry icon={RadioTower} text={rail.live} />
        </Link>
      )}
      {place && (
        <>
          <Link to="/compare" className={joinClasses(styles.entry, styles.wide)}>
            <Entry icon={ChartLine} text={rail.compare} />
          </Link>
          <Link to="/calendar/$location" params={params} className={styles.entry}>
            <Entry icon={CalendarDays} text={rail.calendar} />
          </Link>
          <Link to="/summary/$location" params={params} className={styles.entry}>
            <Entry icon={LayoutList} text={rail.summary} />
          </Link>
          <Link to="/health/$location" params={params} className={styles.entry}>
            <Entry icon={Activity} text={rail.health} />
            <Badge place={place} />
          </Link>
        </>
      )}
      {maySetUp && (
        <Link to="/setup" className={joinClasses(styles.entry, styles.wide, styles.last)}>
          <Entry icon={Settings2} text={rail.setup} />
        </Link>
      )}
      <More maySetUp={maySetUp} />
    </nav>
  )
}

/** How many sensors of the place that the entry leads to need somebody to go there. */
function Badge({ place }: { place: Location }) {
  const count = useBrokenCount(place.location_id)
  if (!count) return null
  return (
    <span className={styles.badge} title={rail.broken(count, place.name)}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={styles.heard}>{rail.broken(count, place.name)}</span>
    </span>
  )
}

function More({ maySetUp }: { maySetUp: boolean }) {
  const navigate = useNavigate()
  return (
    <ActionMenu
      label={rail.more}
      entries={[...pages, ...(maySetUp ? [{ to: '/setup', text: rail.setup } as const] : [])].map(
        ({ to, text }) => ({ id: to, text, onAction: () => navigate({ to }) }),
      )}
    >
      <Button className={joinClasses(styles.entry, styles.narrow)}>
        <Entry icon={Ellipsis} text={rail.more} />
      </Button>
    </ActionMenu>
  )
}

function Entry({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <>
      <Icon size={20} aria-hidden />
      {text}
    </>
  )
}
