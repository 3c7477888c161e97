import { useDashboard } from '../app/dashboard-context.tsx'
import { showBands } from '../data/bands.ts'
import { formatBandRanges, formatLimit } from '../data/format-band-ranges.ts'
import { findUnit, joinUnit } from '../data/format-value.ts'
import type { Variable } from '../data/queries.ts'
import { joinClasses } from '../design/join-classes.ts'
import plain from '../design/plain-table.module.css'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { guideTexts } from '../text/en/guide.ts'
import styles from './guide-entry.module.css'

const { variable: words, bands: bandWords } = guideTexts

/** A variable: what it means, its unit, and its bands with their grounds. */
export function VariableEntry({ variable }: { variable: Variable }) {
  const { findFamily, preferences } = useDashboard()
  const { symbol, convert } = findUnit(variable, preferences.preferences)
  const write = (value: number) => formatLimit(convert(value))
  const { values } = variable
  return (
    <section className={styles.entry} id={`variable-${variable.var_name}`}>
      <h3 className={styles.title}>
        {variable.label} {values === null && <span className={styles.meaning}>{variable.meaning}</span>}
      </h3>
      <p className={styles.kind}>{words.kinds[variable.kind]}</p>
      <dl className={styles.facts}>
        {values ? (
          <>
            <dt>{words.values}</dt>
            <dd>
              {values.map(({ value, label }) => (
                <span key={value} className={styles.state}>
                  {label} <code>{value}</code>
                </span>
              ))}
            </dd>
          </>
        ) : (
          <>
            <dt>{words.unit}</dt>
            <dd>{symbol === '' ? words.noUnit : symbol}</dd>
            <dt>{words.limits}</dt>
            <dd>{words.limitsOf(write(variable.min), joinUnit(write(variable.max), symbol))}</dd>
          </>
        )}
        <dt>{words.families(variable.families.length)}</dt>
        <dd className={styles.chips}>
          {variable.families.length === 0
            ? words.noFamily
            : variable.families.map((family) => (
                <a key={family} className={styles.chip} href={`#family-${family}`}>
                  {findFamily(family)?.name ?? family}
                </a>
              ))}
        </dd>
        <dt>{words.apiName}</dt>
        <dd>
          <code>{variable.var_name}</code>
        </dd>
      </dl>
      {variable.bands ? (
        <Bands variable={variable} bands={variable.bands} />
      ) : (
        values === null && <p className={styles.quiet}>{bandWords.none}</p>
      )}
    </section>
  )
}

interface BandsProps {
  readonly variable: Variable
  readonly bands: NonNullable<Variable['bands']>
}

function Bands({ variable, bands }: BandsProps) {
  const { preferences } = useDashboard()
  const ranges = formatBandRanges(bands, variable, preferences.preferences)
  return (
    <>
      <table className={joinClasses(plain.table, styles.bands)} aria-label={bandWords.title(variable.label)}>
        <thead>
          <tr>
            <th scope="col">{bandWords.band}</th>
            <th scope="col">{bandWords.range}</th>
          </tr>
        </thead>
        <tbody>
          {showBands(bands, variable).map((band) => (
            <tr key={band.name}>
              <th scope="row">
                <span className={styles.band}>
                  <Swatch colour={band.colour} />
                  {band.name}
                  <TickGlyph ticks={band.ticks} />
                </span>
              </th>
              <td>{ranges[band.index]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {variable.bands_ground !== null && (
        <p>
          <strong>{bandWords.ground}.</strong> {variable.bands_ground}
        </p>
      )}
      <p className={styles.quiet}>{bandWords.note}</p>
    </>
  )
}
