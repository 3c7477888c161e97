import { useDashboard } from '../../app/dashboard-context.tsx'
import { showBands } from '../../data/bands.ts'
import { formatBandRanges, formatLimit } from '../../data/format-band-ranges.ts'
import { findUnit, joinUnit } from '../../data/format-value.ts'
import type { Band, Variable } from '../../data/queries.ts'
import { Swatch } from '../../design/swatch.tsx'
import { TickGlyph } from '../../design/tick-glyph.tsx'
import styles from './band-scale.module.css'

/** Settings of a scale. */
export interface BandScaleProps {
  readonly variable: Variable
  readonly bands: readonly Band[]
  /** Whether the names stand below, since nothing else has them. */
  readonly isNamed?: boolean
}

/** Bands in their colours, from low to high, with their limits. */
export function BandScale({ variable, bands, isNamed = false }: BandScaleProps) {
  const { preferences } = useDashboard()
  const { convert, symbol } = findUnit(variable, preferences.preferences)
  const shown = showBands(bands, variable)
  const ranges = formatBandRanges(bands, variable, preferences.preferences)
  const lastLimit = bands.length - 2
  return (
    <div className={styles.scale}>
      <div className={styles.bar} aria-hidden>
        {shown.map(({ index, colour, to }) => (
          <span key={index} style={{ backgroundColor: `var(${colour})` }}>
            {to !== null && (
              <i>
                {index === lastLimit ? joinUnit(formatLimit(convert(to)), symbol) : formatLimit(convert(to))}
              </i>
            )}
          </span>
        ))}
      </div>
      {isNamed && (
        <ul className={styles.names}>
          {shown.map(({ index, name, colour, ticks }) => (
            <li key={index}>
              <Swatch colour={colour} />
              {name}
              <TickGlyph ticks={ticks} />
              <span className={styles.range}>{ranges[index]}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
