import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDashboard } from '../app/dashboard-context.tsx'
import { formatNumber } from '../data/format-value.ts'
import type { Location } from '../data/queries.ts'
import { FailureNotice } from '../design/failure-notice.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { Notice } from '../design/notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { healthDataTexts } from '../text/en/health-data.ts'
import styles from './data-part.module.css'
import { DayBars } from './day-bars.tsx'
import { formatBytes } from './format-bytes.ts'
import { type Finding, type FindingRow, listFindings } from './list-findings.ts'
import { type Stats, statsQuery } from './stats-query.ts'

const words = healthDataTexts

/** Days left at which somebody has to do something about the disk. */
const fewDays = 30

/** Says on top of everything else that the disk of the server is full soon, to those who are told of it. */
export function DiskNotice({ place }: { place: Location }) {
  const { client } = useDashboard()
  const days = useQuery(statsQuery(client, place.location_id)).data?.disk?.days_left
  if (days === undefined || days === null || days >= fewDays) return null
  return (
    <Notice tone="warn" title={words.disk.soon(days)}>
      {words.disk.act}
    </Notice>
  )
}

/** Whether data come, and in time; for administrators also where they go, and whether there is room. */
export function DataPart({ place }: { place: Location }) {
  const { client } = useDashboard()
  const { data: stats, error, refetch } = useQuery(statsQuery(client, place.location_id))
  if (stats?.sensors === 0) return null
  return (
    <section className={styles.part} aria-labelledby="health-data">
      <h2 id="health-data">{words.title}</h2>
      {error && <FailureNotice error={error} onTryAgain={() => void refetch()} />}
      {stats ? <Told stats={stats} /> : !error && <Skeleton height="8rem" />}
    </section>
  )
}

function Told({ stats }: { stats: Stats }) {
  const findings = listFindings(stats, stats.time)
  const [yesterday, today] = stats.readings_by_day.slice(-2)
  return (
    <>
      <p className={styles.lead}>{words.days.lead(today?.readings ?? 0, yesterday?.readings ?? 0)}</p>
      <DayBars days={stats.readings_by_day} />
      {stats.gaps.count + stats.delays.count + stats.clocks.count === 0 && <p>{words.fine}</p>}
      <div className={styles.findings}>
        {findings.map((finding) => (
          <FindingBox key={finding.kind} finding={finding} />
        ))}
        {stats.disk && <DiskBox disk={stats.disk} />}
      </div>
    </>
  )
}

function FindingBox({ finding: { kind, count, rows } }: { finding: Finding }) {
  const { title, act } = words.findings[kind]
  const id = `finding-${kind}`
  return (
    <section className={styles.box} aria-labelledby={id}>
      <h3 id={id}>
        {title} <span className={styles.count}>{formatNumber(count)}</span>
      </h3>
      <p className={styles.act}>{act}</p>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id} className={styles.row}>
            <span>
              <RowName kind={kind} row={row} /> <PlaceName locationId={row.locationId} />
            </span>
            <span className={styles.text}>{row.text}</span>
          </li>
        ))}
        {count > rows.length && <li className={styles.text}>{words.more(count - rows.length)}</li>}
      </ul>
    </section>
  )
}

function RowName({ kind, row: { id, name } }: { kind: Finding['kind']; row: FindingRow }) {
  if (kind === 'brokers') return <span className={styles.name}>{name}</span>
  if (kind === 'webhooks')
    return (
      <Link to="/setup/webhooks" search={{ id }} className={styles.name}>
        {name}
      </Link>
    )
  return (
    <Link to="/sensors/$sensor" params={{ sensor: id }} className={styles.name}>
      {name}
    </Link>
  )
}

function PlaceName({ locationId }: { locationId: string | undefined }) {
  const { locations } = useDashboard()
  const place = locations.find(({ location_id }) => location_id === locationId)
  return place && <span className={styles.text}>{place.name}</span>
}

function DiskBox({ disk }: { disk: NonNullable<Stats['disk']> }) {
  const { title, free, unknown, steady, left, act, guide } = words.disk
  const { free_bytes, used_bytes, growth_bytes_per_day: growth, days_left: days } = disk
  const isFew = days !== null && days < fewDays
  return (
    <section className={joinClasses(styles.box, isFew && styles.warn)} aria-labelledby="finding-disk">
      <h3 id="finding-disk">{title}</h3>
      <p>
        {free(formatBytes(free_bytes), formatBytes(used_bytes))}{' '}
        {growth === null ? unknown : days === null ? steady : left(days, formatBytes(growth))}
        {isFew && ` ${act}`}
      </p>
      <p>
        <a href="/guide/operations#how-large-it-gets" target="_blank" rel="noreferrer">
          {guide}
        </a>
      </p>
    </section>
  )
}
