import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { compareSearchOf, liveSearchOf } from '../app/sensor-links.ts'
import { formatValue, joinUnit } from '../data/format-value.ts'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { healthTexts } from '../text/en/health.ts'
import { formatAge, formatIso, formatMoment } from '../time/format-time.ts'
import type { Fault, VariableValue } from './fault.ts'
import styles from './fault-table.module.css'

const { ago, noValue, live, compare, liveOf, compareOf, columns } = healthTexts

/** One sensor that has a fault. */
export function FaultRow({ fault, nowS, place }: { fault: Fault; nowS: number; place: string }) {
  const { sensor } = fault
  const { findFamily } = useDashboard()
  const name = sensor.name ?? sensor.sensor_id
  return (
    <tr>
      <th scope="row" className={styles.sensor}>
        <Link to="/sensors/$sensor" params={{ sensor: sensor.sensor_id }} className={styles.name}>
          {name}
        </Link>
        <span className={styles.beside}>
          {findFamily(sensor.family)?.name} <code>{sensor.sensor_id}</code>
        </span>
      </th>
      <td data-label={columns.place}>{place}</td>
      <td {...(fault.since !== undefined && { 'data-label': columns.since })}>
        {fault.since !== undefined && <Since fault={fault} since={fault.since} nowS={nowS} />}
      </td>
      <td data-label={columns.last}>
        <Values fault={fault} nowS={nowS} />
      </td>
      <td className={styles.links}>
        <Links fault={fault} name={name} />
      </td>
    </tr>
  )
}

interface SinceProps {
  readonly fault: Fault
  /** Unix seconds. */
  readonly since: number
  readonly nowS: number
}

function Since({ fault: { sensor }, since, nowS }: SinceProps) {
  const zone = sensor.time_zone ?? 'UTC'
  return (
    <time dateTime={formatIso(since, zone)} title={formatIso(since, zone)} className={styles.pair}>
      <span className={styles.strong}>{formatMoment(since, zone, nowS)}</span>
      <span className={styles.beside}>{ago(formatAge(nowS - since))}</span>
    </time>
  )
}

function Values({ fault: { sensor, values, band }, nowS }: { fault: Fault; nowS: number }) {
  const { preferences } = useDashboard()
  if (values.length === 0) return <span className={styles.quiet}>{noValue}</span>
  const zone = sensor.time_zone ?? 'UTC'
  const write = ({ variable, value }: VariableValue) => {
    const { text, symbol } = formatValue(variable, value, preferences.preferences)
    return [variable.label, joinUnit(text, symbol)].filter((part) => part !== '').join(' ')
  }
  return (
    <span className={styles.pair}>
      {values.map((one) => (
        <span key={one.variable.var_name}>
          {write(one)}
          {band && (
            <span className={styles.band}>
              <Swatch colour={band.colour} />
              <TickGlyph ticks={band.severity + 1} />
              {band.name}
            </span>
          )}
          <span className={styles.at}> {formatMoment(one.time, zone, nowS)}</span>
        </span>
      ))}
    </span>
  )
}

function Links({ fault: { sensor, values }, name }: { fault: Fault; name: string }) {
  const varName = values[0]?.variable.var_name
  return (
    <>
      {sensor.location_id !== undefined && (
        <Link
          to="/live/$location"
          params={{ location: sensor.location_id }}
          search={liveSearchOf(sensor, varName)}
          aria-label={liveOf(name)}
        >
          {live}
        </Link>
      )}
      {varName !== undefined && (
        <Link to="/compare" search={compareSearchOf(sensor, varName)} aria-label={compareOf(name)}>
          {compare}
        </Link>
      )}
    </>
  )
}
