import { useState } from 'react'
import { Button } from '../design/button.tsx'
import { chartTexts } from '../text/en/chart.ts'
import { formatIso } from '../time/format-time.ts'
import type { ChartModel } from './chart-model.ts'
import styles from './chart-table.module.css'
import { listTableRows } from './list-table-rows.ts'
import { findCommonOffset } from './name-range.ts'

/** Rows that are shown at first: more than one look takes in, and few enough to be quick. */
const firstRows = 200

/** The numbers of a chart as a table. */
export function ChartTable({
  content,
  title,
}: {
  content: Pick<ChartModel, 'series' | 'shown' | 'timeZone' | 'nowS'>
  title: string
}) {
  const [showsAll, setShowsAll] = useState(false)
  const { series, shown, timeZone } = content
  const rows = listTableRows(content)
  const shownRows = showsAll ? rows : rows.slice(0, firstRows)
  const { table } = chartTexts
  if (rows.length === 0) return <p className={styles.nothing}>{chartTexts.nothing}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key.
    <section className={styles.scroll} aria-label={table.label(title)} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{table.caption(title, timeZone)}</caption>
        <thead>
          <tr>
            <th scope="col">{table.time(findCommonOffset(timeZone, shown))}</th>
            {series.map(({ id, name }) => (
              <th key={id} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shownRows.map(({ start, label, values }) => (
            <tr key={start}>
              <th scope="row" title={formatIso(start, timeZone)}>
                {label}
              </th>
              {values.map(({ text, extremes }, index) => (
                <td key={series[index]?.id} className={styles.number}>
                  {text}
                  {extremes !== undefined && <span className={styles.extremes}>{extremes}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shownRows.length < rows.length && (
        <Button size="small" onPress={() => setShowsAll(true)}>
          {table.more(rows.length.toLocaleString('en-GB'))}
        </Button>
      )}
    </section>
  )
}
