import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { NotFoundScreen } from '../app/not-found-screen.tsx'
import { PrintLine } from '../app/print-line.tsx'
import { useTitle } from '../app/use-title.ts'
import { findLineage } from '../data/find-relatives.ts'
import type { Location } from '../data/queries.ts'
import { Button } from '../design/button.tsx'
import { DownloadMenu } from '../design/download-menu.tsx'
import { Empty } from '../design/empty.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Notice } from '../design/notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { TextField } from '../design/text-field.tsx'
import { healthTexts } from '../text/en/health.ts'
import { formatAge, formatIso, formatMoment, formatOffset } from '../time/format-time.ts'
import { countBroken } from './count-broken.ts'
import { DataPart, DiskNotice } from './data-part.tsx'
import { brokenKinds, type Fault } from './fault.ts'
import { FaultFilters } from './fault-filters.tsx'
import { FaultTable } from './fault-table.tsx'
import { filterFaults } from './filter-faults.ts'
import { mostOfAList } from './health-queries.ts'
import styles from './health-screen.module.css'
import { writeHealthSearch } from './health-search.ts'
import { type Health, useHealth } from './use-health.ts'
import { writeFaultFile } from './write-fault-file.ts'

const words = healthTexts

/** What is broken in a location, the worst first. */
export function HealthScreen() {
  const { location: locationId } = useParams({ from: '/health/$location' })
  const { locations } = useDashboard()
  const place = locations.find(({ location_id }) => location_id === locationId)
  return place ? <HealthOf key={locationId} place={place} /> : <NotFoundScreen />
}

function HealthOf({ place }: { place: Location }) {
  const health = useHealth(place.location_id)
  const { faults, sensors, nowS, failures } = health
  const broken = faults && countBroken(faults)
  const brokenFaults = faults?.filter(({ kind }) => brokenKinds.includes(kind)).length ?? 0
  const title = broken === undefined ? undefined : words.broken(broken, (faults?.length ?? 0) - brokenFaults)
  useTitle(words.title, place.name)
  const zone = place.time_zone
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{title ?? words.title}</h1>
        <p className={styles.place}>
          {sensors !== undefined && `${words.of(sensors)} · `}
          {words.asOf(place.name, formatMoment(nowS, zone, nowS), `${zone} (${formatOffset(nowS, zone)})`)}
          {broken !== undefined && brokenFaults > broken && ` · ${words.several}`}
        </p>
        <PrintLine timeZone={zone} place={place} />
      </header>
      <DiskNotice place={place} />
      {failures.map(({ error, tryAgain }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: failures have no names, and none keeps anything.
        <FailureNotice key={index} error={error} onTryAgain={tryAgain} />
      ))}
      {faults ? (
        <Faults place={place} health={health} faults={faults} />
      ) : (
        failures.length === 0 && <Waiting />
      )}
      {faults && <DataPart place={place} />}
    </div>
  )
}

function Waiting() {
  return (
    <>
      <Skeleton width="22rem" height="2rem" />
      <Skeleton height="14rem" />
      <Skeleton height="10rem" />
    </>
  )
}

interface FaultsProps {
  readonly place: Location
  readonly health: Health
  readonly faults: readonly Fault[]
}

function Faults({ place, health, faults }: FaultsProps) {
  const { kind, q } = useSearch({ from: '/health/$location' })
  const navigate = useNavigate({ from: '/health/$location' })
  const { locations } = useDashboard()
  const listPlaceNames = useCallback(
    ({ sensor }: Fault) => {
      const location = locations.find(({ location_id }) => location_id === sensor.location_id)
      if (!location) return []
      const lineage = findLineage(locations, location)
      const from = lineage.findIndex(({ location_id }) => location_id === place.location_id)
      const below = from < 0 || from === lineage.length - 1 ? lineage.slice(-1) : lineage.slice(from + 1)
      return below.map(({ name }) => name)
    },
    [locations, place.location_id],
  )
  const shown = useMemo(
    () => filterFaults(faults, { kind, q }, listPlaceNames),
    [faults, kind, q, listPlaceNames],
  )
  const sensors = new Set(shown.map(({ sensor }) => sensor.sensor_id)).size
  const day = formatIso(health.nowS, place.time_zone).slice(0, 10)
  if (health.sensors === 0) return <NoSensors />
  if (faults.length === 0) return health.sensors !== undefined && <Healthy health={health} />
  return (
    <>
      <div className={styles.tools}>
        <FaultFilters locationId={place.location_id} filter={{ kind, q }} faults={faults} />
        <div className={styles.acts}>
          <TextField
            label={words.filters.text}
            showLabel={false}
            placeholder={words.filters.hint}
            type="search"
            maxLength={100}
            value={q ?? ''}
            onChange={(text) => navigate({ search: writeHealthSearch({ kind, q: text }), replace: true })}
          />
          <DownloadMenu
            text={words.download(sensors, health.isCut)}
            isDisabled={sensors === 0}
            write={(format) => writeFaultFile(place.location_id, { kind, q }, day, format)}
          />
        </div>
      </div>
      {shown.length === 0 && (
        <Empty title={words.filters.none}>
          <Button size="small" onPress={() => navigate({ search: {}, replace: true })}>
            {words.filters.clear}
          </Button>
        </Empty>
      )}
      {shown.length > 0 && (
        <FaultTable
          faults={shown}
          nowS={health.nowS}
          namePlace={(fault) => listPlaceNames(fault).join(' › ')}
        />
      )}
      {health.isCut && <Notice>{words.tooMany(mostOfAList)}</Notice>}
    </>
  )
}

function NoSensors() {
  const { me } = useDashboard()
  const { title, installer, viewer } = words.nothing
  return <Empty title={title}>{me.can.includes('place_sensors') ? installer : viewer}</Empty>
}

function Healthy({ health: { sensors = 0, newestS, nowS } }: { health: Health }) {
  const { title, lead, newest } = words.healthy
  return (
    <section className={styles.healthy}>
      <Empty title={title}>
        <p>{lead(sensors)}</p>
        {newestS !== undefined && <p>{newest(formatAge(nowS - newestS))}</p>}
      </Empty>
    </section>
  )
}
