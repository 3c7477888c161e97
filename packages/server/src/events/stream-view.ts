import { createHash } from 'node:crypto'
import {
  type Estate,
  findBaseLocations,
  findVisibleLocation,
  type Places,
  type Sensor,
} from '../estate/index.ts'
import type { Caller } from '../http/caller.ts'
import type { SeriesChoice } from '../readings/index.ts'

/** What one stream follows: the part of the estate that its caller sees and asked for. */
export class StreamView {
  readonly #estate: Estate
  readonly caller: Caller
  readonly #locationId: string | undefined
  readonly #sensorIds: readonly string[] | undefined
  /** The same for views that follow the same, whosever they are. */
  readonly key: string
  /** False where the caller asked for other variables only. */
  readonly hasStatuses: boolean

  constructor(estate: Estate, caller: Caller, choice: SeriesChoice) {
    this.#estate = estate
    this.caller = caller
    this.#locationId = choice.location_id
    this.#sensorIds = choice.sensor_id
    this.key = hash([
      caller.organisationId,
      caller.locationIds.toSorted(),
      choice.location_id,
      choice.sensor_id,
    ])
    this.hasStatuses = choice.var_name?.includes('onlineStatus') ?? true
  }

  /** The named sensors, where the caller named some. */
  get sensorIds(): readonly string[] | undefined {
    return this.#sensorIds
  }

  /**
   * Tells whether a location is followed, and not only sensors in it.
   * @param places the estate, or the estate as it was before a change.
   */
  hasLocation(places: Places, locationId: string): boolean {
    return this.#sensorIds === undefined && this.#isInSight(places, locationId)
  }

  /** Tells whether a sensor is followed, if it is where it says. */
  hasSensor(places: Places, { sensorId, locationId }: Pick<Sensor, 'sensorId' | 'locationId'>): boolean {
    const isNamed = this.#sensorIds?.includes(sensorId) ?? true
    return isNamed && this.#isInSight(places, locationId)
  }

  /** Finds a followed sensor. */
  findSensor(sensorId: string): Sensor | undefined {
    const sensor = this.#estate.findSensor(sensorId)
    return sensor && this.hasSensor(this.#estate, sensor) ? sensor : undefined
  }

  /** Builds the ETag: the same as long as the followed places, sensors, floorplans and grants are. */
  tag(): string {
    const { role, locationIds } = this.caller
    const everything = [
      role,
      locationIds.toSorted(),
      this.#sensorIds ? this.#listSensors() : this.#listTops(),
    ]
    return hash(everything)
  }

  #listTops(): unknown {
    const tops =
      this.#locationId === undefined
        ? findBaseLocations(this.#estate, this.caller).map(({ locationId }) => locationId)
        : [this.#locationId]
    return tops.map((id) => [id, this.#estate.structureOf(id)])
  }

  #listSensors(): unknown {
    return this.#sensorIds?.map((sensorId) => {
      const sensor = this.findSensor(sensorId)
      return sensor && [sensor, this.#estate.findLocation(sensor.locationId)?.timeZone]
    })
  }

  #isInSight(places: Places, locationId: string): boolean {
    if (!findVisibleLocation(places, this.caller, locationId)) return false
    return this.#locationId === undefined || places.isWithin(locationId, this.#locationId)
  }
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 27)
}
