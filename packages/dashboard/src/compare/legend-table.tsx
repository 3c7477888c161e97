import { Link } from '@tanstack/react-router'
import { Eye, EyeOff, X } from 'lucide-react'
import type { ChartSeries } from '../chart/chart-model.ts'
import type { SeriesFigures } from '../chart/measure-series.ts'
import { findPrintDash } from '../chart/print-dashes.ts'
import { Button } from '../design/button.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { compareTexts } from '../text/en/compare.ts'
import { formatMoment } from '../time/format-time.ts'
import styles from './legend-table.module.css'

/** A row of the legend. */
export interface LegendRow {
  /** `SENSOR:VAR`, of a period before with a mark. */
  readonly id: string
  readonly sensorId: string
  readonly series: ChartSeries
  readonly figures: SeriesFigures | undefined
  readonly isHidden: boolean
  /** Whether it comes and goes with another. */
  readonly isDependent: boolean
}

/** Settings of the legend. */
export interface LegendTableProps {
  readonly rows: readonly LegendRow[]
  readonly timeZone: string
  readonly nowS: number
  readonly onRemove: (id: string) => void
  readonly onToggle: (id: string) => void
}

/** Says which line is which, and what each was in the range that is shown. */
export function LegendTable({ rows, timeZone, nowS, onRemove, onToggle }: LegendTableProps) {
  const { legend } = compareTexts
  const drawn = rows.filter(({ isHidden }) => !isHidden)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key.
    <section className={styles.scroll} tabIndex={0} aria-label={legend.caption}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{legend.series}</th>
            <th scope="col" className={styles.number}>
              {legend.last}
            </th>
            <th scope="col" className={styles.number}>
              {legend.min}
            </th>
            <th scope="col" className={styles.number}>
              {legend.mean}
            </th>
            <th scope="col" className={styles.number}>
              {legend.max}
            </th>
            <th scope="col" className={styles.number} title={legend.coverageHint}>
              {legend.coverage}
            </th>
            <th scope="col" className={styles.acts}>
              <span className={styles.unseen}>{legend.acts}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, sensorId, series, figures, isHidden, isDependent }) => {
            const dash = findPrintDash(drawn.findIndex((row) => row.id === id))
            const write = (value: number | undefined) =>
              value === undefined ? legend.none : series.unit.formatWithSymbol(value)
            return (
              <tr key={id} className={joinClasses(isHidden && styles.hidden)}>
                <th scope="row">
                  <span className={styles.name}>
                    <LineKey series={series} printDash={dash} />
                    <Link to="/sensors/$sensor" params={{ sensor: sensorId }} className={styles.link}>
                      {series.name}
                    </Link>
                  </span>
                </th>
                <td className={styles.number}>
                  {figures === undefined ? legend.waiting : write(figures.last?.value)}
                  {figures?.last !== undefined && (
                    <span className={styles.when}>{formatMoment(figures.last.time, timeZone, nowS)}</span>
                  )}
                </td>
                <td className={styles.number}>{write(figures?.min)}</td>
                <td className={styles.number}>{write(figures?.mean)}</td>
                <td className={styles.number}>
                  {write(figures?.peak?.value)}
                  {figures?.peak !== undefined && (
                    <span className={styles.when}>{formatMoment(figures.peak.start, timeZone, nowS)}</span>
                  )}
                </td>
                <td className={styles.number}>
                  {figures === undefined ? legend.none : `${Math.round(figures.coverage * 100)}%`}
                </td>
                <td className={styles.acts}>
                  <Button
                    size="icon"
                    look="quiet"
                    aria-label={legend.show(series.name)}
                    aria-pressed={!isHidden}
                    onPress={() => onToggle(id)}
                  >
                    {isHidden ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
                  </Button>
                  {!isDependent && (
                    <Button
                      size="icon"
                      look="quiet"
                      aria-label={legend.remove(series.name)}
                      onPress={() => onRemove(id)}
                    >
                      <X size={16} aria-hidden />
                    </Button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** @param printDash how paper tells it from the others. */
function LineKey({ series, printDash }: { series: ChartSeries; printDash: string }) {
  const style: Record<string, string> = {
    stroke: `var(${series.colour})`,
    '--print-dash': printDash === '' ? 'none' : printDash,
  }
  return (
    <svg className={styles.key} viewBox="0 0 36 10" width={36} height={10} aria-hidden="true">
      <path d="M1 5H35" style={style} {...(series.isDashed && { strokeDasharray: '6 4' })} />
    </svg>
  )
}
