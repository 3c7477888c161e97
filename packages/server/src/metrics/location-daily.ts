import type { ChildDaily, VarName } from '@openlightfi/contract'
import type { Estate, Location, Sensor } from '../estate/index.ts'
import type { TimeDivision } from './divide-time.ts'
import { formatDays } from './metrics-wire.ts'
import type { SeriesMetrics } from './series-metrics.ts'

/** A child location with the sensors below it, or a sensor. */
export interface LocationChild {
  readonly id: Pick<ChildDaily, 'location_id' | 'sensor_id'>
  readonly timeZone: string
  readonly sensors: readonly Sensor[]
}

/**
 * Lists the children of a location with a sensor that reports the variable: locations by name, then sensors
 * by id.
 */
export function listReportingChildren(
  estate: Estate,
  metrics: SeriesMetrics,
  location: Location,
  varName: VarName,
): LocationChild[] {
  const locations = estate.childrenOf(location.locationId).map((child) => ({
    id: { location_id: child.locationId },
    timeZone: child.timeZone,
    sensors: [...estate.subtreeOf(child)].flatMap(({ locationId }) => estate.sensorsIn(locationId)),
  }))
  const sensors = estate.sensorsIn(location.locationId).map((sensor) => ({
    id: { sensor_id: sensor.sensorId },
    timeZone: location.timeZone,
    sensors: [sensor],
  }))
  const reporting = [...locations, ...sensors].map((child) => ({
    ...child,
    sensors: child.sensors.filter((sensor) => metrics.reports(sensor, varName)),
  }))
  return reporting.filter((child) => child.sensors.length > 0)
}

/** The way in which the days of a location's children are measured. */
export interface ChildrenQuestion {
  readonly varName: VarName
  readonly byWeekday: boolean
  /** The selected time in each time zone of a child. */
  readonly divisions: ReadonlyMap<string, TimeDivision>
}

/**
 * Measures the daily metrics of each child, in the given order; children of one time zone are measured
 * together.
 */
export async function measureChildren(
  metrics: SeriesMetrics,
  children: readonly LocationChild[],
  { varName, byWeekday, divisions }: ChildrenQuestion,
): Promise<ChildDaily[]> {
  const dataOf = new Map<LocationChild, ChildDaily['data']>()
  for (const [timeZone, division] of divisions) {
    const together = children.filter((child) => child.timeZone === timeZone)
    const pools = together.map(({ sensors }) => sensors)
    for (const [index, figures] of (await metrics.measure(pools, varName, division)).entries()) {
      const child = together[index]
      if (child) dataOf.set(child, formatDays(figures, varName, byWeekday))
    }
  }
  return children.map((child) => ({
    ...child.id,
    var_name: varName,
    time_zone: child.timeZone,
    data: dataOf.get(child) ?? [],
  }))
}
