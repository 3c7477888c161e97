import type { CSSProperties } from 'react'
import { inkOn } from '../design/ink-on.ts'
import { joinClasses } from '../design/join-classes.ts'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { liveTexts } from '../text/en/live.ts'
import styles from './band-tiles.module.css'
import { absentBand, type TileCounts } from './count-tiles.ts'

const text = liveTexts.tiles

/** Settings of the row of tiles. */
export interface BandTilesProps {
  readonly counts: TileCounts
  /** Whether sensors without a current value have a tile even where there are none. */
  readonly keepsAbsent: boolean
  readonly band: string | undefined
  readonly onPick: (band: string | undefined) => void
}

/** How many sensors are in each band; a press shows those alone, the next one all again. */
export function BandTiles({ counts: { tiles, absent }, keepsAbsent, band, onPick }: BandTilesProps) {
  const hasAbsent = absent > 0 || keepsAbsent || band === absentBand
  const count = tiles.length + Number(hasAbsent)
  const toggle = (word: string) => onPick(band === word ? undefined : word)
  return (
    <fieldset
      className={styles.tiles}
      data-row={count <= mostInRow}
      style={{ '--columns': findColumns(count), '--tiles': count } as CSSProperties}
    >
      <legend className={styles.legend}>{text.label}</legend>
      {tiles.map(({ word, colour, ticks, count }) => (
        <button
          key={word}
          type="button"
          className={styles.tile}
          aria-pressed={band === word}
          onClick={() => toggle(word)}
          style={colour && { background: `var(${colour})`, color: `var(${inkOn(colour)})` }}
        >
          <span className={styles.count}>{count}</span>
          <TickGlyph ticks={ticks} />
          <span className={styles.word}>{word}</span>
        </button>
      ))}
      {hasAbsent && (
        <button
          type="button"
          className={joinClasses(styles.tile, styles.absent)}
          aria-pressed={band === absentBand}
          onClick={() => toggle(absentBand)}
        >
          <span className={styles.count}>{absent}</span>
          <span className={styles.hatch} />
          <span className={styles.word}>{liveTexts.noData}</span>
        </button>
      )}
    </fieldset>
  )
}

/** So many tiles have room for their words in one row of a phone. */
const mostInRow = 6

/** So many tiles side by side leave no row with one alone, where there is no room for all in one. */
function findColumns(count: number): number {
  return count <= 4 ? count : Math.min(4, Math.ceil(count / 2))
}
