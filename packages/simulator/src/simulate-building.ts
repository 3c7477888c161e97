import type { BuildingPlan } from './building-plan.ts'
import { createDraw } from './draw.ts'
import type { Reading, ReadingSource } from './reading.ts'
import { createRoomStates, type RoomStates } from './room-states.ts'
import { readSensorInSlot, reportIntervalS, type SimulatedSensor } from './sensor-readings.ts'

/** A simulated building. */
export interface SimulatedBuilding extends ReadingSource {
  readonly plan: BuildingPlan
  /** The true state of the rooms: the oracle behind the readings. */
  readonly rooms: RoomStates
}

/**
 * Brings a building plan to life. The readings are a pure function of plan, seed and time: two calls with
 * neighbouring ranges give exactly what one call with the whole range gives, so history, live readings and a
 * resumed run join without a seam. Memory is bounded by three days of room states, whatever the range.
 *
 * @param seed any integer; another seed is another building life with the same sensors.
 */
export function simulateBuilding(plan: BuildingPlan, seed: number): SimulatedBuilding {
  const draw = createDraw(seed).fork(plan.locations[0]?.locationId ?? '')
  const rooms = createRoomStates(plan, draw)
  const sensors: SimulatedSensor[] = plan.sensors.map((sensor) => ({
    plan: sensor,
    draw: draw.fork(sensor.sensorId),
    outages: draw.fork(`outages ${sensor.sensorId}`),
  }))
  function* readings(fromS: number, toS: number): Generator<Reading> {
    const lastSlot = Math.ceil(toS / reportIntervalS)
    for (let slot = Math.floor(fromS / reportIntervalS); slot < lastSlot; slot++) {
      const inSlot = sensors.flatMap((sensor) => readSensorInSlot(sensor, rooms, slot))
      const due = inSlot.filter(({ timeS }) => timeS >= fromS && timeS < toS)
      yield* due.sort((a, b) => a.timeS - b.timeS) // stable: the order of the plan decides ties
    }
  }
  return { plan, rooms, readings }
}
