import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { Sparkline } from '../chart/sparkline.tsx'
import { formatValue } from '../data/format-value.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { Skeleton } from '../design/skeleton.tsx'
import { Swatch } from '../design/swatch.tsx'
import { TickGlyph } from '../design/tick-glyph.tsx'
import { sensorTexts } from '../text/en/sensor.ts'
import { formatAge, formatIso, formatMoment } from '../time/format-time.ts'
import type { Course as CourseColumns } from './fill-gaps.ts'
import type { SensorValue } from './list-values.ts'
import { courseBucketS, sensorQueries } from './sensor-queries.ts'
import styles from './sensor-values.module.css'

const { values: words } = sensorTexts

/** Settings of the values. */
export interface SensorValuesProps {
  readonly sensor: Sensor
  readonly values: readonly SensorValue[]
  /** The variable whose course is drawn above. */
  readonly picked: string | undefined
  readonly nowS: number
}

/** The newest value of everything that a sensor reports, and the last day of each. */
export function SensorValues({ sensor, values, picked, nowS }: SensorValuesProps) {
  return (
    <table className={styles.table} aria-labelledby="sensor-values">
      <thead>
        <tr>
          <th scope="col">{words.variable}</th>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.band}</th>
          <th scope="col">{words.time}</th>
          <th scope="col" className={styles.day}>
            {words.day}
          </th>
        </tr>
      </thead>
      <tbody>
        {values.map((value) => (
          <ValueRow
            key={value.variable.var_name}
            sensor={sensor}
            value={value}
            isPicked={value.variable.var_name === picked}
            nowS={nowS}
          />
        ))}
      </tbody>
    </table>
  )
}

interface ValueRowProps {
  readonly sensor: Sensor
  readonly value: SensorValue
  readonly isPicked: boolean
  readonly nowS: number
}

function ValueRow({ sensor, value, isPicked, nowS }: ValueRowProps) {
  const { variable, datum, band } = value
  const zone = sensor.time_zone ?? 'UTC'
  const meaning = findMeaning(variable)
  return (
    <tr data-picked={isPicked || undefined}>
      <th scope="row">
        <Link
          className={styles.variable}
          from="/sensors/$sensor"
          to="/sensors/$sensor"
          params={{ sensor: sensor.sensor_id }}
          search={(before) => ({ ...before, var: variable.var_name })}
          aria-current={isPicked ? 'true' : undefined}
          activeProps={{}}
          replace
          resetScroll={false}
        >
          {variable.label}
        </Link>
        {meaning !== undefined && <span className={styles.meaning}>{meaning}</span>}
      </th>
      <td>
        <Now value={value} nowS={nowS} />
      </td>
      <td>
        {band ? (
          <span className={styles.band}>
            <Swatch colour={band.colour} />
            {band.name}
            <TickGlyph ticks={band.ticks} />
          </span>
        ) : (
          <span className={styles.quiet}>
            {value.isStale && <Swatch colour={undefined} />} {words.noBand}
          </span>
        )}
      </td>
      <td>
        {datum && (
          <time
            className={styles.whole}
            dateTime={formatIso(datum.time, zone)}
            title={formatIso(datum.time, zone)}
          >
            {formatMoment(datum.time, zone, nowS)}{' '}
            <span className={styles.quiet}>{words.ago(formatAge(nowS - datum.time))}</span>
          </time>
        )}
      </td>
      <td className={styles.day}>
        {variable.kind !== 'status' && datum && <Course sensor={sensor} variable={variable} nowS={nowS} />}
      </td>
    </tr>
  )
}

function Now({ value: { variable, datum, isStale }, nowS }: { value: SensorValue; nowS: number }) {
  const { preferences } = useDashboard()
  if (!datum) return <span className={styles.quiet}>{words.never}</span>
  const age = formatAge(nowS - datum.time)
  if (variable.kind === 'event') {
    return (
      <span className={styles.number}>
        {words.motion(age)} <span className={styles.quiet}>{words.eventWord}</span>
      </span>
    )
  }
  const { text, symbol } = formatValue(variable, datum.value, preferences.preferences)
  if (isStale) {
    return (
      <>
        {words.stale(age)} <span className={styles.quiet}>{words.was(`${text} ${symbol}`.trim())}</span>
      </>
    )
  }
  return (
    <span className={styles.whole}>
      <span className={styles.number}>{text}</span> <span className={styles.quiet}>{symbol}</span>
    </span>
  )
}

function Course({ sensor, variable, nowS }: { sensor: Sensor; variable: Variable; nowS: number }) {
  const { client } = useDashboard()
  const course = useQuery(sensorQueries.course(client, sensor.sensor_id, variable, nowS))
  if (course.isPending) return <Skeleton width="112px" height="24px" />
  if (!course.data?.time.length) return <span className={styles.quiet}>{words.noCourse}</span>
  const range = { from: nowS - 86_400, to: nowS }
  return variable.kind === 'event' ? (
    <EventStrip {...course.data} {...range} />
  ) : (
    <Sparkline {...course.data} {...range} />
  )
}

/** In which half hours something happened. */
function EventStrip({ time, values, from, to }: CourseColumns & { from: number; to: number }) {
  const percent = (timeS: number) => (100 * (Math.max(from, timeS) - from)) / (to - from)
  return (
    <svg className={styles.strip} width={112} height={12} aria-hidden="true">
      {time.map((start, index) =>
        (values[index] ?? 0) > 0 ? (
          <rect
            key={start}
            x={`${percent(start)}%`}
            width={`${percent(start + courseBucketS) - percent(start)}%`}
            height={12}
          />
        ) : null,
      )}
    </svg>
  )
}

/** What stands below the name of a variable; nothing where that says as much. */
function findMeaning({ kind, values, meaning, label }: Variable): string | undefined {
  if (kind === 'event') return words.eventMeaning
  return values === null && meaning !== label.toLowerCase() ? meaning : undefined
}
