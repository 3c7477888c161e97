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

/**
 * Chooses the wanted readings that the caller may see. @throws ProblemError `not_found` for a sensor or a
 * location that it does not see.
 */
export function chooseReadings(
  estate: Estate,
  series: SeriesDirectory,
  caller: Visibility,
  choice: SeriesChoice,
): ChangeChoice & Wanted {
  const { sensor_id: sensorIds = [], location_id: locationId } = choice
  for (const sensorId of sensorIds) requireVisibleSensor(estate, caller, sensorId)
  if (locationId !== undefined) requireVisibleLocation(estate, caller, locationId)
  return chooseVisibleReadings(estate, series, caller, choice)
}

/**
 * Chooses the wanted readings of what is in sight; what is named and out of sight has none. The choice looks
 * at the estate anew for each series that it is asked about.
 */
export function chooseVisibleReadings(
  estate: Estate,
  series: SeriesDirectory,
  visibility: Visibility,
  choice: SeriesChoice,
): ChangeChoice & Wanted {
  const isWanted = chooseSeries(estate, series, visibility, choice)
  return {
    isWanted,
    listSeries: () => listWhenFew(series, isWanted),
    subjects: listSubjects(visibility, choice),
  }
}

/** Lists the subjects of the wanted readings; see {@link listSubjectsOf}. */
function listSubjects(
  visibility: Visibility,
  { sensor_id: sensorIds, location_id: locationId, var_name: varNames }: SeriesChoice,
): string[] {
  if (sensorIds) return sensorIds.map((sensorId) => `sensor ${sensorId}`)
  const locationIds = locationId === undefined ? visibility.locationIds : [locationId]
  return locationIds.flatMap(
    (id) => varNames?.map((varName) => `location ${id} ${varName}`) ?? [`location ${id}`],
  )
}

/** Lists the wanted series when they are few of all: the engine then looks at these alone. */
function listWhenFew(series: SeriesDirectory, isWanted: (seriesId: number) => boolean): number[] | undefined {
  const all = series.list()
  const wanted = all.flatMap(({ seriesId }) => (isWanted(seriesId) ? [seriesId] : []))
  return wanted.length * 4 <= all.length ? wanted : undefined
}

function chooseSeries(
  estate: Estate,
  series: SeriesDirectory,
  visibility: Visibility,
  { sensor_id: sensorIds, location_id: locationId, var_name: varNames }: SeriesChoice,
): (seriesId: number) => boolean {
  const [wantedSensors, wantedVarNames] = [
    sensorIds && new Set(sensorIds),
    varNames && new Set<string>(varNames),
  ]
  return (seriesId) => {
    const one = series.get(seriesId)
    if (!one) throw new Error(`series ${seriesId} is stored but not known`)
    if (wantedSensors && !wantedSensors.has(one.sensorId)) return false
    if (wantedVarNames && !wantedVarNames.has(one.varName)) return false
    const sensor = findVisibleSensor(estate, visibility, one.sensorId)
    if (!sensor) return false
    return locationId === undefined || estate.isWithin(sensor.locationId, locationId)
  }
}
