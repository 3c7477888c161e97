import { isolateText } from '../data/isolate-text.ts'
import type { Variable } from '../data/queries.ts'
import type { ShownSensor } from '../live/shown-sensor.ts'
import { combineRoom, type Look, type RoomReading } from './combine-room.ts'
import type { FloorArea, FloorDrawing } from './draw-floor.ts'
import type { Point } from './geometry.ts'
import { outlineArea } from './outline-area.ts'

/** Something on a plan that shows values: a room, or the place of a sensor that is tied to none. */
export interface PlanSpot {
  /** Unique on the plan. */
  readonly key: string
  readonly name: string
  /** The room; `undefined`: a bubble. */
  readonly area: FloorArea | undefined
  /** Where it is, for labels and arrow keys. */
  readonly at: Point
  readonly reading: RoomReading
}

/** The sensors of a floor, by where they are on its plan. */
export interface PlacedSensors {
  /** In the order in which rooms are painted, then bubbles. */
  readonly spots: readonly PlanSpot[]
  /** Sensors without a place on this plan. */
  readonly unplaced: readonly ShownSensor[]
}

/** How far beside a plan a sensor may be and still be shown, metres. */
const beside = 3

/**
 * Puts sensors on a plan: those that are tied to one of its polygons into that, others as bubbles where they
 * hang.
 */
export function placeSensors(
  drawing: FloorDrawing,
  sensors: readonly ShownSensor[],
  kind: Variable['kind'],
  look?: (value: number) => Look,
): PlacedSensors {
  const areaIds = new Set(drawing.areas.flatMap(({ id }) => id ?? []))
  const tied = new Map<string, ShownSensor[]>()
  const bubbles: PlanSpot[] = []
  const unplaced: ShownSensor[] = []
  for (const shown of sensors) {
    const { polygon_id, position, sensor_id, name: given = sensor_id } = shown.sensor
    const name = isolateText(given)
    if (polygon_id != null && areaIds.has(polygon_id)) {
      const others = tied.get(polygon_id)
      if (others) others.push(shown)
      else tied.set(polygon_id, [shown])
      continue
    }
    const at = position ? drawing.place([position.longitude, position.latitude]) : undefined
    const reading = combineRoom([shown], kind)
    if (at && reading && isOn(drawing, at))
      bubbles.push({ key: `sensor ${sensor_id}`, name, area: undefined, at, reading })
    else unplaced.push(shown)
  }
  const rooms = drawing.areas.flatMap((area): PlanSpot[] => {
    const here = area.id === undefined ? undefined : tied.get(area.id)
    const reading = here && combineRoom(here, kind, look)
    if (!reading) return []
    const [first] = reading.sensors
    const name = isolateText(area.name ?? first.sensor.name ?? area.id ?? first.sensor.sensor_id)
    return [{ key: `area ${area.id}`, name, area, at: outlineArea(area).spot, reading }]
  })
  return { spots: [...rooms, ...bubbles], unplaced }
}

function isOn({ box }: FloorDrawing, [x, y]: Point): boolean {
  return (
    x >= box.left - beside && x <= box.right + beside && y >= box.top - beside && y <= box.bottom + beside
  )
}
