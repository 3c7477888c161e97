import type { Estate } from '../estate/index.ts'
import type { ChangeChoice } from '../readings/changes/changes.ts'
import type { Wanted } from '../readings/changes/waiting-room.ts'
import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import { chooseVisibleReadings } from '../readings/index.ts'
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
  return chooseVisibleReadings(estate, series, visibility, {
    ...(sensorIds && { sensor_id: sensorIds }),
    ...(varNames && { var_name: varNames }),
  })
}
