import type { ClimatePlan } from './building-plan.ts'

/** Where simulated buildings stand. */
export interface City {
  readonly name: string
  /** IANA name. */
  readonly timeZone: string
  /** WGS 84, degrees. */
  readonly longitude: number
  readonly latitude: number
  readonly climate: ClimatePlan
}

/** Cities of both hemispheres, with and without daylight saving time. The first building is in the first. */
export const cities: readonly City[] = [
  {
    name: 'London',
    timeZone: 'Europe/London',
    longitude: -0.0877,
    latitude: 51.5079,
    climate: { meanC: 11.5, seasonC: 7, dayC: 3.5, particulates: 9 },
  },
  {
    name: 'New York',
    timeZone: 'America/New_York',
    longitude: -73.9871,
    latitude: 40.7031,
    climate: { meanC: 13, seasonC: 12, dayC: 4.5, particulates: 8 },
  },
  {
    name: 'Berlin',
    timeZone: 'Europe/Berlin',
    longitude: 13.3888,
    latitude: 52.517,
    climate: { meanC: 10, seasonC: 10, dayC: 4.5, particulates: 11 },
  },
  {
    name: 'Singapore',
    timeZone: 'Asia/Singapore',
    longitude: 103.8519,
    latitude: 1.2903,
    climate: { meanC: 27.5, seasonC: 0.7, dayC: 3, particulates: 14 },
  },
  {
    name: 'Sydney',
    timeZone: 'Australia/Sydney',
    longitude: 151.2093,
    latitude: -33.8688,
    climate: { meanC: 18.5, seasonC: -5.5, dayC: 4, particulates: 7 },
  },
  {
    name: 'Phoenix',
    timeZone: 'America/Phoenix',
    longitude: -112.074,
    latitude: 33.4484,
    climate: { meanC: 24, seasonC: 11, dayC: 7, particulates: 10 },
  },
]
