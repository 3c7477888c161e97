import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'
import { FailureNotice } from '../../design/failure-notice.tsx'
import plain from '../../design/plain-table.module.css'
import { Segments } from '../../design/segments.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { applicationTexts } from '../../text/en/setup-applications.ts'
import { formatDay } from '../../time/format-time.ts'
import { PanelPart } from '../side-panel.tsx'
import { useMoments } from '../use-moments.ts'
import styles from './activity-part.module.css'
import { applicationQueries } from './application-queries.ts'
import { type ActivityEntry, fillActivity } from './fill-activity.ts'

const words = applicationTexts.activity
const numbers = new Intl.NumberFormat('en')

/** Requests stand on the line, failures hang from it. */
const [requestsHeight, failuresHeight] = [70, 30]

/** How many bars are drawn. */
const counts = { hour: 48, day: 30 } as const

/** What an application did by hours or days: a small chart, and the same numbers as a table. */
export function ActivityPart({ clientId }: { clientId: string }) {
  const { client } = useDashboard()
  const { nowS } = useMoments()
  const [interval, setInterval] = useState<'hour' | 'day'>('hour')
  const activity = useQuery(applicationQueries.activity(client, clientId, interval))
  const entries = activity.data && fillActivity(activity.data, interval, nowS, counts[interval])
  return (
    <PanelPart title={words.title}>
      <div>
        <Segments
          label={words.interval}
          options={[
            { value: 'hour', text: words.hours },
            { value: 'day', text: words.days },
          ]}
          value={interval}
          onChange={setInterval}
        />
      </div>
      {activity.isPending && <Skeleton height="5rem" />}
      {activity.error && <FailureNotice error={activity.error} onTryAgain={() => void activity.refetch()} />}
      {entries && <Chart entries={entries} interval={interval} />}
    </PanelPart>
  )
}

/** What is there at all is seen, however little it is. */
function findHeight(value: number, most: number, height: number): number {
  return value === 0 ? 0 : Math.max(4, (value / most) * height)
}

function Chart({ entries, interval }: { entries: readonly ActivityEntry[]; interval: 'hour' | 'day' }) {
  const { write, nowS } = useMoments()
  const most = Math.max(1, ...entries.flatMap(({ requests, failures }) => [requests, failures]))
  const busy = entries.filter(({ requests, failures, tokens }) => requests > 0 || failures > 0 || tokens > 0)
  if (busy.length === 0) return <p className={styles.note}>{words.none}</p>
  const total = (name: 'requests' | 'failures') => entries.reduce((sum, entry) => sum + entry[name], 0)
  // Days of activity are days of UTC, whatever the zone of the place.
  const writeFrom = (from: number) => (interval === 'hour' ? write(from) : formatDay(from, 'UTC', nowS))
  const [first, last] = [entries[0]?.from ?? 0, entries.at(-1)?.from ?? 0]
  return (
    <>
      <figure className={styles.chart}>
        <svg
          viewBox={`0 0 ${entries.length} ${requestsHeight + failuresHeight}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={words.label(total('requests'), total('failures'))}
        >
          {entries.map(({ from, requests, failures }, index) => {
            const good = findHeight(requests, most, requestsHeight)
            const bad = findHeight(failures, most, failuresHeight)
            return (
              <g key={from}>
                <rect
                  className={styles.requests}
                  x={index + 0.1}
                  width={0.8}
                  y={requestsHeight - good}
                  height={good}
                />
                <rect
                  className={styles.failures}
                  x={index + 0.1}
                  width={0.8}
                  y={requestsHeight}
                  height={bad}
                />
              </g>
            )
          })}
          <rect className={styles.line} x={0} width={entries.length} y={requestsHeight - 1} height={1} />
        </svg>
        <figcaption className={styles.axis}>
          <span>{writeFrom(first)}</span>
          <span className={styles.legend}>
            <span
              className={styles.requestsKey}
            >{`${words.legend.requests} ${numbers.format(total('requests'))}`}</span>
            <span
              className={styles.failuresKey}
            >{`${words.legend.failures} ${numbers.format(total('failures'))}`}</span>
          </span>
          <span>{writeFrom(last)}</span>
        </figcaption>
      </figure>
      <details className={styles.note}>
        <summary>{words.table}</summary>
        <div className={styles.scroll}>
          <table className={plain.table}>
            <thead>
              <tr>
                {Object.values(words.columns).map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {busy.toReversed().map(({ from, tokens, refreshes, failures, requests }) => (
                <tr key={from}>
                  <th scope="row">{writeFrom(from)}</th>
                  <td>{numbers.format(tokens)}</td>
                  <td>{numbers.format(refreshes)}</td>
                  <td>{numbers.format(failures)}</td>
                  <td>{numbers.format(requests)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
