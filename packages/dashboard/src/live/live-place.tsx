import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { PrintLine } from '../app/print-line.tsx'
import { useKeys } from '../app/use-keys.ts'
import { useTitle } from '../app/use-title.ts'
import { useCompared } from '../compare/use-compare-basket.ts'
import type { Location } from '../data/queries.ts'
import { explainFailure } from '../data/query-client.ts'
import { useChangePreferences } from '../data/use-change-preferences.ts'
import { Button } from '../design/button.tsx'
import { Empty } from '../design/empty.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { Segments } from '../design/segments.tsx'
import { Select } from '../design/select.tsx'
import { TextField } from '../design/text-field.tsx'
import { useNarrow } from '../design/use-narrow.ts'
import { useConnectionState, useIsOutOfTouch } from '../live-store/live-store-provider.tsx'
import { liveTexts } from '../text/en/live.ts'
import { arrangeSensors } from './arrange-sensors.ts'
import { BandTiles } from './band-tiles.tsx'
import { ChildRows } from './child-rows.tsx'
import { countTiles } from './count-tiles.ts'
import { findCharted } from './find-charted.ts'
import { findLimits } from './find-limits.ts'
import { GonePlace } from './gone-place.tsx'
import { groupByChild } from './group-by-child.ts'
import { LiveChart } from './live-chart.tsx'
import { LiveList } from './live-list.tsx'
import styles from './live-place.module.css'
import { LivePlan } from './live-plan.tsx'
import { coursesQuery } from './live-queries.ts'
import { changeSearch, type LiveSearchChange, liveViews, sortings } from './live-search.ts'
import { LiveSentence } from './live-sentence.tsx'
import { MinutesFields } from './minutes-fields.tsx'
import { RowSkeletons } from './row-skeletons.tsx'
import type { ShownSensor } from './shown-sensor.ts'
import { SourceChips } from './source-chips.tsx'
import { Split } from './split.tsx'
import { useGonePick } from './use-gone-pick.ts'
import { useIsStacked } from './use-is-stacked.ts'
import { useLiveView } from './use-live-view.ts'

const text = liveTexts
const route = getRouteApi('/live/$location')

