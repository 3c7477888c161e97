import type { BuildingPlan, RoomPlan } from './building-plan.ts'
import type { Draw } from './draw.ts'
import { type LocalDay, shiftDay } from './local-day.ts'
import { simulateOccupancy } from './occupancy.ts'
import { advanceRoomAir, createRestingAir, plantHoursOf, type RoomAir } from './room-air.ts'
import type { Weather } from './weather.ts'

/** People and air of the rooms of a building in the minutes of one local day. */
export interface BuildingDay {
  readonly day: LocalDay
  /** People in room number `room` of the plan, in a minute since the day began. */
  people(room: number, minute: number): number
  /** The air of room number `room` of the plan, as it is until it is asked again. */
  air(room: number, minute: number): Readonly<RoomAir>
}

/** A building, how it draws its life, and the weather around it. */
export interface BuildingLife {
  readonly plan: BuildingPlan
  readonly draw: Draw
  readonly weather: Weather
}

/**
 * Days simulated before the wanted one, so that its first minute has a past. After four days, one of them
 * with heating, hardly anything of the starting guess is left: days computed apart join without a visible
 * step.
 */
const warmUpDays = 4

/** Minutes of air that are kept, so that asking a little back costs nothing. */
const keptMinutes = 120

const figuresOfAir = 4

/**
 * Simulates a day. The air is worked out as far as it is asked for, and two hours of it are kept: a day of a
 * building with 14 rooms takes some 100 kB. Asking further back begins the day anew, with the same result.
 */
export function simulateBuildingDay(life: BuildingLife, day: LocalDay): BuildingDay {
  const { rooms } = life.plan
  const counts = countPeople(life, day)
  const morning = warmUp(life, day)
  const kept = new Float64Array(rooms.length * keptMinutes * figuresOfAir)
  let air = copyAir(morning)
  let reached = 0 // the first minute that is not worked out
  const minutes = createMinutes(life, day, counts)

  function advanceTo(minute: number): void {
    if (minute < reached - keptMinutes) {
      air = copyAir(morning)
      reached = 0
    }
    for (; reached <= minute; reached++) {
      minutes.advance(air, reached)
      for (const [room, figures] of air.entries()) keepAir(kept, placeOf(room, reached), figures)
    }
  }

  return {
    day,
    people: (room, minute) => counts[room]?.[minute] ?? 0,
    air(room, minute) {
      advanceTo(minute)
      return readAir(kept, placeOf(room, minute))
    },
  }
}

/** The air of all rooms when a day begins. */
function warmUp(life: BuildingLife, day: LocalDay): RoomAir[] {
  const firstDay = shiftDay(day, -warmUpDays)
  const air = life.plan.rooms.map(() => createRestingAir(life.weather(firstDay.startS)))
  for (let ahead = -warmUpDays; ahead < 0; ahead++) {
    const current = shiftDay(day, ahead)
    const { count, advance } = createMinutes(life, current, countPeople(life, current))
    for (let minute = 0; minute < count; minute++) advance(air, minute)
  }
  return air
}

/** The minutes of a day, each of which moves the air on. */
function createMinutes({ plan, weather }: BuildingLife, day: LocalDay, counts: readonly Uint16Array[]) {
  const plant = plantHoursOf(day)
  return {
    count: Math.ceil((day.endS - day.startS) / 60),
    advance(air: readonly RoomAir[], minute: number): void {
      const timeS = day.startS + minute * 60
      const outdoor = weather(timeS)
      const plantRuns = plant !== null && timeS >= plant.fromS && timeS < plant.toS
      for (const [room, figures] of air.entries()) {
        advanceRoomAir(figures, requireRoom(plan, room), counts[room]?.[minute] ?? 0, outdoor, plantRuns)
      }
    },
  }
}

function countPeople({ plan, draw }: BuildingLife, day: LocalDay): Uint16Array[] {
  const people = simulateOccupancy(plan, draw, day)
  return plan.rooms.map(({ roomId }) => people.get(roomId) ?? new Uint16Array())
}

function requireRoom(plan: BuildingPlan, room: number): RoomPlan {
  const found = plan.rooms[room]
  if (!found) throw new Error(`The building plan has no room number ${room}`)
  return found
}

function copyAir(air: readonly RoomAir[]): RoomAir[] {
  return air.map((figures) => ({ ...figures }))
}

function placeOf(room: number, minute: number): number {
  return (room * keptMinutes + (minute % keptMinutes)) * figuresOfAir
}

function keepAir(kept: Float64Array, place: number, air: RoomAir): void {
  kept[place] = air.co2Ppm
  kept[place + 1] = air.temperatureC
  kept[place + 2] = air.waterGramsPerM3
  kept[place + 3] = air.particulates
}

function readAir(kept: Float64Array, place: number): RoomAir {
  return {
    co2Ppm: kept[place] ?? 0,
    temperatureC: kept[place + 1] ?? 0,
    waterGramsPerM3: kept[place + 2] ?? 0,
    particulates: kept[place + 3] ?? 0,
  }
}
