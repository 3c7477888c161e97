import type { Estate } from '../estate/index.ts'
import type { ChangeChoice } from '../readings/changes/changes.ts'
import type { Wanted } from '../readings/changes/waiting-room.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import type { Webhook } from './webhook.ts'

/** The error of a webhook whose filter names a location that is no more. */
export class LocationGoneError extends Error {
  override readonly name = 'LocationGoneError'
  readonly locationId: string

  constructor(locationId: string) {
    super(`the location ${locationId} is gone`)
    this.locationId = locationId
  }
}

/**
 * Chooses the readings that a webhook may deliver as the estate is now. The choice itself looks at the estate
 * again for each series.
 * @throws LocationGoneError
 */
export function chooseReadings(
  estate: Estate,
  series: SeriesDirectory,
  { organisationId, filter }: Pick<Webhook, 'organisationId' | 'filter'>,
): ChangeChoice & Wanted {
  const { locationIds, sensorIds, varNames } = filter
  const visibility = { organisationId, locationIds }
  for (const id of locationIds) if (!estate.canSee(visibility, id)) throw new LocationGoneError(id)
  const wantedSensors = sensorIds && new Set(sensorIds)
  const wantedVarNames = varNames && new Set<string>(varNames)
  const isWanted = (seriesId: number) => {
    const one = series.get(seriesId)
    if (!one) throw new Error(`series ${seriesId} is stored but not known`)
    if (wantedSensors && !wantedSensors.has(one.sensorId)) return false
    if (wantedVarNames && !wantedVarNames.has(one.varName)) return false
    const sensor = estate.findSensor(one.sensorId)
    return sensor !== undefined && estate.canSee(visibility, sensor.locationId)
  }
  return { isWanted, listSeries: () => listWhenFew(series, isWanted), subjects: listSubjects(filter) }
}

/** Lists the wanted series when they are few of all: the engine then looks at these alone. */
function listWhenFew(series: SeriesDirectory, isWanted: (seriesId: number) => boolean): number[] | undefined {
  const all = series.list()
  const wanted = all.flatMap(({ seriesId }) => (isWanted(seriesId) ? [seriesId] : []))
  return wanted.length * 4 <= all.length ? wanted : undefined
}

function listSubjects({ locationIds, sensorIds, varNames }: Webhook['filter']): string[] {
  if (sensorIds) return sensorIds.map((id) => `sensor ${id}`)
  return locationIds.flatMap((id) => varNames?.map((name) => `location ${id} ${name}`) ?? [`location ${id}`])
}
