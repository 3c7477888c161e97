import type { BuildingPlan, LocationPlan, RoomPlan, SensorPlan } from './building-plan.ts'
import { type City, cities } from './cities.ts'
import { createDraw } from './draw.ts'
import type { SensorFamily } from './reading.ts'

/** How many buildings and sensors there are to be. */
export interface BuildingsOrder {
  /** From 1 on, at most `sensors`. */
  readonly buildings: number
  /** In all buildings together, spread evenly; at most 16,777,215. */
  readonly sensors: number
  /** Any integer; 24 bits drawn from it are in the ids, so that buildings of two seeds hardly ever meet. */
  readonly seed: number
  /** Id of the location they lie in. */
  readonly parentId: string
}

const prefixes: Readonly<Record<SensorFamily, string>> = {
  base: 'LF',
  alpine: 'AQ2',
  sahara: 'LF5',
  hoth: 'MS1',
  x1: 'AMP',
  hal: 'HAL',
}

/** The rooms of each floor, by the end of their ids. */
const roomKinds = {
  north: { use: 'open-plan', capacity: 36, volumeM3: 900, airChangesPerHour: 0.8 },
  south: { use: 'open-plan', capacity: 30, volumeM3: 760, airChangesPerHour: 0.7 },
  large: { use: 'meeting', capacity: 8, volumeM3: 68, airChangesPerHour: 2.4 },
  small: { use: 'meeting', capacity: 6, volumeM3: 52, airChangesPerHour: 2.2 },
  focus: { use: 'meeting', capacity: 2, volumeM3: 24, airChangesPerHour: 2 },
} as const

/**
 * The sensors of a floor, each with its room, name and share of the people in its view. Where there are
 * fewer, the first of them.
 */
const floorSensors: readonly (readonly [SensorFamily, keyof typeof roomKinds, string, number])[] = [
  ['alpine', 'large', 'Meeting room', 1],
  ['x1', 'large', 'Meeting room', 1],
  ['base', 'north', 'Gateway', 1],
  ['hal', 'large', 'Meeting room', 1],
  ['sahara', 'north', 'Open plan, north', 1],
  ['hoth', 'north', 'Open plan, north windows', 1],
  ['x1', 'north', 'Open plan, north desks 1 to 4', 0.12],
  ['alpine', 'small', 'Small meeting room', 1],
  ['x1', 'small', 'Small meeting room', 1],
  ['sahara', 'focus', 'Focus room', 1],
  ['x1', 'focus', 'Focus room', 1],
  ['alpine', 'south', 'Open plan, south', 1],
  ['hoth', 'south', 'Open plan, south windows', 1],
  ['x1', 'south', 'Open plan, south desks 1 to 4', 0.12],
]

/** Sensors on a full floor. */
export const sensorsPerFloor = floorSensors.length

/** Two open-plan areas hold the desks of so many people. */
const peoplePerFloor = 58

/**
 * Makes plans of office buildings, in the cities of the list in turn, with as many floors as their sensors
 * need. Ids follow from the seed and the number of a building or sensor, so another run with the same seed
 * has the same ones, and more of them when it is larger and has as many sensors in each building.
 *
 * @throws RangeError for numbers that are not whole or out of their ranges.
 */
export function createBuildings(order: BuildingsOrder): BuildingPlan[] {
  const { buildings, sensors, seed } = order
  if (!Number.isInteger(sensors) || sensors < 1 || sensors > 0xffffff)
    throw new RangeError(`There can be 1 to ${0xffffff} sensors, not ${sensors}`)
  if (!Number.isInteger(buildings) || buildings < 1 || buildings > sensors)
    throw new RangeError(`There can be 1 to ${sensors} buildings for as many sensors, not ${buildings}`)
  const mark = createDraw(seed).integer(0, 0xffffff, 0).toString(16).toUpperCase().padStart(6, '0')
  const borderOf = (building: number) => Math.floor((building * sensors) / buildings)
  return Array.from({ length: buildings }, (_, building) =>
    createBuilding(order.parentId, mark, building, borderOf(building), borderOf(building + 1)),
  )
}

/** @param first number of its first sensor; `last` is that of the next building's. */
function createBuilding(
  parentId: string,
  mark: string,
  building: number,
  first: number,
  last: number,
): BuildingPlan {
  const city = cities[building % cities.length] ?? cities[0]
  if (!city) throw new Error('There is no city')
  const buildingId = `sim_${mark.toLowerCase()}_b${building + 1}`
  const floors = Math.ceil((last - first) / sensorsPerFloor)
  const floorIds = Array.from({ length: floors }, (_, floor) => `${buildingId}_f${floor}`)
  const locations: LocationPlan[] = [
    {
      locationId: buildingId,
      parentId,
      kind: 'building',
      name: `Simulated building ${building + 1}, ${city.name}`,
      timeZone: city.timeZone,
    },
    ...floorIds.map((locationId, floor) => ({
      locationId,
      parentId: buildingId,
      kind: 'floor' as const,
      name: floor === 0 ? 'Ground floor' : `Floor ${floor}`,
    })),
  ]
  const sensors = Array.from({ length: last - first }, (_, index) => {
    const floorId = floorIds[Math.floor(index / sensorsPerFloor)] ?? buildingId
    return createSensorPlan(
      mark,
      first + index,
      index % sensorsPerFloor,
      floorId,
      placeBuilding(city, building),
    )
  })
  return {
    locations,
    timeZone: city.timeZone,
    climate: city.climate,
    rooms: floorIds.flatMap(createRooms),
    sensors,
    headcount: Object.fromEntries(floorIds.map((floorId) => [floorId, peoplePerFloor])),
  }
}

function createSensorPlan(
  mark: string,
  number: number,
  place: number,
  floorId: string,
  corner: SensorPlan['position'],
): SensorPlan {
  const row = floorSensors[place]
  if (!row) throw new Error(`A floor has no place number ${place}`)
  const [family, room, name, view] = row
  return {
    sensorId: `${prefixes[family]}-${mark}${number.toString(16).toUpperCase().padStart(6, '0')}`,
    family,
    name,
    locationId: floorId,
    roomId: `${floorId}_${room}`,
    position: {
      longitude: roundDegrees(corner.longitude + (place % 4) * 0.00005),
      latitude: roundDegrees(corner.latitude + Math.floor(place / 4) * 0.00005),
    },
    view,
  }
}

/** Buildings of a city stand in rows, some 100 m apart. */
function placeBuilding({ longitude, latitude }: City, building: number): SensorPlan['position'] {
  const number = Math.floor(building / cities.length)
  return {
    longitude: longitude + (number % 20) * 0.0015,
    latitude: latitude + (Math.floor(number / 20) % 100) * 0.001,
  }
}

function createRooms(floorId: string): RoomPlan[] {
  return Object.entries(roomKinds).map(([key, kind]) => ({ roomId: `${floorId}_${key}`, floorId, ...kind }))
}

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
