import type { BuildingPlan } from './building-plan.ts'
import { createDraw } from './draw.ts'
import { type SensorHabits, usualHabits } from './habits.ts'
import type { Block, BlockSource, Reading } from './reading.ts'
import { createRoomStates, type RoomStates } from './room-states.ts'
import {
  createSensor,
  type Reports,
  readSensorInSlot,
  reportIntervalS,
  type SimulatedSensor,
} from './sensor-readings.ts'

/** A simulated building. */
export interface SimulatedBuilding extends BlockSource {
  readonly plan: BuildingPlan
  /** The true state of the rooms: the oracle behind the readings. */
  readonly rooms: RoomStates
}

/**
 * Brings a building plan to life. The readings are a pure function of plan, seed, habits and time: two calls
 * with neighbouring ranges give exactly what one call with the whole range gives, so history, live readings
 * and a resumed run join without a seam. Memory is bounded by two days of room states, whatever the range.
 *
 * @param seed any integer; another seed is another building life with the same sensors.
 */
export function simulateBuilding(
  plan: BuildingPlan,
  seed: number,
  habits: SensorHabits = usualHabits,
): SimulatedBuilding {
  const part = createPart(plan, seed, habits)
  return { plan, rooms: part.rooms, ...createSource([part]) }
}

/** The same of many buildings, in one source. Memory grows with their number alone, some 100 kB each. */
export function simulateBuildings(
  plans: readonly BuildingPlan[],
  seed: number,
  habits: SensorHabits = usualHabits,
): BlockSource {
  return createSource(plans.map((plan) => createPart(plan, seed, habits)))
}

interface Part {
  readonly rooms: RoomStates
  readonly sensors: readonly SimulatedSensor[]
}

function createPart(plan: BuildingPlan, seed: number, habits: SensorHabits): Part {
  const draw = createDraw(seed).fork(plan.locations[0]?.locationId ?? '')
  return {
    rooms: createRoomStates(plan, draw),
    sensors: plan.sensors.map((sensor) => createSensor(sensor, draw, habits)),
  }
}

function createSource(parts: readonly Part[]): BlockSource {
  function* blocks(fromS: number, toS: number): Generator<Block> {
    const lastSlot = Math.ceil(toS / reportIntervalS)
    for (let slot = Math.floor(fromS / reportIntervalS); slot < lastSlot; slot++) {
      const reports: Reports = { readings: [], droppedS: [] }
      for (const { rooms, sensors } of parts) {
        for (const sensor of sensors) readSensorInSlot(sensor, rooms, slot, reports)
      }
      const isWhole = slot * reportIntervalS >= fromS && (slot + 1) * reportIntervalS <= toS
      yield toBlock(reports, (timeS) => isWhole || (timeS >= fromS && timeS < toS))
    }
  }
  function* readings(fromS: number, toS: number): Generator<Reading> {
    for (const block of blocks(fromS, toS)) yield* block.readings
  }
  return { blocks, readings }
}

function toBlock({ readings, droppedS }: Reports, isDue: (timeS: number) => boolean): Block {
  const due = readings.filter(({ timeS }) => isDue(timeS))
  due.sort((a, b) => a.timeS - b.timeS) // stable: the order of the plan decides ties
  return { readings: due, dropped: droppedS.filter(isDue).length }
}
