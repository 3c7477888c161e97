import { type BuildingDay, type BuildingLife, simulateBuildingDay } from './building-day.ts'
import type { BuildingPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'
import { localDayAt } from './local-day.ts'
import type { RoomAir } from './room-air.ts'
import { createWeather } from './weather.ts'

/** The values that a sensor in a room could measure at one moment. */
export interface RoomState {
  readonly people: number
  readonly air: Readonly<RoomAir>
}

/** Answers what happens in the rooms of a building at any time. */
export interface RoomStates {
  /** The state of a room at an instant (Unix seconds). Throws where the plan has no such room. */
  at(roomId: string, timeS: number): RoomState
  /** People on a floor at an instant (Unix seconds). */
  peopleOnFloor(floorId: string, timeS: number): number
}

/** Simulated days kept: readings at midnight need two. */
const keptDays = 2

/**
 * The rooms of a building through time. Each day is computed from the seed and the four days before it alone,
 * so any stretch of time gives the same states wherever the simulation began. Memory holds two days.
 */
export function createRoomStates(plan: BuildingPlan, draw: Draw): RoomStates {
  const longitude = plan.sensors[0]?.position.longitude ?? 0
  const weather = createWeather(plan.climate, draw.fork('climate'), longitude)
  const life: BuildingLife = { plan, draw, weather }
  const days: BuildingDay[] = []
  const dayAt = (timeS: number): BuildingDay => {
    const known = days.find(({ day }) => timeS >= day.startS && timeS < day.endS)
    if (known) return known
    const simulated = simulateBuildingDay(life, localDayAt(timeS, plan.timeZone))
    days.unshift(simulated)
    days.length = Math.min(days.length, keptDays)
    return simulated
  }
  const minuteOf = ({ day }: BuildingDay, timeS: number) => Math.floor((timeS - day.startS) / 60)
  const numbers = new Map(plan.rooms.map(({ roomId }, number) => [roomId, number]))
  return {
    at(roomId, timeS) {
      const room = numbers.get(roomId)
      if (room === undefined) throw new Error(`The building plan has no room ${roomId}`)
      const building = dayAt(timeS)
      const minute = minuteOf(building, timeS)
      return { people: building.people(room, minute), air: building.air(room, minute) }
    },
    peopleOnFloor(floorId, timeS) {
      const building = dayAt(timeS)
      const minute = minuteOf(building, timeS)
      return plan.rooms.reduce(
        (sum, room, number) => (room.floorId === floorId ? sum + building.people(number, minute) : sum),
        0,
      )
    },
  }
}
