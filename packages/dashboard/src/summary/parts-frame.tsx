import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button } from '../design/button.tsx'
import { Empty } from '../design/empty.tsx'
import { Segments } from '../design/segments.tsx'
import { TextField } from '../design/text-field.tsx'
import { summaryTexts } from '../text/en/summary.ts'
import styles from './parts-table.module.css'
import type { SummarySearch } from './summary-search.ts'

/** Rows that are drawn at first, and with each press of the button below. */
const rowsAtOnce = 100

/** Settings of the frame. */
export interface PartsFrameProps<Row> {
  readonly title: string
  readonly locationId: string
  readonly search: SummarySearch
  /** Rows that fit what is looked for. */
  readonly found: readonly Row[]
  /** Rows there are. */
  readonly total: number
  /** What is to be known before the rows, and behind them. */
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** Draws the rows that are shown at once. */
  readonly children: (shown: readonly Row[]) => ReactNode
}

const words = summaryTexts.parts

/** A card around the rows of what lies in a location: a search by name, an order, and more rows by a press. */
export function PartsFrame<Row>(props: PartsFrameProps<Row>) {
  const { title, locationId, search, found, total, before, after, children } = props
  const navigate = useNavigate()
  const [rowCount, setRowCount] = useState(rowsAtOnce)
  const { sort = 'worst', q = '' } = search
  const shown = found.slice(0, rowCount)
  const change = ({ q: _, ...rest }: SummarySearch, text: string) =>
    navigate({
      to: '/summary/$location',
      params: { location: locationId },
      search: { ...rest, ...(text !== '' && { q: text }) },
      replace: true,
    })
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {total > 1 && (
          <div className={styles.tools}>
            <TextField
              label={words.filter}
              showLabel={false}
              placeholder={words.filter}
              type="search"
              maxLength={100}
              value={q}
              onChange={(text) => change(search, text)}
            />
            <Segments
              label={words.sort}
              options={(['worst', 'name'] as const).map((value) => ({ value, text: words.sorts[value] }))}
              value={sort}
              onChange={(value) => change({ ...search, sort: value }, q)}
            />
          </div>
        )}
      </div>
      {before !== undefined && <p className={styles.note}>{before}</p>}
      {found.length === 0 ? (
        <Empty title={words.noneFound}>
          <Button size="small" onPress={() => change(search, '')}>
            {words.clear}
          </Button>
        </Empty>
      ) : (
        children(shown)
      )}
      {found.length > shown.length && (
        <Button onPress={() => setRowCount(rowCount + rowsAtOnce)}>
          {words.more(Math.min(rowsAtOnce, found.length - shown.length))}
        </Button>
      )}
      {found.length < total && found.length > 0 && (
        <p className={styles.note}>{words.found(found.length, total)}</p>
      )}
      {after !== undefined && <p className={styles.note}>{after}</p>}
    </section>
  )
}
