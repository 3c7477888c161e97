import { type CSSProperties, type ReactNode, useState } from 'react'
import { AddressLink } from '../design/address-link.tsx'
import { Button } from '../design/button.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { setupTexts } from '../text/en/setup.ts'
import styles from './setup-table.module.css'

/** Rows that are shown before somebody asks for the others. */
const firstRows = 100

/** Rows that lie deeper stand no further in. */
const deepest = 6

/** A column after the first one, which has the names. */
export interface SetupColumn<Row> {
  readonly id: string
  readonly text: string
  readonly cell: (row: Row) => ReactNode
}

/** Settings of a table. */
export interface SetupTableProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  /** The name of the first column. */
  readonly nameText: string
  readonly idOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  /** Stands below the name. */
  readonly detailOf?: (row: Row) => ReactNode
  /** How deep a row lies in a tree, from 0. */
  readonly depthOf?: (row: Row) => number
  readonly columns: readonly SetupColumn<Row>[]
  /** The address of a thing, below `/dashboard`. */
  readonly addressOf: (row: Row) => string
  /** The thing that is open. */
  readonly openId: string | undefined
  /** Whether all rows are shown at once, since they come page by page. */
  readonly isPaged?: boolean
  /** On a phone: the cells in one line without the names of their columns, where they tell what they are. */
  readonly isBrief?: boolean
}

/** The id of the link of a row in the page. */
export function rowIdOf(id: string): string {
  return `row-${id}`
}

/** Things of one kind; each name opens its panel. On a phone each row is a card. */
export function SetupTable<Row>(props: SetupTableProps<Row>) {
  const { label, rows, nameText, columns, isBrief = false, isPaged = false } = props
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole || isPaged ? rows : rows.slice(0, firstRows)
  return (
    <div className={styles.frame}>
      <table className={joinClasses(styles.table, isBrief && styles.brief)} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{nameText}</th>
            {columns.map(({ id, text }) => (
              <th key={id} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <SetupRow key={props.idOf(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button look="quiet" onPress={() => setWhole(true)}>
          {setupTexts.list.more(rows.length - shown.length)}
        </Button>
      )}
    </div>
  )
}

function SetupRow<Row>(props: SetupTableProps<Row> & { readonly row: Row }) {
  const { row, idOf, nameOf, detailOf, depthOf, columns, addressOf, openId } = props
  const id = idOf(row)
  const isOpen = id === openId
  return (
    <tr
      className={joinClasses(isOpen && styles.open)}
      style={{ '--depth': Math.min(depthOf?.(row) ?? 0, deepest) } as CSSProperties}
    >
      <th scope="row">
        <AddressLink
          id={rowIdOf(id)}
          address={addressOf(row)}
          className={styles.name}
          {...(isOpen && { 'aria-current': 'true' as const })}
        >
          <bdi>{nameOf(row)}</bdi>
        </AddressLink>
        {detailOf && <span className={styles.detail}>{detailOf(row)}</span>}
      </th>
      {columns.map((column) => (
        <td key={column.id} data-label={column.text}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}
