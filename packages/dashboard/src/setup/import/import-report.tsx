import type { Schemas } from '@openlightfi/client'
import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { joinClasses } from '../../design/join-classes.ts'
import { Segments } from '../../design/segments.tsx'
import { importTexts } from '../../text/en/setup-import.ts'
import styles from './import-screen.module.css'
import { chooseFilter, type ImportRow, listRows } from './list-rows.ts'

const words = importTexts.report

/** Rows that are shown before somebody asks for more, and with each press. */
const rowsAtOnce = 200

/** Settings of the report. */
export interface ImportReportProps {
  readonly report: Schemas['ImportReport']
  /** Whether the rows are known by the lines of the file. */
  readonly hasLines: boolean
}

/** What becomes of each record of a file. */
export function ImportReport({ report, hasLines }: ImportReportProps) {
  const [filter, setFilter] = useState(() => chooseFilter(report))
  const [most, setMost] = useState(rowsAtOnce)
  const rows = listRows(report.rows, filter)
  const { created, changed, unchanged, rejected } = report
  return (
    <>
      <p role="status">
        {words.counts(created, changed, unchanged, rejected)}. {rejected > 0 && words.rejected}
        {rejected === 0 && created + changed === 0 && words.nothing}
      </p>
      <div>
        <Segments
          label={words.filter}
          options={(['rejected', 'written', 'all'] as const).map((value) => ({
            value,
            text: words.filters[value],
          }))}
          value={filter}
          onChange={(next) => {
            setFilter(next)
            setMost(rowsAtOnce)
          }}
        />
      </div>
      {rows.length === 0 && <p>{words.none}</p>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys.
        <section className={styles.frame} aria-label={words.filters[filter]} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{hasLines ? words.columns.line : words.columns.row}</th>
                <th scope="col">{words.columns.id}</th>
                <th scope="col">{words.columns.action}</th>
                <th scope="col">{words.columns.detail}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, most).map((row) => (
                <ReportRow key={row.index} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length > most && (
        <div>
          <Button look="quiet" onPress={() => setMost(most + rowsAtOnce)}>
            {words.more(rows.length - most)}
          </Button>
        </div>
      )}
    </>
  )
}

function ReportRow({ row }: { row: ImportRow }) {
  const { index, line, id, action, changed = [], errors = [] } = row
  return (
    <tr>
      <th scope="row">{line ?? index + 1}</th>
      <td>{id === null ? words.noId : <code>{id}</code>}</td>
      <td className={joinClasses(action === 'reject' && styles.rejected)}>{words.actions[action]}</td>
      <td>
        {changed.join(', ')}
        {errors.length > 0 && (
          <ul>
            {errors.map(({ pointer, detail }) => (
              <li key={`${pointer} ${detail}`}>{words.error(pointer, detail)}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}
