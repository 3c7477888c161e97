import type { EstateRepository } from '../storage/relational/estate-repository.ts'
import type { Floorplan } from './check-floorplan.ts'
import { EstateIndex } from './estate-index.ts'
import {
  EstateError,
  requireFamily,
  requireKind,
  requireLocationId,
  requireName,
  requirePosition,
  requireProperties,
  requireSensorId,
  requireTimeZone,
} from './estate-rules.ts'
import { findFloor, listTies, nameTies } from './floorplan-ties.ts'
import {
  fromLocationRow,
  type Location,
  type LocationChanges,
  type NewLocation,
  toLocationRow,
} from './location.ts'
import { newId } from './new-id.ts'
import { fromSensorRow, type NewSensor, type Sensor, type SensorChanges, toSensorRow } from './sensor.ts'

/**
 * Every location and sensor, held in memory and written through: reading it never touches a disk, and a write that
 * fails leaves it as it was. Writes happen one after the other, so that each is checked against what the one before
 * left. It knows no callers; who may see what is decided by `Visibility`.
 */
export class Estate {
  readonly #repository: EstateRepository
  readonly #index = new EstateIndex()
  /** Ids of the polygons of the floors that have a floorplan. */
  readonly #polygons = new Map<string, ReadonlySet<string>>()
  readonly #epoch = newId('run')
  /** Settles when the last write asked for is done. */
  #lastWrite: Promise<unknown> = Promise.resolve()

  private constructor(repository: EstateRepository) {
    this.#repository = repository
  }

  /** Loads the estate from the store. */
  static async load(repository: EstateRepository): Promise<Estate> {
    const estate = new Estate(repository)
    const byParent = Map.groupBy(await repository.listLocations(), (row) => row.parent_id)
    const addBelow = (parent: Location | undefined): void => {
      for (const row of byParent.get(parent?.locationId ?? null) ?? []) {
        const location = fromLocationRow(row, parent)
        estate.#index.putLocation(location)
        addBelow(location)
      }
    }
    addBelow(undefined)
    for (const row of await repository.listSensors()) estate.#index.putSensor(fromSensorRow(row))
    for (const row of await repository.listFloorplanPolygons())
      estate.#polygons.set(row.location_id, new Set(JSON.parse(row.polygon_ids) as string[]))
    return estate
  }

  /** The location of that id, whoever asks. */
  findLocation(locationId: string): Location | undefined {
    return this.#index.findLocation(locationId)
  }

  /** The sensor of that id, whoever asks. */
  findSensor(sensorId: string): Sensor | undefined {
    return this.#index.findSensor(sensorId)
  }

  /** Direct child locations, by name. */
  childrenOf(locationId: string): readonly Location[] {
    return this.#index.childrenOf(locationId)
  }

  /** Sensors directly in a location, by id, the retired ones too. */
  sensorsIn(locationId: string): readonly Sensor[] {
    return this.#index.sensorsIn(locationId)
  }

  /** A location and everything below it, each after what it lies in. */
  subtreeOf(location: Location): Iterable<Location> {
    return this.#index.subtreeOf(location)
  }

  /**
   * Stands for everything in a location and below it, the latest values of the sensors too: as long as it is the same,
   * so are they. Never the same after a restart.
   */
  versionOf(locationId: string): string {
    return `${this.#epoch}.${this.#index.versionOf(locationId)}`
  }

  /** Notes that the latest values of sensors changed. */
  noteReports(sensorIds: Iterable<string>): void {
    const places = new Set<string>()
    for (const sensorId of sensorIds) {
      const sensor = this.findSensor(sensorId)
      if (sensor) places.add(sensor.locationId)
    }
    for (const locationId of places) this.#index.touch(locationId)
  }

  /** Whether `locationId` is `ancestorId` or lies below it. */
  isWithin(locationId: string, ancestorId: string): boolean {
    for (let id: string | null = locationId; id !== null; id = this.findLocation(id)?.parentId ?? null) {
      if (id === ancestorId) return true
    }
    return false
  }

