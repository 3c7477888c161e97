import { useState } from 'react'
import { formatNumber } from '../data/format-value.ts'
import { Button } from '../design/button.tsx'
import { healthTexts } from '../text/en/health.ts'
import { type Fault, type FaultKind, faultKinds } from './fault.ts'
import { FaultRow } from './fault-row.tsx'
import styles from './fault-table.module.css'

/** Rows of a group that are shown before somebody asks for the others. */
const firstRows = 50

/** Settings of the table. */
export interface FaultTableProps {
  readonly faults: readonly Fault[]
  readonly nowS: number
  readonly namePlace: (fault: Fault) => string
}

/** Sensors with what is wrong with them, by the kind of fault, the worst kind first. */
export function FaultTable({ faults, ...rest }: FaultTableProps) {
  const { columns, title } = healthTexts
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{columns.sensor}</th>
            <th scope="col">{columns.place}</th>
            <th scope="col">{columns.since}</th>
            <th scope="col">{columns.last}</th>
            <th scope="col">{columns.links}</th>
          </tr>
        </thead>
        {faultKinds.map((kind) => {
          const group = faults.filter((fault) => fault.kind === kind)
          return group.length > 0 && <FaultGroup key={kind} kind={kind} faults={group} {...rest} />
        })}
      </table>
    </div>
  )
}

/** The sensors that have one kind of fault, what it means, and what to do. */
function FaultGroup({ kind, faults, nowS, namePlace }: FaultTableProps & { readonly kind: FaultKind }) {
  const [isWhole, setWhole] = useState(false)
  const { title, meaning, act } = healthTexts.faults[kind]
  const shown = isWhole ? faults : faults.slice(0, firstRows)
  const id = `fault-${kind}`
  return (
    <tbody aria-labelledby={id}>
      <tr className={styles.head}>
        <th scope="rowgroup" colSpan={5}>
          <h2 id={id}>
            {title} <span className={styles.count}>{formatNumber(faults.length)}</span>
          </h2>
          <p>
            <span className={styles.meaning}>{meaning}</span> {act}
          </p>
        </th>
      </tr>
      {shown.map((fault) => (
        <FaultRow key={fault.sensor.sensor_id} fault={fault} nowS={nowS} place={namePlace(fault)} />
      ))}
      {shown.length < faults.length && (
        <tr>
          <td colSpan={5}>
            <Button size="small" onPress={() => setWhole(true)}>
              {healthTexts.more(faults.length - shown.length)}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  )
}
