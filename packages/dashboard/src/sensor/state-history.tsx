import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { formatValue } from '../data/format-value.ts'
import type { Sensor, Variable } from '../data/queries.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { joinClasses } from '../design/join-classes.ts'
import plain from '../design/plain-table.module.css'
import { Skeleton } from '../design/skeleton.tsx'
import { sensorTexts } from '../text/en/sensor.ts'
import { formatAge, formatMoment, toZoned } from '../time/format-time.ts'
import { buildSpans, type StateSpan } from './build-spans.ts'
import { sensorQueries } from './sensor-queries.ts'
import styles from './state-history.module.css'

const { status: words } = sensorTexts

/** Days that are looked back upon. */
const days = 7

/** Stretches that the table lists. */
const listed = 8

/** Settings of the history of a state. */
export interface StateHistoryProps {
  readonly sensor: Sensor
  readonly variable: Variable
  readonly nowS: number
}

/** In which state a sensor was over the last week: as a strip, and the newest stretches as a table. */
export function StateHistory({ sensor, variable, nowS }: StateHistoryProps) {
  const { client, preferences, findFamily } = useDashboard()
  const zone = sensor.time_zone ?? 'UTC'
  // The end moves by quarters of an hour, so that the memory of answers is of use.
  const to = Math.ceil(nowS / 900) * 900
  const from = toZoned(nowS, zone).subtract({ days }).startOfDay().epochMilliseconds / 1000
  const states = useQuery(sensorQueries.states(client, sensor.sensor_id, variable.var_name, { from, to }))
  const intervalS = findFamily(sensor.family)?.expected_interval_s ?? 0
  const spans = useMemo(
    () => buildSpans(states.data ?? [], { from, to: Math.min(to, nowS) }, intervalS),
    [states.data, from, to, nowS, intervalS],
  )
  const nameState = (value: number | undefined) =>
    value === undefined ? words.unknown : formatValue(variable, value, preferences.preferences).text
  if (states.error) return <FailureNotice error={states.error} onTryAgain={() => states.refetch()} />
  if (states.isPending) return <Skeleton height="6rem" />
  const newest = spans.toReversed().slice(0, listed)
  return (
    <div className={styles.history}>
      <Strip spans={spans} from={from} to={nowS} variable={variable} />
      <p className={styles.hint}>
        {words.summary(spans.length - 1, days)} {spans.length > 1 && words.list(newest.length, spans.length)}
      </p>
      {spans.length > 1 && (
        <table className={joinClasses(plain.table, styles.table)}>
          <thead>
            <tr>
              <th scope="col">{words.state}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.to}</th>
              <th scope="col">{words.lasted}</th>
            </tr>
          </thead>
          <tbody>
            {newest.map((span, index) => (
              <tr key={span.from}>
                <th scope="row">{nameState(span.value)}</th>
                <td>{formatMoment(span.from, zone, nowS)}</td>
                <td>{index === 0 ? words.now : formatMoment(span.to, zone, nowS)}</td>
                <td>{formatAge(span.to - span.from)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface StripProps {
  readonly spans: readonly StateSpan[]
  readonly from: number
  readonly to: number
  readonly variable: Variable
}

/** The same as the table says, to be seen at a glance. */
function Strip({ spans, from, to, variable }: StripProps) {
  const [best] = variable.values ?? []
  const percent = (timeS: number) => `${(100 * (timeS - from)) / (to - from)}%`
  return (
    <svg className={styles.strip} width="100%" height={20} aria-hidden="true">
      {spans.map((span) => (
        <rect
          key={span.from}
          className={
            span.value === undefined
              ? styles.unknown
              : span.value === best?.value
                ? styles.best
                : styles.other
          }
          x={percent(span.from)}
          width={percent(from + span.to - span.from)}
          height={20}
        />
      ))}
    </svg>
  )
}
