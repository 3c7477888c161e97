import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { NotFoundScreen } from '../app/not-found-screen.tsx'
import { PrintLine } from '../app/print-line.tsx'
import { compareSearchOf, liveSearchOf } from '../app/sensor-links.ts'
import { useTitle } from '../app/use-title.ts'
import { SeriesChart } from '../chart/series-chart.tsx'
import { queries, type Sensor } from '../data/queries.ts'
import { explainFailure } from '../data/query-client.ts'
import { CopyButton } from '../design/copy-button.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { Notice } from '../design/notice.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { Swatch } from '../design/swatch.tsx'
import { sensorTexts } from '../text/en/sensor.ts'
import { formatAge, formatMoment } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'
import { findState, type SensorState } from './find-state.ts'
import { listValues } from './list-values.ts'
import { SensorDownload } from './sensor-download.tsx'
import { SensorFacts, SensorIds } from './sensor-facts.tsx'
import { sensorQueries } from './sensor-queries.ts'
import styles from './sensor-screen.module.css'
import { SensorValues } from './sensor-values.tsx'
import { StateHistory } from './state-history.tsx'
import { writeCurl } from './write-curl.ts'

const words = sensorTexts

/** Everything about one sensor. */
export function SensorScreen() {
  const { sensor: sensorId } = useParams({ from: '/sensors/$sensor' })
  const { client } = useDashboard()
  const query = useQuery(sensorQueries.sensor(client, sensorId))
  const isMissing = query.error && explainFailure(query.error).kind === 'missing'
  if (query.isPending) return <Waiting />
  if (!query.data) {
    return isMissing ? (
      <NotFoundScreen />
    ) : (
      <div className={styles.page}>
        <FailureNotice error={query.error} onTryAgain={() => query.refetch()} />
      </div>
    )
  }
  return (
    <div className={styles.page}>
      {isMissing && (
        <Notice tone="warn" title={words.deleted.title}>
          {words.deleted.lead}
        </Notice>
      )}
      {query.error && !isMissing && <FailureNotice error={query.error} onTryAgain={() => query.refetch()} />}
      <SensorOf key={sensorId} sensor={query.data} isGone={isMissing === true} />
    </div>
  )
}

function Waiting() {
  return (
    <div className={styles.page}>
      <Skeleton width="20rem" height="2rem" />
      <Skeleton height="18rem" />
      <Skeleton height="16rem" />
    </div>
  )
}

function SensorOf({ sensor, isGone }: { sensor: Sensor; isGone: boolean }) {
  const { client, findFamily, findVariable } = useDashboard()
  const { var: wanted, range = 'today' } = useSearch({ from: '/sensors/$sensor' })
  const navigate = useNavigate({ from: '/sensors/$sensor' })
  const nowS = useNow(30_000)
  const locationId = sensor.location_id ?? ''
  const settings = useQuery({
    ...queries.settings(client, locationId),
    enabled: sensor.location_id !== undefined,
  })
  const family = findFamily(sensor.family)
  const values = listValues(sensor, { nowS, findVariable, family, settings: settings.data })
  const reported = values.filter(({ datum }) => datum).map(({ variable }) => variable)
  const states = reported.filter(({ kind }) => kind === 'status')
  const name = sensor.name ?? sensor.sensor_id
  const picked = reported.find(({ var_name }) => var_name === wanted) ?? reported[0]
  const shown = values.find(({ variable }) => variable === picked && variable.kind !== 'status')
  useTitle(name)
  return (
    <>
      <Head sensor={sensor} state={findState(sensor, findVariable)} varName={picked?.var_name} nowS={nowS} />
      {sensor.retired_at && <Notice>{words.retiredNote}</Notice>}
      <div className={styles.columns}>
        <div className={styles.side}>
          {shown && (
            <section className={styles.section} aria-label={words.chart(shown.variable.label)}>
              <div className={styles.chart}>
                <SeriesChart
                  sensor={sensor}
                  variable={shown.variable}
                  preset={range}
                  onPreset={(preset) =>
                    void navigate({ search: (before) => ({ ...before, range: preset }), replace: true })
                  }
                  latest={shown.datum}
                />
              </div>
            </section>
          )}
          <Section id="sensor-values" title={words.values.title}>
            <SensorValues sensor={sensor} values={values} picked={picked?.var_name} nowS={nowS} />
          </Section>
          {states.map((variable) => (
            <Section
              key={variable.var_name}
              id={`sensor-${variable.var_name}`}
              title={words.status.title(variable.label)}
            >
              <StateHistory sensor={sensor} variable={variable} nowS={nowS} />
            </Section>
          ))}
          {reported.length > 0 && !isGone && (
            <div className={styles.screenOnly}>
              <Section id="sensor-download" title={words.download.title}>
                <SensorDownload sensor={sensor} variables={reported} nowS={nowS} />
              </Section>
            </div>
          )}
        </div>
        <div className={styles.side}>
          <Section id="sensor-facts" title={words.facts.title}>
            <SensorFacts sensor={sensor} family={family} nowS={nowS} />
          </Section>
          <details className={joinClasses(styles.section, styles.screenOnly)}>
            <summary className={styles.summary}>
              <h2 className={styles.inline}>{words.api.title}</h2>
            </summary>
            <SensorIds sensor={sensor} />
            <Api sensorId={sensor.sensor_id} />
          </details>
        </div>
      </div>
    </>
  )
}

interface HeadProps {
  readonly sensor: Sensor
  readonly state: SensorState
  readonly varName: string | undefined
  readonly nowS: number
}

function Head({ sensor, state, varName, nowS }: HeadProps) {
  const { locations, me } = useDashboard()
  const place = locations.find(({ location_id }) => location_id === sensor.location_id)
  return (
    <header className={styles.head}>
      <h1>{sensor.name ?? sensor.sensor_id}</h1>
      <p className={styles.state}>
        <Swatch colour={state.status === 'online' ? '--accent' : undefined} />
        {formatState(state, sensor, nowS)}
      </p>
      <p className={styles.links}>
        {place && (
          <>
            <Link
              to="/live/$location"
              params={{ location: place.location_id }}
              search={liveSearchOf(sensor, varName)}
            >
              {words.live}
            </Link>
            <Link to="/health/$location" params={{ location: place.location_id }}>
              {words.health}
            </Link>
          </>
        )}
        {varName !== undefined && (
          <Link to="/compare" search={compareSearchOf(sensor, varName)}>
            {words.compare}
          </Link>
        )}
        {me.can.includes('place_sensors') && (
          <Link to="/setup/sensors" search={{ id: sensor.sensor_id }}>
            {words.setup}
          </Link>
        )}
      </p>
      <div className={styles.where}>
        <PrintLine timeZone={sensor.time_zone ?? 'UTC'} {...(place && { place })} />
      </div>
    </header>
  )
}

function formatState({ status, heardS }: SensorState, sensor: Sensor, nowS: number): string {
  const { state } = words
  const { retired_at, time_zone = 'UTC' } = sensor
  if (status === 'retired' && retired_at) return state.retired(formatMoment(retired_at, time_zone, nowS))
  const name = state.names[status]
  return heardS === undefined ? name : state.at(name, formatAge(nowS - heardS))
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function Api({ sensorId }: { sensorId: string }) {
  const command = writeCurl(location.origin, sensorId)
  return (
    <div className={styles.api}>
      <p>{words.api.lead}</p>
      <div className={styles.command}>
        <code>{command}</code>
        <CopyButton text={command} label={words.api.copy} />
      </div>
      <a href="/docs">{words.api.docs}</a>
    </div>
  )
}
