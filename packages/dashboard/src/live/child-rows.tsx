import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import type { ShownBand } from '../data/bands.ts'
import { joinClasses } from '../design/join-classes.ts'
import { liveTexts } from '../text/en/live.ts'
import styles from './child-rows.module.css'
import { countTiles, type TileCounts } from './count-tiles.ts'
import { leastSeverity } from './find-concerns.ts'
import type { ChildGroup } from './group-by-child.ts'
import { sortGroups } from './sort-groups.ts'

const text = liveTexts.children

/** Settings of the rows of places. */
export interface ChildRowsProps {
  readonly groups: readonly ChildGroup[]
  readonly bands: readonly ShownBand[]
  readonly kind: 'bands' | 'use'
  /** The source to be shown there too, where one was chosen. */
  readonly source: string | undefined
}

/**
 * The places that lie in this one, the worst first, each with how its sensors are; they lead there. One line
 * until somebody wants them: the list of sensors is what people come for.
 */
export function ChildRows({ groups, bands, kind, source }: ChildRowsProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const looks =
    kind === 'use' || bands.length === 0
      ? text.count(groups.length)
      : text.looks(groups.filter(needsLook).length, groups.length)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <div className={styles.rows}>
      <button
        type="button"
        className={joinClasses(styles.row, styles.opener)}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.name}>{looks}</span>
        <Chevron size={16} aria-hidden className={styles.chevron} />
      </button>
      <ul id={id} aria-label={text.label} hidden={!isOpen}>
        {isOpen &&
          sortGroups(groups, kind).map(({ location, sensors }) => (
            <li key={location.location_id}>
              <Link
                className={styles.row}
                to="/live/$location"
                params={{ location: location.location_id }}
                search={source === undefined ? {} : { src: source }}
              >
                <span className={styles.name}>{location.name}</span>
                <Counts counts={countTiles(sensors, bands, kind)} />
                <ChevronRight size={16} aria-hidden className={styles.chevron} />
              </Link>
            </li>
          ))}
      </ul>
    </div>
  )
}

/** Whether the values of a place call for somebody. */
function needsLook({ sensors }: ChildGroup): boolean {
  return sensors.some(({ severity, absence }) => absence === undefined && severity >= leastSeverity)
}

/** How many sensors are in which band: a bar, and the same in words, the worst first. */
function Counts({ counts: { tiles, absent } }: { counts: TileCounts }) {
  const parts = tiles.filter(({ count }) => count > 0)
  const words = parts
    .toSorted((one, other) => other.ticks - one.ticks)
    .map(({ word, count }) => `${count} ${word}`)
  if (absent > 0) words.push(text.absent(absent))
  return (
    <>
      <span className={styles.bar} aria-hidden="true">
        {parts.map(({ word, colour, count }) => (
          <span
            key={word}
            className={styles.part}
            style={{ flexGrow: count, ...(colour && { background: `var(${colour})` }) }}
          />
        ))}
        {absent > 0 && <span className={styles.absent} style={{ flexGrow: absent }} />}
      </span>
      <span className={styles.counts}>{words.length === 0 ? text.nothing : words.join(', ')}</span>
    </>
  )
}
