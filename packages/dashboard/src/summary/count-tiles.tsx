import { Link } from '@tanstack/react-router'
import { inkOn } from '../design/ink-on.ts'
import { joinClasses } from '../design/join-classes.ts'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { absentBand } from '../live/count-tiles.ts'
import { summaryTexts } from '../text/en/summary.ts'
import styles from './count-tiles.module.css'
import type { VariableCounts } from './place-counts.ts'

/** Settings of the tiles. */
export interface CountTilesProps {
  readonly locationId: string
  readonly varName: string
  readonly counts: VariableCounts
}

/** How many sensors are in each band, from low to high as everywhere; each leads to them. */
export function CountTiles({ locationId, varName, counts }: CountTilesProps) {
  const { bands, absent, current } = counts
  const params = { location: locationId }
  return (
    <ul className={styles.tiles}>
      {bands.map(({ name, count, colour, ticks }) => (
        <li key={name}>
          <Link
            to="/live/$location"
            params={params}
            search={{ src: varName, band: name }}
            className={joinClasses(styles.tile, count === 0 && styles.zero)}
            style={count === 0 ? {} : { background: `var(${colour})`, color: `var(${inkOn(colour)})` }}
          >
            <span className={styles.count}>{summaryTexts.number(count)}</span>
            <span className={styles.word}>
              <TickGlyph ticks={ticks} />
              {name}
            </span>
          </Link>
        </li>
      ))}
      {bands.length === 0 && (
        <li>
          <Link to="/live/$location" params={params} search={{ src: varName }} className={styles.tile}>
            <span className={styles.count}>{summaryTexts.number(current)}</span>
            <span className={styles.word}>{summaryTexts.current}</span>
          </Link>
        </li>
      )}
      <li>
        <Link
          to="/live/$location"
          params={params}
          search={{ src: varName, band: absentBand }}
          className={joinClasses(styles.tile, styles.absent, absent === 0 && styles.zero)}
        >
          <span className={styles.count}>{summaryTexts.number(absent)}</span>
          <span className={styles.word}>
            <span className={styles.hatch} aria-hidden="true" />
            {summaryTexts.absent}
          </span>
        </Link>
      </li>
    </ul>
  )
}
