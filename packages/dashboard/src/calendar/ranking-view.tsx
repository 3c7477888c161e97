import { AddressLink } from '../design/address-link.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { Segments } from '../design/segments.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { calendarTexts } from '../text/en/calendar.ts'
import { type Figure, type Metric, wellCovered } from './figures.ts'
import { type FigureWriter, formatPercent } from './format-selection.ts'
import { findEnds, findUnused } from './rank-entries.ts'
import styles from './ranking-view.module.css'
import type { Scale } from './tint.ts'

/** A row of the ranking. */
export interface RankingRow {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly figure: Figure
  readonly address: string
}

/** Settings of the ranking. */
export interface RankingViewProps {
  /** The first comes first. */
  readonly rows: readonly RankingRow[]
  /** What the rows are: `Rooms`. */
  readonly compared: string
  readonly metric: Metric
  /** Whether the first one is worse than it should be, so that there is a worst and a best. */
  readonly isJudged: boolean
  /** Rooms of the plans of which there are no figures. */
  readonly unmeasured: { readonly count: number; readonly names: readonly string[] }
  /** Whether the last one comes first. */
  readonly isReversed: boolean
  readonly onReverse: (isReversed: boolean) => void
  readonly scale: Scale
  readonly writer: FigureWriter
}

/** Rooms or parts in order, with a bar each, and what stands out said in words. */
export function RankingView(props: RankingViewProps) {
  const { rows, compared, metric, isJudged, unmeasured, isReversed, onReverse, scale, writer } = props
  const words = calendarTexts.ranking
  const { first, last } = findEnds(rows)
  const isRising = (first?.figure.value ?? 0) < (last?.figure.value ?? 0)
  const plain = isRising ? words.marks.rising : words.marks.falling
  const marks = metric === 'utl' ? words.marks.use : isJudged ? words.marks.bands : plain
  const places = new Map(rows.map(({ id }, index) => [id, index + 1]))
  const whole = findWhole(metric, writer)
  const longest = whole ?? findLongest(rows)
  return (
    <div className={styles.frame}>
      <UnusedNotice rows={rows} metric={metric} />
      {metric === 'utl' && last && (last.figure.value ?? 0) > 0 && (
        <p className={styles.allUsed}>{words.allUsed(last.name, writer.long(last.figure.value ?? 0))}</p>
      )}
      {rows.length > 1 && (
        <div className={styles.order}>
          <Segments
            label={words.order}
            options={[
              { value: 'first', text: words.first(marks[0]) },
              { value: 'last', text: words.first(marks[1]) },
            ]}
            value={isReversed ? 'last' : 'first'}
            onChange={(value) => onReverse(value === 'last')}
          />
        </div>
      )}
      <table className={styles.table}>
        <caption className={styles.hidden}>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              <span className={styles.hidden}>{words.place}</span>
            </th>
            <th scope="col">{compared}</th>
            <th scope="col" colSpan={whole === undefined ? 2 : 1}>
              <span className={whole === undefined ? undefined : styles.hidden}>
                {metric === 'utl' ? calendarTexts.metrics.utl : words.value}
              </span>
              {whole !== undefined && (
                <span className={styles.axis} aria-hidden="true">
                  {[0, whole / 2, whole].map((tick) => (
                    <span key={tick}>{writer.long(tick)}</span>
                  ))}
                </span>
              )}
            </th>
            {whole !== undefined && <th scope="col">{words.value}</th>}
            <th scope="col" className={styles.number}>
              {words.covered}
            </th>
          </tr>
        </thead>
        <tbody>
          {(isReversed ? reverseKnown(rows) : rows).map((row) => {
            const { figure } = row
            const tint = figure.value === null ? undefined : scale.tint(figure.value)
            const isKnown = figure.value !== null && figure.coverage >= wellCovered
            const mark = row === first ? marks[0] : row === last && figure.value !== 0 ? marks[1] : undefined
            return (
              <tr key={row.id}>
                <td className={styles.number}>{places.get(row.id)}</td>
                <th scope="row">
                  <AddressLink address={row.address} className={styles.name}>
                    {row.name}
                  </AddressLink>
                  <span className={styles.place}>{row.place}</span>
                </th>
                <td className={styles.bars}>
                  <span
                    className={joinClasses(styles.track, whole !== undefined && styles.halved)}
                    aria-hidden="true"
                  >
                    <span
                      className={joinClasses(styles.bar, !isKnown && styles.partial)}
                      style={{
                        inlineSize: `${computeLength(figure.value, longest)}%`,
                        ...(tint && isKnown && { background: `var(${tint.colour})` }),
                      }}
                    />
                  </span>
                </td>
                <td className={styles.value}>
                  <span className={styles.figure}>
                    {figure.value === null ? words.unknown : writer.long(figure.value)}
                  </span>
                  {tint && tint.word !== '' && (
                    <span className={styles.word}>
                      <TickGlyph ticks={tint.ticks} />
                      {tint.word}
                    </span>
                  )}
                  {mark !== undefined && <span className={styles.mark}>{mark}</span>}
                  {metric === 'utl' && figure.value === 0 && (
                    <span className={styles.mark}>{isKnown ? words.neverUsed : words.hardly}</span>
                  )}
                </td>
                <td className={joinClasses(styles.number, styles.covered)}>
                  <span className={styles.narrow}>{words.covered} </span>
                  {formatPercent(figure.coverage)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {unmeasured.count > 0 && (
        <p className={styles.unmeasured}>
          {words.unmeasured(unmeasured.count, shortenList(unmeasured.names, 12).join(', '))}
        </p>
      )}
    </div>
  )
}

/** Begins with the last; what nobody knows stays at the end. */
function reverseKnown(rows: readonly RankingRow[]): readonly RankingRow[] {
  const isKnown = ({ figure }: RankingRow) => figure.value !== null
  return [...rows.filter(isKnown).reverse(), ...rows.filter((row) => !isKnown(row))]
}

/** Names the rooms that were certainly never in use, up to five of them. */
export function UnusedNotice({ rows, metric }: { rows: readonly RankingRow[]; metric: Metric }) {
  const { unused } = calendarTexts.ranking
  const names = findUnused(rows, metric).map(({ name }) => name)
  if (names.length === 0) return null
  return <p className={styles.unused}>{unused(shortenList(names, 5).join(', '), names.length)}</p>
}

/** Keeps so many names, of which the last may say how many more there are. */
function shortenList(names: readonly string[], most: number): readonly string[] {
  const { others } = calendarTexts.ranking
  return names.length > most ? [...names.slice(0, most - 1), others(names.length - most + 1)] : names
}

/** The value of a whole track where there is one: all of the time, or a hundred per cent. */
function findWhole(metric: Metric, { symbol }: FigureWriter): number | undefined {
  if (metric === 'utl') return 1
  return symbol === '%' ? 100 : undefined
}

/** The value to which the longest bar belongs, of what has no whole. */
function findLongest(rows: readonly RankingRow[]): number {
  return rows.reduce((a, { figure }) => Math.max(a, Math.abs(figure.value ?? 0)), 0)
}

function computeLength(value: number | null, longest: number): number {
  return value === null || longest === 0 ? 0 : Math.round((Math.abs(value) / longest) * 1000) / 10
}
