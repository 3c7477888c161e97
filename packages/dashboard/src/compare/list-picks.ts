import type { Location, Sensor, Variable } from '../data/queries.ts'
import type { ComparedSeries } from './compare-basket.ts'

/** A series that can be added. */
export interface Pick extends ComparedSeries {
  /** The sensor. */
  readonly name: string
  /** What it measures. */
  readonly label: string
  /** Where it is. */
  readonly place: string
  /** All of that in one line. */
  readonly text: string
}

/** Lists what sensors measure: of each sensor all that its family reports, and what it ever did. */
export function listPicks(
  sensors: readonly Sensor[],
  variables: readonly Variable[],
  locations: readonly Location[],
): readonly Pick[] {
  return sensors.flatMap(({ sensor_id, name = sensor_id, family, location_id, data }) => {
    const place = locations.find((one) => one.location_id === location_id)?.name ?? ''
    return variables
      .filter(
        ({ var_name, families }) =>
          (family !== undefined && families.includes(family)) ||
          data?.some((datum) => datum.var_name === var_name),
      )
      .map(({ var_name, label }) => ({
        sensorId: sensor_id,
        varName: var_name,
        name,
        label,
        place,
        text: `${name}, ${label}${place === '' ? '' : `, ${place}`}`,
      }))
  })
}
