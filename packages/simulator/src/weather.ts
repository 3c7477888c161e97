import type { ClimatePlan } from './building-plan.ts'
import { type Draw, drawSmooth } from './draw.ts'

/** The air outside at one moment. */
export interface OutdoorAir {
  readonly co2Ppm: number
  readonly temperatureC: number
  /** Water in the air, g/m³. */
  readonly waterGramsPerM3: number
  /** PM2.5, µg/m³. */
  readonly particulates: number
}

const daySeconds = 86_400
const yearDays = 365.2425

/** The air outside at an instant, Unix seconds. */
export type Weather = (timeS: number) => OutdoorAir

/**
 * The weather at a longitude (degrees): a season, a day that is warmest at about three in the afternoon by
 * the sun, and fronts that pass in a few days. Where `seasonC` is negative, July is the coldest month.
 */
export function createWeather(climate: ClimatePlan, draw: Draw, longitude: number): Weather {
  const fronts = draw.fork('front')
  const dews = draw.fork('dew')
  const hazes = draw.fork('haze')
  const city = draw.fork('city')
  return (timeS) => {
    const days = timeS / daySeconds
    const season = -Math.cos((2 * Math.PI * (days - 20)) / yearDays) // coldest about 20 January
    const solarDay = days + longitude / 360
    const hour = Math.cos(2 * Math.PI * (solarDay - 15 / 24))
    const front = drawSmooth(fronts, days / 2.5)
    const mean = climate.meanC + climate.seasonC * season + 2.4 * front
    const dryness = 4.5 + 2 * Math.max(0, season) // summer air is further from saturation
    const dewPointC = mean - dryness + 1.4 * drawSmooth(dews, days / 1.7)
    const haze = Math.exp(0.45 * drawSmooth(hazes, days / 1.2))
    return {
      co2Ppm: 428 + 9 * drawSmooth(city, days * 3), // a city breathes too
      temperatureC: mean + climate.dayC * hour,
      waterGramsPerM3: saturatedWater(dewPointC),
      particulates: climate.particulates * haze,
    }
  }
}

/** Water that air of a temperature holds at most, g/m³ (Magnus formula over water, WMO coefficients). */
export function saturatedWater(temperatureC: number): number {
  const vapourHpa = 6.112 * Math.exp((17.62 * temperatureC) / (243.12 + temperatureC))
  return (216.7 * vapourHpa) / (temperatureC + 273.15)
}
