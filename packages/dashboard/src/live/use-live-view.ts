import type { Schemas } from '@openlightfi/client'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { type ShownBand, showBands } from '../data/bands.ts'
import { type Location, queries, type Sensor, type Variable } from '../data/queries.ts'
import type { LatestValues } from '../live-store/latest-values.ts'
import { useLiveStore } from '../live-store/live-store-provider.tsx'
import { statusVariable } from '../live-store/status-variable.ts'
import { useValuesVersion } from '../live-store/use-values-version.ts'
import { useNow } from '../time/use-now.ts'
import { type Concern, findConcern } from './find-concerns.ts'
import { chooseSources, doesReport, findChosenSources, findSources, type Source } from './find-sources.ts'
import { defaultMinutes, type LiveSearch } from './live-search.ts'
import { keepUnchanged, type SensorFacts, type ShowRules, showSensor } from './show-sensor.ts'
import type { ShownSensor } from './shown-sensor.ts'

/** Milliseconds between two looks at the clock: by it ages grow and values become old. */
const lookMs = 10_000

/** Up to so many places below have bands of their own on this screen; those of the place count beyond. */
const maxPlacesWithBands = 24

const noSensors: readonly Sensor[] = []

/** Everything that Live shows of a place. */
export function useLiveView(place: Location, search: LiveSearch) {
  const { client, catalogue, locations, preferences } = useDashboard()
  const store = useLiveStore()
  const locationId = place.location_id
  useEffect(() => store.show(locationId), [store, locationId])
  const snapshot = useQuery(queries.snapshot(client, locationId))
  const settings = useQuery(queries.settings(client, locationId))

  const sensors = useMemo(
    () => snapshot.data?.sensors.filter(({ retired_at }) => retired_at == null) ?? noSensors,
    [snapshot.data],
  )
  // Before the first picture, and without harm again: what is known to be newer stays.
  useMemo(() => store.values.seed(sensors), [store, sensors])

  const sources = useMemo(() => findSources(sensors, catalogue.variables), [sensors, catalogue])
  const kept = preferences.preferences.sources
  const chosen = useMemo(
    () => chooseSources(sources, findChosenSources(kept ?? [], locations, place)),
    [sources, kept, locations, place],
  )
  const nowS = useNow(lookMs)
  const version = useValuesVersion()
  const settingsByPlace = useSettingsByPlace(sensors, locationId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the values of the store.
  const concerns = useMemo(
    () =>
      chosen.map(({ variable }) => {
        const bandsOf = findBandsOf(settingsByPlace, variable, locationId)
        return findConcern(variable, { sensors, values: store.values, bandsOf, nowS })
      }),
    [chosen, settingsByPlace, locationId, sensors, store, nowS, version],
  )
  const opened = useOpenedSource(chosen, concerns, settingsByPlace.has(locationId))
  const variable =
    catalogue.variables.find(({ var_name }) => var_name === search.src) ?? opened ?? catalogue.variables[0]
  const reporting = useMemo(
    () => sensors.filter((sensor) => variable !== undefined && doesReport(sensor, variable)),
    [sensors, variable],
  )

  const bandsOf = useMemo(
    () => (variable ? findBandsOf(settingsByPlace, variable, locationId) : () => noBands),
    [settingsByPlace, variable, locationId],
  )
  const bands = useMemo(() => bandsOf({ location_id: locationId }), [bandsOf, locationId])
  const { temperature_unit } = preferences.preferences
  const occupied = search.occupied ?? defaultMinutes.occupied
  const free = Math.max(search.free ?? defaultMinutes.free, occupied)
  const rules = useMemo<ShowRules | undefined>(
    () =>
      variable && {
        variable,
        bandsOf,
        choices: { ...(temperature_unit && { temperature_unit }) },
        occupiedS: occupied * 60,
        freeS: free * 60,
      },
    [variable, bandsOf, temperature_unit, occupied, free],
  )

  const before = useRef<readonly ShownSensor[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the values of the store.
  const shown = useMemo(() => {
    const { values } = store
    const after = rules
      ? reporting.map((sensor) => showSensor(sensor, findFacts(values, sensor, rules), rules, nowS))
      : []
    before.current = keepUnchanged(before.current, after)
    return before.current
  }, [store, reporting, rules, nowS, version])

  return {
    snapshot,
    settings,
    sources,
    chosen,
    concerns,
    variable,
    bands,
    rules,
    shown,
    nowS,
    occupied,
    free,
  }
}

/** What {@link useLiveView} gives. */
export type LiveView = ReturnType<typeof useLiveView>

/** Finds in the store what decides how a sensor is shown. */
export function findFacts(values: LatestValues, { sensor_id }: Sensor, { variable }: ShowRules): SensorFacts {
  return {
    datum: values.find(sensor_id, variable.var_name),
    status: values.find(sensor_id, statusVariable),
    lastHeardS: values.findLastHeard(sensor_id),
  }
}

type Settings = Schemas['LocationSettingsOutput']

const noBands: readonly ShownBand[] = []

/**
 * Reads the settings of a place, and of those below it that have sensors, as far as they are not too many.
 */
function useSettingsByPlace(sensors: readonly Sensor[], locationId: string): ReadonlyMap<string, Settings> {
  const { client } = useDashboard()
  const places = useMemo(() => {
    const below = new Set(sensors.flatMap(({ location_id }) => location_id ?? []))
    below.delete(locationId)
    return [locationId, ...(below.size <= maxPlacesWithBands ? below : [])]
  }, [sensors, locationId])
  const found = useQueries({
    queries: places.map((place) => queries.settings(client, place)),
    combine: joinSettings,
  })
  return useMemo(() => new Map(found.flatMap((one) => (one ? [[one.location_id, one]] : []))), [found])
}

/** A constant function, so that the list stays the same thing while no answer changes. */
function joinSettings(results: readonly { readonly data: Settings | undefined }[]) {
  return results.map(({ data }) => data)
}

/** Gives a function that finds the bands that hold where a sensor is, or else in the place that is shown. */
function findBandsOf(
  settings: ReadonlyMap<string, Settings>,
  variable: Variable,
  locationId: string,
): (sensor: Pick<Sensor, 'location_id'>) => readonly ShownBand[] {
  const byPlace = new Map(
    [...settings].flatMap(([place, { effective }]) => {
      const bands = effective.bands[variable.var_name]?.value
      return bands ? [[place, showBands(bands, variable)] as const] : []
    }),
  )
  const own = byPlace.get(locationId) ?? noBands
  return ({ location_id = locationId }) => byPlace.get(location_id) ?? own
}

/**
 * The source with which the screen opens: that in which the place is worst, or the first. It stays while the
 * place is shown, whatever happens there.
 */
function useOpenedSource(
  chosen: readonly Source[],
  concerns: readonly Concern[],
  isKnown: boolean,
): Variable | undefined {
  const [opened, setOpened] = useState<Variable>()
  const worst = Math.max(0, ...concerns.map(({ severity }) => severity))
  const found = chosen[concerns.findIndex(({ severity }) => severity === worst)]?.variable
  if (opened === undefined && isKnown && found !== undefined) setOpened(found)
  return opened ?? (isKnown ? found : undefined)
}
