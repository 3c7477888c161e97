import {
  type LocationKind,
  locationKinds,
  type Position,
  type SensorFamily,
  sensorFamilyOf,
  sensorIdPattern,
} from '@openlightfi/contract'
import type { EstateRepository } from '../storage/relational/estate-repository.ts'
import { newId } from './new-id.ts'

/** A place in the tree. */
export interface Location {
  readonly locationId: string
  readonly parentId: string | null
  readonly organisationId: string
  readonly kind: LocationKind
  readonly name: string
  /** IANA time zone, its own or its nearest ancestor's. */
  readonly timeZone: string
  readonly properties: Readonly<Record<string, unknown>>
}

/** A sensor and where it is. */
export interface Sensor {
  readonly sensorId: string
  readonly family: SensorFamily
  readonly locationId: string
  readonly name: string
  readonly position: Position | null
  readonly polygonId: string | null
}

/** What a new location needs; without `parentId` it is an organisation and must set a time zone. */
export interface NewLocation {
  readonly locationId?: string
  readonly parentId: string | null
  readonly kind: LocationKind
  readonly name: string
  readonly timeZone?: string
  readonly properties?: Readonly<Record<string, unknown>>
}

/** What a new sensor needs. */
export interface NewSensor {
  readonly sensorId: string
  readonly locationId: string
  readonly name: string
  readonly position?: Position
  readonly polygonId?: string
}

/** A location or sensor cannot be created as asked; the message says why. */
export class EstateError extends Error {
  override readonly name = 'EstateError'
}

const sensorIdExpression = new RegExp(sensorIdPattern)
const locationIdExpression = /^[A-Za-z0-9_-]{1,64}$/

/**
 * Every location and sensor, held in memory and written through: reading it never touches a disk.
 * It knows no callers; who may see what is decided by `Visibility`.
 */
export class Estate {
  readonly #repository: EstateRepository
  readonly #locations = new Map<string, Location>()
  readonly #sensors = new Map<string, Sensor>()
  readonly #children = new Map<string, Location[]>()
  readonly #sensorsIn = new Map<string, Sensor[]>()

  private constructor(repository: EstateRepository) {
    this.#repository = repository
  }

