import { ChevronDown } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Button, MenuTrigger, Popover } from 'react-aria-components'
import { findChildren, findLineage, findSiblings } from '../data/find-relatives.ts'
import type { Location } from '../data/queries.ts'
import { joinClasses } from '../design/join-classes.ts'
import overlay from '../design/overlay.module.css'
import { useNarrow } from '../design/use-narrow.ts'
import { appTexts } from '../text/en/app.ts'
import styles from './breadcrumb.module.css'
import { useDashboard } from './dashboard-context.tsx'
import { useGoToPlace } from './use-place.ts'

const { breadcrumb } = appTexts

const FilteredList = lazy(async () => ({
  default: (await import('../design/filtered-list.tsx')).FilteredList,
}))

/**
 * Where the screen is: each step opens a list of its neighbours, and the last one leads further down. A phone
 * has room for the place alone, whose list then has what lies in it, too.
 */
export function Breadcrumb({ place }: { place: Location }) {
  const { locations } = useDashboard()
  const isNarrow = useNarrow()
  const children = findChildren(locations, place.location_id)
  const further = breadcrumb.further(children.every(({ kind }) => kind === 'floor'))
  const choicesAt = (step: Location) => {
    const siblings = findSiblings(locations, step)
    return isNarrow && step === place ? [...siblings, ...children] : siblings
  }
  return (
    <nav aria-label={breadcrumb.label} className={styles.trail}>
      <ol className={styles.steps}>
        {findLineage(locations, place).map((step) => (
          <li key={step.location_id} className={styles.step}>
            <PlaceMenu
              text={step.name}
              label={breadcrumb.neighbours(step.name)}
              choices={choicesAt(step)}
              current={step}
              isLast={step.location_id === place.location_id}
            />
          </li>
        ))}
        {children.length > 0 && !isNarrow && (
          <li className={styles.step}>
            <PlaceMenu text={further} label={breadcrumb.inside(further, place.name)} choices={children} />
          </li>
        )}
      </ol>
    </nav>
  )
}

interface PlaceMenuProps {
  readonly text: string
  readonly label: string
  readonly choices: readonly Location[]
  readonly current?: Location
  readonly isLast?: boolean
}

function PlaceMenu({ text, label, choices, current, isLast = false }: PlaceMenuProps) {
  const goToPlace = useGoToPlace()
  return (
    <MenuTrigger>
      <Button
        className={joinClasses(styles.button, isLast && styles.here, !current && styles.further)}
        aria-label={label}
      >
        <span className={styles.name}>{text}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={joinClasses(overlay.overlay, overlay.popover)}>
        <Suspense>
          <FilteredList
            label={label}
            filterLabel={breadcrumb.filter}
            choices={choices.map(({ location_id, name }) => ({
              id: location_id,
              text: name,
              isCurrent: location_id === current?.location_id,
            }))}
            onChoose={goToPlace}
          />
        </Suspense>
      </Popover>
    </MenuTrigger>
  )
}
