import type { Floorplan } from './floor-drawing.ts'
import type { LocationKind, SensorFamily } from './reading.ts'

/** A place of the building as the API knows it. */
export interface LocationPlan {
  readonly locationId: string
  /** `null` for an organisation. */
  readonly parentId: string | null
  readonly kind: LocationKind
  readonly name: string
  /** IANA name; inherited where absent. */
  readonly timeZone?: string
  readonly properties?: Readonly<Record<string, unknown>>
}

/** The purpose of a room, which decides who is in it and when. */
export type RoomUse = 'open-plan' | 'meeting' | 'cafe' | 'lobby'

/** A room: the unit of air and of people in the model. It is not a location of the API. */
export interface RoomPlan {
  readonly roomId: string
  readonly floorId: string
  readonly use: RoomUse
  /** Desks or seats. */
  readonly capacity: number
  readonly volumeM3: number
  /** Air changes per hour while the ventilation runs. */
  readonly airChangesPerHour: number
}

/** A sensor and where it hangs. */
export interface SensorPlan {
  readonly sensorId: string
  readonly family: SensorFamily
  readonly name: string
  readonly locationId: string
  readonly roomId: string
  /** WGS 84, degrees. */
  readonly position: { readonly longitude: number; readonly latitude: number }
  /** Id of the floorplan polygon it watches. */
  readonly polygonId?: string
  /** Share of the people of the room that it can see, (0, 1]; for motion and people counters. */
  readonly view: number
  /** Seconds between two of its reports, a divisor of 300 from 10 on. Default 300, as its model does. */
  readonly intervalS?: number
  /** Whether it never drops out, because guides and tests count on it. Default false. */
  readonly isAlwaysOnline?: boolean
}

/** The climate outside, as yearly means. */
export interface ClimatePlan {
  readonly meanC: number
  /** Half the difference between the warmest and the coldest day of the year; negative in the south. */
  readonly seasonC: number
  /** Half the difference between afternoon and night. */
  readonly dayC: number
  /** PM2.5 of the outdoor air, µg/m³. */
  readonly particulates: number
}

/** A building: everything the simulator needs to know. */
export interface BuildingPlan {
  /** Parents come before their children; the first is the top of the plan. */
  readonly locations: readonly LocationPlan[]
  /** IANA time zone that people live by in the building. */
  readonly timeZone: string
  readonly climate: ClimatePlan
  readonly rooms: readonly RoomPlan[]
  readonly sensors: readonly SensorPlan[]
  /** People with a desk, per floor id. */
  readonly headcount: Readonly<Record<string, number>>
  /** By floor id, where floors are drawn. */
  readonly floorplans?: Readonly<Record<string, Floorplan>>
}

/** The organisation of a plan. */
export function organisationOf(plan: BuildingPlan): LocationPlan {
  const organisation = plan.locations.find((location) => location.parentId === null)
  if (!organisation) throw new Error('The building plan has no organisation')
  return organisation
}
