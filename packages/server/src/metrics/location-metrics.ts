import type { ChildDaily, VarName } from '@openlightfi/contract'
import {
  type Estate,
  findFloor,
  findVisibleLocation,
  type Location,
  type Sensor,
  type Visibility,
} from '../estate/index.ts'
import type { TimeDivision } from './divide-time.ts'
import type { BucketFigures, SeriesMetrics } from './series-metrics.ts'

/** A child location with the sensors below it, a sensor, or a polygon with the sensors tied to it. */
export interface LocationChild {
  readonly id: Pick<ChildDaily, 'location_id' | 'sensor_id' | 'polygon_id'>
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

/**
 * Lists the polygons to which sensors in a location, or below it, are tied that report the variable: floor by
 * floor, and in a floor by id. A polygon is one of the plan of the floor that its sensors lie in; its days
 * are those of the floor.
 */
export function listReportingPolygons(
  estate: Estate,
  metrics: SeriesMetrics,
  { location, varName, visibility }: { location: Location; varName: VarName; visibility: Visibility },
): LocationChild[] {
  const polygons = new Map<string, Map<string, Sensor[]>>()
  for (const { locationId } of estate.subtreeOf(location)) {
    const floorId = findFloor(estate, locationId)?.locationId ?? locationId
    for (const sensor of estate.sensorsIn(locationId)) {
      if (sensor.polygonId === null || !metrics.reports(sensor, varName)) continue
      const ofFloor = polygons.get(floorId) ?? new Map<string, Sensor[]>()
      polygons.set(floorId, ofFloor)
      const tied = ofFloor.get(sensor.polygonId)
      if (tied) tied.push(sensor)
      else ofFloor.set(sensor.polygonId, [sensor])
    }
  }
  return [...polygons].flatMap(([floorId, ofFloor]) => {
    const isVisible = findVisibleLocation(estate, visibility, floorId) !== undefined
    const timeZone = estate.findLocation(floorId)?.timeZone ?? location.timeZone
    return [...ofFloor].sort(byPolygon).map(([polygonId, sensors]) => ({
      id: { ...(isVisible && { location_id: floorId }), polygon_id: polygonId },
      timeZone,
      sensors,
    }))
  })
}

const { compare: compareIds } = new Intl.Collator('en', { numeric: true })

function byPolygon([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareIds(a, b)
}

/** The way in which a location's children are measured. */
export interface ChildrenQuestion<Row> {
  readonly varName: VarName
  /** The selected time in each time zone of a child. */
  readonly divisions: ReadonlyMap<string, TimeDivision>
  readonly format: (figures: readonly BucketFigures[], varName: VarName) => Row[]
}

/** The most stretches of time, over all children, whose figures are held at once: some ten megabytes. */
const stretchesAtOnce = 100_000

/**
 * Measures each child, in the given order; children of one time zone are measured together, as many as fit.
 */
export async function measureChildren<Row>(
  metrics: SeriesMetrics,
  children: readonly LocationChild[],
  { varName, divisions, format }: ChildrenQuestion<Row>,
) {
  const dataOf = new Map<LocationChild, Row[]>()
  for (const [timeZone, division] of divisions) {
    const alike = children.filter((child) => child.timeZone === timeZone)
    const size = Math.max(1, Math.floor(stretchesAtOnce / Math.max(1, division.segments.length)))
    for (let from = 0; from < alike.length; from += size) {
      const together = alike.slice(from, from + size)
      const pools = together.map(({ sensors }) => sensors)
      for (const [index, figures] of (await metrics.measure(pools, varName, division)).entries()) {
        const child = together[index]
        if (child) dataOf.set(child, format(figures, varName))
      }
    }
  }
  return children.map((child) => {
    const { polygon_id, ...id } = child.id
    return {
      ...id,
      var_name: varName,
      time_zone: child.timeZone,
      data: dataOf.get(child) ?? [],
      ...(polygon_id !== undefined && { polygon_id }),
    }
  })
}