/** A place as it is now: its list on one side, its plan and the chart of what is picked on the other. */
export function LivePlace({ place }: { place: Location }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { client, me, locations } = useDashboard()
  useTitle(text.title, place.name)
  useRememberPlace(place.location_id)
  const view = useLiveView(place, search)
  const { snapshot, settings, sources, chosen, concerns, variable, bands, rules, shown, nowS } = view
  const compared = useCompared()
  const isOutOfTouch = useIsOutOfTouch()
  // The header tells of that; what was read before stays.
  const isAway = 'sinceMs' in useConnectionState()
  const isStacked = useIsStacked()
  const left = useRef<HTMLElement>(null)
  const rows = useRef<HTMLDivElement>(null)
  const filter = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState('')
  const isNarrow = useNarrow()
  const [isFiltering, setFiltering] = useState(false)
  useEffect(() => {
    if (isFiltering) filter.current?.focus()
  }, [isFiltering])
  const put = useCallback(
    (change: LiveSearchChange) =>
      navigate({ search: (before) => changeSearch(before, change), replace: true }),
    [navigate],
  )
  useKeys({
    '/': () => {
      setFiltering(true)
      filter.current?.focus()
    },
  })

  const isUse = variable?.kind === 'event'
  const kind = isUse ? 'use' : 'bands'
  const counts = useMemo(() => countTiles(shown, bands, kind), [shown, bands, kind])
  const names = useMemo(() => new Map(locations.map((one) => [one.location_id, one.name])), [locations])
  const groups = useMemo(
    () => groupByChild(locations, place.location_id, shown),
    [locations, place.location_id, shown],
  )
  const placeOf = useCallback(
    ({ sensor }: ShownSensor) => (groups.length === 0 ? undefined : names.get(sensor.location_id ?? '')),
    [groups.length, names],
  )
  const { sort = 'worst', band, q } = search
  const listed = useMemo(
    () => arrangeSensors(shown, { sort, band, q, bands, isUse, placeOf: (one) => placeOf(one) ?? '' }),
    [shown, sort, band, q, bands, isUse, placeOf],
  )
  const wanted = { locationId: place.location_id, sensorCount: shown.length, nowS }
  const courses = useQuery({
    ...coursesQuery(client, { ...wanted, varName: variable?.var_name }),
    placeholderData: (before) => (before?.varName === variable?.var_name ? before : undefined),
  })
  const limits = useMemo(() => findLimits(bands), [bands])
  const picked = search.sensor
  const charted = findCharted(listed.length > 0 ? listed : shown, picked, isUse)
  const pick = useCallback((sensor: string | undefined) => put({ sensor }), [put])
  const letGo = useCallback(
    (name: string) => {
      setTold(text.list.pickGone(name, place.name))
      put({ sensor: undefined })
    },
    [put, place.name],
  )
  useGonePick(snapshot.data?.sensors, picked, letGo)

  if (snapshot.isError && explainFailure(snapshot.error).kind === 'missing') return <GonePlace />
  const filters = q !== undefined || band !== undefined
  const hidesFilter = isNarrow && !isFiltering && q === undefined
  const sortTexts = isUse
    ? { ...text.list.sortings, worst: text.list.freeFirst, value: text.list.longestFirst }
    : bands.length === 0
      ? { ...text.list.sortings, worst: text.list.sortings.value, value: undefined }
      : text.list.sortings
  const part = search.view ?? 'list'
  const unit = variable === undefined || rules === undefined ? undefined : { variable, rules }
  if (snapshot.data && sources.length === 0) {
    return (
      <div className={styles.alone} data-ready>
        <h1 className={styles.hidden}>{`${text.title}: ${place.name}`}</h1>
        <PrintLine timeZone={place.time_zone} place={place} />
        <div className={styles.card}>
          <Empty title={text.empty.title(place.name)}>
            {me.can.includes('place_sensors') ? text.empty.install : text.empty.ask}
          </Empty>
        </div>
      </div>
    )
  }
  const notes = (
    <>
      {unit && shown.length > 0 && !isUse && (
        <LiveSentence
          variable={unit.variable}
          choices={unit.rules.choices}
          bands={bands}
          from={settings.data?.effective.bands[unit.variable.var_name]?.from}
          counts={counts}
        />
      )}
      {isUse && (
        <MinutesFields occupied={view.occupied} free={view.free} onChange={(minutes) => put(minutes)} />
      )}
    </>
  )
  return (
    <div className={styles.live} data-view={part} data-ready={snapshot.data !== undefined}>
      <h1 className={styles.hidden}>
        {`${text.title}: ${place.name}`}
        {variable && <span className={styles.onPaper}>, {variable.label}</span>}
      </h1>
      <PrintLine timeZone={place.time_zone} place={place} />
      <div className={styles.views}>
        <Segments
          label={text.view.label}
          options={liveViews.map((value) => ({ value, text: text.view[value] }))}
          value={part}
          onChange={(next) => put({ view: next === 'list' ? undefined : next })}
        />
      </div>
      <section ref={left} className={styles.left} aria-label={text.view.list} data-greyed={isOutOfTouch}>
        <div className={styles.head}>
          {variable && (
            <SourceChips
              place={place}
              sources={sources}
              chosen={chosen}
              concerns={concerns}
              variable={variable}
              onPick={(src) => put({ src, band: undefined })}
            />
          )}
          {counts.tiles.length > 0 && snapshot.data && (
            <div className={styles.tiles}>
              <BandTiles
                counts={counts}
                keepsAbsent={isUse}
                band={band}
                onPick={(next) => put({ band: next })}
              />
            </div>
          )}
          {!isNarrow && notes}
          {isOutOfTouch && <p className={styles.note}>{text.outOfTouch}</p>}
          {settings.isError && !(isAway && settings.data) && (
            <FailureNotice error={settings.error} onTryAgain={() => void settings.refetch()} />
          )}
          <div className={styles.bar} data-short={hidesFilter}>
            <div className={styles.tools}>
              {hidesFilter && (
                <button
                  type="button"
                  className={styles.loupe}
                  aria-label={text.list.filter}
                  onClick={() => setFiltering(true)}
                >
                  <Search size={18} aria-hidden />
                </button>
              )}
              <div className={styles.filter} hidden={hidesFilter}>
                <TextField
                  label={text.list.filter}
                  showLabel={false}
                  placeholder={text.list.filter}
                  type="search"
                  maxLength={100}
                  value={q ?? ''}
                  onChange={(value) => put({ q: value === '' ? undefined : value })}
                  onBlur={() => setFiltering(false)}
                  inputRef={filter}
                />
              </div>
              <Select
                label={text.list.sort}
                options={sortings.flatMap((value) => {
                  const name = sortTexts[value]
                  return name === undefined ? [] : [{ value, text: name }]
                })}
                value={sort}
                onChange={(value) => put({ sort: value === 'worst' ? undefined : value })}
              />
            </div>
            <p className={styles.count}>
              <span role="status">
                {text.list.count(listed.length, shown.length)}
                {told !== '' && ` · ${told}`}
              </span>
              {filters && (
                <button
                  type="button"
                  className={styles.clear}
                  onClick={() => put({ q: undefined, band: undefined })}
                >
                  {text.list.clear}
                </button>
              )}
              {compared.length > 0 ? (
                <Link className={styles.compare} to="/compare">
                  {text.list.compareOpen(compared.length)}
                </Link>
              ) : (
                listed.length > 0 && (
                  <span className={styles.column} aria-hidden>
                    {text.list.compareColumn}
                  </span>
                )
              )}
            </p>
          </div>
          {courses.isError && !(isAway && courses.data) && (
            <FailureNotice error={courses.error} onTryAgain={() => void courses.refetch()} />
          )}
        </div>
        {snapshot.isError && !snapshot.data && (
          <FailureNotice error={snapshot.error} onTryAgain={() => void snapshot.refetch()} />
        )}
        {snapshot.isPending && <RowSkeletons />}
        {snapshot.data && (
          <div ref={rows} className={styles.rows}>
            {groups.length > 0 && shown.length > 0 && !filters && (
              <ChildRows groups={groups} bands={bands} kind={kind} source={search.src} />
            )}
            {unit && listed.length > 0 && (
              <LiveList
                label={text.list.label(unit.variable.label, place.name)}
                sensors={listed}
                rules={unit.rules}
                limits={limits}
                nowS={nowS}
                timeZone={place.time_zone}
                placeOf={placeOf}
                courses={courses.data}
                picked={picked}
                charted={charted?.sensor.sensor_id}
                onPick={pick}
                scroller={isStacked ? left : rows}
                onTell={setTold}
              />
            )}
            {listed.length === 0 && shown.length > 0 && (
              <Empty title={text.list.nothingFits}>
                <Button size="small" onPress={() => put({ q: undefined, band: undefined })}>
                  {text.list.clear}
                </Button>
              </Empty>
            )}
            {shown.length === 0 && variable && (
              <Empty title={text.empty.noVariable(variable.label, place.name)}>
                {text.empty.noVariableNext}
              </Empty>
            )}
          </div>
        )}
        {isNarrow && notes}
      </section>
      <div className={styles.right} data-greyed={isOutOfTouch}>
        {unit && snapshot.data && (
          <Split
            above={
              <section className={styles.plan} aria-label={text.view.plan}>
                <LivePlan
                  locationId={place.location_id}
                  variable={unit.variable}
                  sensors={shown}
                  picked={picked}
                  charted={charted?.sensor.sensor_id}
                  onPick={pick}
                  onTell={setTold}
                />
              </section>
            }
            below={
              <section className={styles.chart} aria-label={text.view.chart}>
                <LiveChart variable={unit.variable} shown={charted} />
              </section>
            }
          />
        )}
      </div>
    </div>
  )
}

/** Keeps the place as the one that the dashboard opens with. */
function useRememberPlace(locationId: string) {
  const { preferences } = useDashboard()
  const { mutate } = useChangePreferences()
  const isKept = preferences.preferences.last_location_id === locationId
  useEffect(() => {
    if (!isKept) mutate((before) => ({ ...before, last_location_id: locationId }))
  }, [isKept, locationId, mutate])
}
