import type { BuildingPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'
import { type LocalDay, localDayAt, shiftDay } from './local-day.ts'
import { type PeopleByRoom, simulateOccupancy } from './occupancy.ts'
import { advanceRoomAir, createRestingAir, plantHoursOf, type RoomAir } from './room-air.ts'
import { weatherAt } from './weather.ts'

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

/** People and air of all rooms for each minute of one local day. */
interface BuildingDay {
  readonly day: LocalDay
  readonly people: PeopleByRoom
  readonly air: ReadonlyMap<string, readonly RoomAir[]>
}

/**
 * Days simulated before the wanted one, so that its first minute has a past. After four days, one of them
 * with heating, hardly anything of the starting guess is left: days computed apart join without a visible
 * step.
 */
const warmUpDays = 4
/** Simulated days kept: readings at midnight need two. */
const keptDays = 3

/**
 * The rooms of a building through time. Each day is computed from the seed and the four days before it alone,
 * so any stretch of time gives the same states wherever the simulation began. Memory holds three days.
 */
export function createRoomStates(plan: BuildingPlan, draw: Draw): RoomStates {
  const days: BuildingDay[] = []
  const dayAt = (timeS: number): BuildingDay => {
    const known = days.find(({ day }) => timeS >= day.startS && timeS < day.endS)
    if (known) return known
    const simulated = simulateDay(plan, draw, localDayAt(timeS, plan.timeZone))
    days.unshift(simulated)
    days.length = Math.min(days.length, keptDays)
    return simulated
  }
  const roomsOfFloor = Map.groupBy(plan.rooms, (room) => room.floorId)
  const peopleIn = (building: BuildingDay, roomId: string, minute: number) =>
    building.people.get(roomId)?.[minute] ?? 0
  return {
    at(roomId, timeS) {
      const building = dayAt(timeS)
      const minute = Math.floor((timeS - building.day.startS) / 60)
      const air = building.air.get(roomId)?.[minute]
      if (!air) throw new Error(`The building plan has no room ${roomId}`)
      return { people: peopleIn(building, roomId, minute), air }
    },
    peopleOnFloor(floorId, timeS) {
      const building = dayAt(timeS)
      const minute = Math.floor((timeS - building.day.startS) / 60)
      const rooms = roomsOfFloor.get(floorId) ?? []
      return rooms.reduce((sum, room) => sum + peopleIn(building, room.roomId, minute), 0)
    },
  }
}

function simulateDay(plan: BuildingPlan, draw: Draw, day: LocalDay): BuildingDay {
  const longitude = plan.sensors[0]?.position.longitude ?? 0
  const climate = draw.fork('climate')
  const outdoorAt = (timeS: number) => weatherAt(plan.climate, climate, longitude, timeS)
  const firstDay = shiftDay(day, -warmUpDays)
  const air = new Map(plan.rooms.map((room) => [room.roomId, createRestingAir(outdoorAt(firstDay.startS))]))
  const recorded = new Map(plan.rooms.map((room) => [room.roomId, [] as RoomAir[]]))
  let people: PeopleByRoom = new Map()
  for (let ahead = -warmUpDays; ahead <= 0; ahead++) {
    const current = ahead === 0 ? day : shiftDay(day, ahead)
    people = simulateOccupancy(plan, draw, current)
    const plant = plantHoursOf(current)
    for (let timeS = current.startS, minute = 0; timeS < current.endS; timeS += 60, minute++) {
      const outdoor = outdoorAt(timeS)
      const plantRuns = plant !== null && timeS >= plant.fromS && timeS < plant.toS
      for (const room of plan.rooms) {
        const roomAir = air.get(room.roomId)
        if (!roomAir) continue
        advanceRoomAir(roomAir, room, people.get(room.roomId)?.[minute] ?? 0, outdoor, plantRuns)
        if (ahead === 0) recorded.get(room.roomId)?.push({ ...roomAir })
      }
    }
  }
  return { day, people, air: recorded }
}