  /** @throws EstateError when the id is taken or malformed, the parent unknown, or a member not valid. */
  createLocation(wanted: NewLocation): Promise<Location> {
    return this.#write(async () => {
      const location = this.#describeLocation(wanted)
      await this.#repository.insertLocation(toLocationRow(location))
      this.#index.putLocation(location)
      return location
    })
  }

  /**
   * Changes what is given of a location, or moves it with everything in it.
   * @throws EstateError when it is gone, a member is not valid, or it would lie in itself or in another organisation.
   */
  changeLocation(locationId: string, changes: LocationChanges): Promise<Location> {
    return this.#write(async () => {
      const before = this.#requireLocation(locationId)
      const changed = this.#describeChangedLocation(before, changes)
      if (changed.kind !== 'floor' && this.#polygons.has(locationId))
        throw new EstateError('a floor with a floorplan stays a floor; delete the plan first', 'kind')
      this.#requireTies(changed)
      await this.#repository.updateLocation(toLocationRow(changed))
      this.#index.putLocation(changed)
      if (changed.timeZone !== before.timeZone) this.#passOnTimeZone(changed)
      return changed
    })
  }

  /** @throws EstateError when it is gone, is an organisation, something lies in it, or a user was granted it. */
  deleteLocation(locationId: string): Promise<void> {
    return this.#write(async () => {
      const { parentId } = this.#requireLocation(locationId)
      if (parentId === null) throw new EstateError('an organisation cannot be deleted')
      const [children, sensors] = [this.childrenOf(locationId).length, this.sensorsIn(locationId).length]
      if (children + sensors > 0) {
        const what = `${children} locations and ${sensors} sensors (the retired ones too) lie in it`
        throw new EstateError(`${what}; move them elsewhere or delete them first`)
      }
      if (!(await this.#repository.deleteLocation(locationId)))
        throw new EstateError('users were granted it; give them other locations first')
      this.#polygons.delete(locationId)
      this.#index.removeLocation(locationId)
    })
  }

  /** @throws EstateError when the id is taken or malformed, the location unknown, or a member not valid. */
  createSensor(wanted: NewSensor): Promise<Sensor> {
    return this.#write(async () => {
      const sensorId = requireSensorId(wanted.sensorId)
      if (this.findSensor(sensorId)) throw new EstateError(`sensor "${sensorId}" exists already`, 'sensorId')
      this.#requireLocation(wanted.locationId, 'locationId')
      const sensor: Sensor = {
        sensorId,
        family: requireFamily(sensorId),
        locationId: wanted.locationId,
        name: requireName(wanted.name),
        position: wanted.position ? requirePosition(wanted.position) : null,
        polygonId: wanted.polygonId ?? null,
        retiredAtMs: null,
      }
      this.#requirePolygon(sensor)
      await this.#repository.insertSensor(toSensorRow(sensor))
      this.#index.putSensor(sensor)
      return sensor
    })
  }

  /** Changes what is given of a sensor, or moves it. @throws EstateError when it is gone, or a member is not valid. */
  changeSensor(sensorId: string, changes: SensorChanges): Promise<Sensor> {
    return this.#rewriteSensor(sensorId, (sensor) => {
      const { locationId = sensor.locationId, position = sensor.position } = changes
      const from = this.#requireLocation(sensor.locationId)
      const to = this.#requireLocation(locationId, 'locationId')
      if (to.organisationId !== from.organisationId)
        throw new EstateError('a sensor stays in its organisation', 'locationId')
      const changed = {
        ...sensor,
        locationId,
        name: changes.name === undefined ? sensor.name : requireName(changes.name),
        position: position && requirePosition(position),
        polygonId: changes.polygonId === undefined ? sensor.polygonId : changes.polygonId,
      }
      this.#requirePolygon(changed)
      return changed
    })
  }

  /** Takes a sensor out of use; its history stays. One that is retired stays as it is. @throws EstateError when it is gone. */
  retireSensor(sensorId: string): Promise<Sensor> {
    return this.#rewriteSensor(sensorId, (sensor) => ({
      ...sensor,
      retiredAtMs: sensor.retiredAtMs ?? Date.now(),
    }))
  }

  /** Takes a retired sensor into use again. @throws EstateError when it is gone. */
  reinstateSensor(sensorId: string): Promise<Sensor> {
    return this.#rewriteSensor(sensorId, (sensor) => ({ ...sensor, retiredAtMs: null }))
  }

  /** @throws EstateError when it is gone or has ever reported: its history would be lost. */
  deleteSensor(sensorId: string): Promise<void> {
    return this.#write(async () => {
      this.#requireSensor(sensorId)
      if (!(await this.#repository.deleteSensor(sensorId)))
        throw new EstateError('it has reported data, which would be lost; retire it instead')
      this.#index.removeSensor(sensorId)
    })
  }

  /** The floorplan of a floor as GeoJSON text; undefined when it has none. */
  async readFloorplan(locationId: string): Promise<string | undefined> {
    return (await this.#repository.findFloorplan(locationId))?.geojson
  }

  /**
   * Gives a floor a floorplan, in place of the one before.
   * @throws EstateError when it is gone or no floor, or a polygon that sensors are tied to is not in the plan.
   */
  putFloorplan(locationId: string, { geojson, polygonIds }: Floorplan): Promise<void> {
    return this.#write(async () => {
      const floor = this.#requireLocation(locationId)
      if (floor.kind !== 'floor')
        throw new EstateError(`only a floor has a floorplan, and this is a ${floor.kind}`)
      const lost = listTies(this.#index, floor).filter(({ polygonId }) => !polygonIds.has(polygonId))
      if (lost.length > 0)
        throw new EstateError(`sensors are tied to polygons that are not in the plan: ${nameTies(lost)}`)
      const polygon_ids = JSON.stringify([...polygonIds])
      await this.#repository.putFloorplan({ location_id: locationId, geojson, polygon_ids })
      this.#polygons.set(locationId, polygonIds)
    })
  }

  /** @throws EstateError when the floor is gone, or sensors are tied to polygons of the plan. */
  deleteFloorplan(locationId: string): Promise<void> {
    return this.#write(async () => {
      const ties = listTies(this.#index, this.#requireLocation(locationId))
      if (ties.length > 0) throw new EstateError(`sensors are tied to its polygons: ${nameTies(ties)}`)
      await this.#repository.deleteFloorplan(locationId)
      this.#polygons.delete(locationId)
    })
  }

  /** Runs a write after those before it, whether they succeeded or not. */
  #write<Result>(act: () => Promise<Result>): Promise<Result> {
    const written = this.#lastWrite.then(act)
    // The caller is told of a failure; the next write only waits for the end of this one.
    this.#lastWrite = written.catch(() => undefined)
    return written
  }

  #rewriteSensor(sensorId: string, describe: (sensor: Sensor) => Sensor): Promise<Sensor> {
    return this.#write(async () => {
      const sensor = describe(this.#requireSensor(sensorId))
      await this.#repository.updateSensor(toSensorRow(sensor))
      this.#index.putSensor(sensor)
      return sensor
    })
  }

  #describeLocation(wanted: NewLocation): Location {
    const locationId = requireLocationId(wanted.locationId ?? newId('loc'))
    if (this.findLocation(locationId))
      throw new EstateError(`location "${locationId}" exists already`, 'locationId')
    const parent = wanted.parentId === null ? undefined : this.#requireLocation(wanted.parentId, 'parentId')
    const ownTimeZone = wanted.timeZone === undefined ? null : requireTimeZone(wanted.timeZone)
    const timeZone = ownTimeZone ?? parent?.timeZone
    if (timeZone === undefined) throw new EstateError('an organisation must set its time zone', 'timeZone')
    return {
      locationId,
      parentId: wanted.parentId,
      organisationId: parent?.organisationId ?? locationId,
      kind: requireKind(wanted.kind, wanted.parentId),
      name: requireName(wanted.name),
      timeZone,
      ownTimeZone,
      properties: requireProperties(wanted.properties ?? {}),
    }
  }

  #describeChangedLocation(before: Location, changes: LocationChanges): Location {
    const parentId = changes.parentId ?? before.parentId
    const parent = parentId === null ? undefined : this.#requireLocation(parentId, 'parentId')
    if (parent && parentId !== before.parentId) this.#requireMove(before, parent)
    const wantedZone = changes.timeZone === undefined ? before.ownTimeZone : changes.timeZone
    const ownTimeZone = wantedZone === null ? null : requireTimeZone(wantedZone)
    const timeZone = ownTimeZone ?? parent?.timeZone
    if (timeZone === undefined) throw new EstateError('an organisation must set its time zone', 'timeZone')
    return {
      ...before,
      parentId,
      kind: changes.kind === undefined ? before.kind : requireKind(changes.kind, parentId),
      name: changes.name === undefined ? before.name : requireName(changes.name),
      timeZone,
      ownTimeZone,
      properties:
        changes.properties === undefined ? before.properties : requireProperties(changes.properties),
    }
  }

  #requireMove(location: Location, parent: Location): void {
    if (location.parentId === null)
      throw new EstateError('an organisation lies in no other location', 'parentId')
    if (parent.organisationId !== location.organisationId)
      throw new EstateError('a location stays in its organisation', 'parentId')
    if (this.isWithin(parent.locationId, location.locationId))
      throw new EstateError('a location cannot lie in itself or in what lies in it', 'parentId')
  }

  /** A polygon is looked up where the floor has a plan; without one, the plan that comes must have it. */
  #requirePolygon({ locationId, polygonId }: Sensor, changed?: Location): void {
    if (polygonId === null) return
    const floor = findFloor(this.#index, locationId, changed)
    const polygons = floor && this.#polygons.get(floor.locationId)
    if (!floor || !polygons || polygons.has(polygonId)) return
    const message = `the floorplan of "${floor.locationId}" has no polygon "${polygonId}"`
    throw new EstateError(message, changed ? 'parentId' : 'polygonId')
  }

  /** What is moved, or becomes a floor, must not come under a plan that lacks a polygon its sensors are tied to. */
  #requireTies(changed: Location): void {
    for (const { locationId } of this.#index.subtreeOf(changed))
      for (const sensor of this.sensorsIn(locationId)) this.#requirePolygon(sensor, changed)
  }

  /** Locations below that inherit take over the time zone. */
  #passOnTimeZone(location: Location): void {
    for (const child of this.childrenOf(location.locationId)) {
      if (child.ownTimeZone !== null) continue
      const changed = { ...child, timeZone: location.timeZone }
      this.#index.putLocation(changed)
      this.#passOnTimeZone(changed)
    }
  }

  #requireLocation(locationId: string, member?: 'parentId' | 'locationId'): Location {
    const location = this.findLocation(locationId)
    if (location) return location
    throw new EstateError(`location "${locationId}" does not exist`, member)
  }

  #requireSensor(sensorId: string): Sensor {
    const sensor = this.findSensor(sensorId)
    if (sensor) return sensor
    throw new EstateError(`sensor "${sensorId}" does not exist`)
  }
}
