import type { VarName } from '@openlightfi/contract'
import {
  type Estate,
  findVisibleSensor,
  requireVisibleLocation,
  requireVisibleSensor,
  type Visibility,
} from '../../estate/index.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import type { ChangeChoice } from './changes.ts'
import type { Wanted } from './waiting-room.ts'

/** The wanted series, as callers name them; together what fits all. */
export interface SeriesChoice {
  readonly sensor_id?: readonly string[]
  readonly location_id?: string
  readonly var_name?: readonly VarName[]
}

/** Lists the subjects of the wanted readings; see {@link listSubjectsOf}. */
function listSubjects(
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId, var_name: varNames }: SeriesChoice,
): string[] {
  if (sensorIds) return sensorIds.map((sensorId) => `sensor ${sensorId}`)
  const locationIds = locationId === undefined ? caller.locationIds : [locationId]
  return locationIds.flatMap(
    (id) => varNames?.map((varName) => `location ${id} ${varName}`) ?? [`location ${id}`],
  )
}

/** Chooses the wanted readings that the caller may see. @throws ProblemError `not_found`. */
export function chooseReadings(
  estate: Estate,
  series: SeriesDirectory,
  caller: Visibility,
  query: SeriesChoice,
): ChangeChoice & Wanted {
  const isWanted = chooseSeries(estate, series, caller, query)
  return {
    isWanted,
    listSeries: () => listWhenFew(series, isWanted),
    subjects: listSubjects(caller, query),
  }
}

function listWhenFew(series: SeriesDirectory, isWanted: (seriesId: number) => boolean): number[] | undefined {
  const all = series.list()
  const wanted = all.flatMap(({ seriesId }) => (isWanted(seriesId) ? [seriesId] : []))
  return wanted.length * 4 <= all.length ? wanted : undefined
}

/** Chooses the wanted series that the caller may see. @throws ProblemError `not_found`. */
function chooseSeries(
  estate: Estate,
  series: SeriesDirectory,
  caller: Visibility,
  { sensor_id: sensorIds, location_id: locationId, var_name: varNames }: SeriesChoice,
): (seriesId: number) => boolean {
  for (const sensorId of sensorIds ?? []) requireVisibleSensor(estate, caller, sensorId)
  if (locationId !== undefined) requireVisibleLocation(estate, caller, locationId)
  const [wantedSensors, wantedVarNames] = [
    sensorIds && new Set(sensorIds),
    varNames && new Set<string>(varNames),
  ]
  return (seriesId) => {
    const one = series.get(seriesId)
    if (!one) throw new Error(`series ${seriesId} is stored but not known`)
    if (wantedSensors && !wantedSensors.has(one.sensorId)) return false
    if (wantedVarNames && !wantedVarNames.has(one.varName)) return false
    const sensor = findVisibleSensor(estate, caller, one.sensorId)
    if (!sensor) return false
    return locationId === undefined || estate.isWithin(sensor.locationId, locationId)
  }
}