  /** Loads the estate from the store. */
  static async load(repository: EstateRepository): Promise<Estate> {
    const estate = new Estate(repository)
    const rows = await repository.listLocations()
    const byParent = Map.groupBy(rows, (row) => row.parent_id)
    const addBelow = (parentId: string | null): void => {
      for (const row of byParent.get(parentId) ?? []) {
        estate.#addLocation({
          locationId: row.location_id,
          parentId: row.parent_id,
          organisationId: row.organisation_id,
          kind: row.kind as LocationKind,
          name: row.name,
          timeZone: row.time_zone ?? estate.#requireLocation(row.parent_id).timeZone,
          properties: JSON.parse(row.properties) as Record<string, unknown>,
        })
        addBelow(row.location_id)
      }
    }
    addBelow(null)
    for (const row of await repository.listSensors()) {
      const { longitude, latitude } = row
      estate.#addSensor({
        sensorId: row.sensor_id,
        family: requireFamily(row.sensor_id),
        locationId: row.location_id,
        name: row.name,
        position: longitude === null || latitude === null ? null : { longitude, latitude },
        polygonId: row.polygon_id,
      })
    }
    return estate
  }

  /** The location of that id, whoever asks. */
  findLocation(locationId: string): Location | undefined {
    return this.#locations.get(locationId)
  }

  /** The sensor of that id, whoever asks. */
  findSensor(sensorId: string): Sensor | undefined {
    return this.#sensors.get(sensorId)
  }

  /** Direct child locations, by name. */
  childrenOf(locationId: string): readonly Location[] {
    return this.#children.get(locationId) ?? []
  }

  /** Sensors directly in a location, by id. */
  sensorsIn(locationId: string): readonly Sensor[] {
    return this.#sensorsIn.get(locationId) ?? []
  }

  /** Whether `locationId` is `ancestorId` or lies below it. */
  isWithin(locationId: string, ancestorId: string): boolean {
    for (let id: string | null = locationId; id !== null; id = this.#locations.get(id)?.parentId ?? null) {
      if (id === ancestorId) return true
    }
    return false
  }

  /** @throws EstateError when the id is taken or malformed, the parent unknown, or the time zone not an IANA zone. */
  async createLocation(wanted: NewLocation): Promise<Location> {
    const location = this.#describeLocation(wanted)
    await this.#repository.insertLocation({
      location_id: location.locationId,
      parent_id: location.parentId,
      organisation_id: location.organisationId,
      kind: location.kind,
      name: location.name,
      time_zone: wanted.timeZone ?? null,
      properties: JSON.stringify(location.properties),
    })
    this.#addLocation(location)
    return location
  }

  /** @throws EstateError when the id is taken or malformed, or the location unknown. */
  async createSensor(wanted: NewSensor): Promise<Sensor> {
    if (!sensorIdExpression.test(wanted.sensorId)) {
      throw new EstateError(`"${wanted.sensorId}" is not a sensor id: it must match ${sensorIdPattern}`)
    }
    if (this.#sensors.has(wanted.sensorId))
      throw new EstateError(`sensor "${wanted.sensorId}" exists already`)
    this.#requireLocation(wanted.locationId)
    const sensor: Sensor = {
      sensorId: wanted.sensorId,
      family: requireFamily(wanted.sensorId),
      locationId: wanted.locationId,
      name: requireName(wanted.name),
      position: wanted.position ?? null,
      polygonId: wanted.polygonId ?? null,
    }
    await this.#repository.insertSensor({
      sensor_id: sensor.sensorId,
      location_id: sensor.locationId,
      name: sensor.name,
      longitude: sensor.position?.longitude ?? null,
      latitude: sensor.position?.latitude ?? null,
      polygon_id: sensor.polygonId,
    })
    this.#addSensor(sensor)
    return sensor
  }

  #describeLocation(wanted: NewLocation): Location {
    const locationId = wanted.locationId ?? newId('loc')
    if (!locationIdExpression.test(locationId)) {
      throw new EstateError(
        `"${locationId}" is not a location id: 1 to 64 letters, digits, dashes or underscores`,
      )
    }
    if (this.#locations.has(locationId)) throw new EstateError(`location "${locationId}" exists already`)
    if (!locationKinds.includes(wanted.kind)) {
      throw new EstateError(`"${wanted.kind}" is not a kind of location: ${locationKinds.join(', ')}`)
    }
    const parent = wanted.parentId === null ? undefined : this.#requireLocation(wanted.parentId)
    const timeZone = wanted.timeZone === undefined ? parent?.timeZone : requireTimeZone(wanted.timeZone)
    if (timeZone === undefined) throw new EstateError('an organisation must set its time zone')
    return {
      locationId,
      parentId: wanted.parentId,
      organisationId: parent?.organisationId ?? locationId,
      kind: wanted.kind,
      name: requireName(wanted.name),
      timeZone,
      properties: wanted.properties ?? {},
    }
  }

  #requireLocation(locationId: string | null): Location {
    const location = locationId === null ? undefined : this.#locations.get(locationId)
    if (!location) throw new EstateError(`location "${locationId}" does not exist`)
    return location
  }

  #addLocation(location: Location): void {
    this.#locations.set(location.locationId, location)
    if (location.parentId === null) return
    const siblings = [...this.childrenOf(location.parentId), location]
    siblings.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
    this.#children.set(location.parentId, siblings)
  }

  #addSensor(sensor: Sensor): void {
    this.#sensors.set(sensor.sensorId, sensor)
    const neighbours = [...this.sensorsIn(sensor.locationId), sensor]
    neighbours.sort((a, b) => (a.sensorId < b.sensorId ? -1 : 1))
    this.#sensorsIn.set(sensor.locationId, neighbours)
  }
}

function requireFamily(sensorId: string): SensorFamily {
  const family = sensorFamilyOf(sensorId)
  if (!family) throw new EstateError(`the prefix of "${sensorId}" belongs to no known sensor family`)
  return family
}

function requireName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 200) throw new EstateError('a name has 1 to 200 characters')
  return trimmed
}

function requireTimeZone(timeZone: string): string {
  try {
    // Rejects offsets such as "+01:00", which Intl accepts: an offset has no rules for daylight saving.
    if (/^[+-]/.test(timeZone)) throw new RangeError('an offset is not a zone')
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone && timeZone
  } catch (error) {
    throw new EstateError(`"${timeZone}" is not an IANA time zone such as "Europe/London"`, { cause: error })
  }
}
