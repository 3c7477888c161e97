import type { RoomPlan } from './building-plan.ts'
import { type LocalDay, wallClockS } from './local-day.ts'
import { type OutdoorAir, saturatedWater } from './weather.ts'

/** The air of a room at one moment. */
export interface RoomAir {
  co2Ppm: number
  temperatureC: number
  /** Water in the air, g/m³. */
  waterGramsPerM3: number
  /** PM2.5, µg/m³. */
  particulates: number
}

/** CO2 that a person at office work breathes out: 18 litres an hour. */
const co2M3PerPersonHour = 0.018
/** Water that a person at office work breathes out and sweats, g/h. */
const waterGramsPerPersonHour = 50
/** Air changes per hour through cracks when the ventilation is off. */
const leakagePerHour = 0.3
/** How fast the fabric of the building follows the outdoors, per hour. */
const lossPerHour = 1 / 26
/** Warming by one person in 1 m³ of room, K·m³/h: of 75 W the walls and furniture soak up most. */
const warmingPerPersonM3 = 11
/** Heating and cooling: K/h for each kelvin off the wanted temperature, and at most. */
const plantGainPerHour = 1.4
const plantMaxKPerHour = 1.6

/** When heating and ventilation run, in Unix seconds, half-open. */
export interface PlantHours {
  readonly fromS: number
  readonly toS: number
}

/** The plant runs from 06:00 to 19:00 local time on workdays; `null` on other days. */
export function plantHoursOf(day: LocalDay): PlantHours | null {
  return day.isWorkday ? { fromS: wallClockS(day, 360), toS: wallClockS(day, 1140) } : null
}

/** The air of a room that stood empty for long. */
export function createRestingAir(outdoor: OutdoorAir): RoomAir {
  return {
    co2Ppm: outdoor.co2Ppm,
    temperatureC: Math.max(19, outdoor.temperatureC),
    waterGramsPerM3: outdoor.waterGramsPerM3,
    particulates: outdoor.particulates * 0.5,
  }
}

/**
 * Moves the air of a room one minute on, in place: people breathe and warm, ventilation renews, plant heats.
 */
export function advanceRoomAir(
  air: RoomAir,
  room: RoomPlan,
  people: number,
  outdoor: OutdoorAir,
  plantRuns: boolean,
): void {
  const hours = 1 / 60
  const renewal = (plantRuns ? room.airChangesPerHour : 0) + leakagePerHour
  const perPerson = people / room.volumeM3
  air.co2Ppm += hours * (1e6 * co2M3PerPersonHour * perPerson - renewal * (air.co2Ppm - outdoor.co2Ppm))
  air.waterGramsPerM3 +=
    hours * (waterGramsPerPersonHour * perPerson - renewal * (air.waterGramsPerM3 - outdoor.waterGramsPerM3))
  const stirred = perPerson * (room.use === 'cafe' ? 260 : 60) // cooking in the one, dust in the other
  const filtered = outdoor.particulates * 0.55
  air.particulates += hours * (stirred - (renewal + 0.4) * (air.particulates - filtered))
  air.temperatureC +=
    hours *
    (lossPerHour * (outdoor.temperatureC - air.temperatureC) +
      warmingPerPersonM3 * perPerson +
      plantEffect(air.temperatureC, plantRuns))
}

/** Relative humidity of a room's air, %. */
export function relativeHumidityOf(air: RoomAir): number {
  return (100 * air.waterGramsPerM3) / saturatedWater(air.temperatureC)
}

/** K/h. Heats to 21.3 °C and cools to 23.8 °C while the plant runs, keeps 17 °C at other times. */
function plantEffect(temperatureC: number, plantRuns: boolean): number {
  const heatTo = plantRuns ? 21.3 : 17
  const missing = heatTo - temperatureC
  const excess = temperatureC - 23.8
  if (missing > 0) return Math.min(plantMaxKPerHour, plantGainPerHour * missing)
  return plantRuns && excess > 0 ? -Math.min(plantMaxKPerHour, plantGainPerHour * excess) : 0
}
