import type { Clock } from '../clock.ts'
import type { Visibility } from '../http/caller.ts'
import { SerialQueue } from '../serial-queue.ts'
import type { EstateRepository } from '../storage/relational/estate-repository.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { Floorplan } from './check-floorplan.ts'
import type { EstateChange, EstateListener } from './estate-change.ts'
import { EstateError } from './estate-rules.ts'
import { EstateState, type PlanFacts } from './estate-state.ts'
import {
  fromLocationRow,
  type Location,
  type LocationChanges,
  type NewLocation,
  toLocationRow,
} from './location.ts'
import { newId } from './new-id.ts'
import { fromSensorRow, type NewSensor, type Sensor, type SensorChanges, toSensorRow } from './sensor.ts'
import { canSeeLocation } from './visibility.ts'

/** The locations and sensors after the changes, each location after its parent. */
export interface EstateChanges {
  readonly locations: readonly Location[]
  readonly sensors: readonly Sensor[]
}

/** The store of the estate. */
export type EstateStore = Pick<RelationalStore, 'estate' | 'together'>

/**
 * Holds every location and sensor in memory and writes through: reading never touches a disk, and a write
 * that fails leaves the estate as it was. Writes happen one after the other, so that each is checked against
 * the result of the one before. The estate knows no callers; `Visibility` decides who may see what. Each
 * write takes `alongside`, which stores more in its transaction.
 */
export class Estate {
  readonly #store: EstateStore
  readonly #clock: Clock
  readonly #state = new EstateState()
  readonly #epoch = newId('run')
  readonly #floorplans = new WeakMap<PlanFacts, WeakRef<Buffer>>()
  readonly #writes = new SerialQueue()
  readonly #listeners = new Set<EstateListener>()

  private constructor(store: EstateStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** Loads the estate from the store. */
  static async load(store: EstateStore, clock: Clock): Promise<Estate> {
    const estate = new Estate(store, clock)
    const repository = store.estate
    const byParent = Map.groupBy(await repository.listLocations(), (row) => row.parent_id)
    const parents: (Location | undefined)[] = [undefined]
    for (const parent of parents) {
      for (const row of byParent.get(parent?.locationId ?? null) ?? []) {
        const location = fromLocationRow(row, parent)
        estate.#state.putLocation(location)
        parents.push(location)
      }
    }
    for (const row of await repository.listSensors()) estate.#state.putSensor(fromSensorRow(row))
    for (const row of await repository.listFloorplanPolygons()) {
      const polygonIds = new Set(JSON.parse(row.polygon_ids) as string[])
      estate.#state.setPlan(row.location_id, { polygonIds, bytes: Number(row.bytes) })
    }
    return estate
  }

  /** Finds the location of that id, for any caller. */
  findLocation(locationId: string): Location | undefined {
    return this.#state.findLocation(locationId)
  }

  /** Finds the sensor of that id, for any caller. */
  findSensor(sensorId: string): Sensor | undefined {
    return this.#state.findSensor(sensorId)
  }

  /** Lists direct child locations, by name. */
  childrenOf(locationId: string): readonly Location[] {
    return this.#state.index.childrenOf(locationId)
  }

  /** Lists sensors directly in a location, by id, the retired ones too. */
  sensorsIn(locationId: string): readonly Sensor[] {
    return this.#state.index.sensorsIn(locationId)
  }

  /** Lists a location and everything below it, each after its parent. */
  subtreeOf(location: Location): Iterable<Location> {
    return this.#state.index.subtreeOf(location)
  }

  /**
   * Returns a text that stands for everything in a location and below it, the latest values of the sensors
   * too: while it is the same, so are they. It is never the same after a restart.
   */
  versionOf(locationId: string): string {
    return `${this.#epoch}.${this.#state.index.versionOf(locationId)}`
  }

  /**
   * Returns the same for the locations, sensors and floorplans alone, whatever the latest values. It is never
   * the same after a restart.
   */
  structureOf(locationId: string): string {
    return `${this.#epoch}.${this.#state.index.structureOf(locationId)}`
  }

  /**
   * Calls a listener after each change, once it is durable and shows in the estate.
   * @returns a function that ends that.
   */
  watch(listener: EstateListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Notes that the latest values of sensors changed. */
  noteReports(sensorIds: Iterable<string>): void {
    const places = new Set<string>()
    for (const sensorId of sensorIds) {
      const sensor = this.findSensor(sensorId)
      if (sensor) places.add(sensor.locationId)
    }
    for (const locationId of places) this.#state.index.touch(locationId)
  }

  /** Tells whether `locationId` is `ancestorId` or lies below it. */
  isWithin(locationId: string, ancestorId: string): boolean {
    return this.#state.isWithin(locationId, ancestorId)
  }

  /**
   * Tells whether a location is of the organisation and lies in a granted subtree; false when it does not
   * exist.
   */
  canSee(visibility: Visibility, locationId: string): boolean {
    return canSeeLocation(this.#state, visibility, locationId)
  }

  /** @throws EstateError when the id is taken or malformed, the parent unknown, or a member not valid. */
  createLocation(wanted: NewLocation, alongside?: Alongside<Location>): Promise<Location> {
    return this.#writes.run(async () => {
      const location = this.#state.buildLocation(wanted)
      await this.#commit(location, alongside, (estate) => estate.insertLocation(toLocationRow(location)))
      this.#state.putLocation(location)
      this.#tell({ kind: 'location', after: location })
      return location
    })
  }

  /**
   * Changes the given members of a location, or moves it with everything in it.
   * @throws EstateError when it is gone, a member is not valid, or it would lie in itself or in another
   *   organisation.
   */
  changeLocation(
    locationId: string,
    changes: LocationChanges,
    alongside?: Alongside<Location>,
  ): Promise<Location> {
    return this.#writes.run(async () => {
      const before = this.#state.requireLocation(locationId)
      const changed = this.#state.buildChangedLocation(before, changes)
      this.#state.requireTies(changed)
      await this.#commit(changed, alongside, (estate) => estate.updateLocation(toLocationRow(changed)))
      this.#state.putLocation(changed)
      this.#tell({ kind: 'location', before, after: changed })
      return changed
    })
  }

  /**
   * @throws EstateError when it is gone, is an organisation, something lies in it, or a user was granted it.
   */
  deleteLocation(locationId: string, alongside?: Alongside): Promise<void> {
    return this.#writes.run(async () => {
      const before = this.#state.requireLocation(locationId)
      if (before.parentId === null) throw new EstateError('an organisation cannot be deleted')
      const [children, sensors] = [this.childrenOf(locationId).length, this.sensorsIn(locationId).length]
      if (children + sensors > 0) {
        const what = `${children} locations and ${sensors} sensors (the retired ones too) lie in it`
        throw new EstateError(`${what}; move them elsewhere or delete them first`)
      }
      await this.#commit(undefined, alongside, async (estate) => {
        if (!(await estate.deleteLocation(locationId)))
          throw new EstateError('users were granted it; give them other locations first')
      })
      this.#state.removeLocation(locationId)
      this.#tell({ kind: 'location', before })
    })
  }

  /** @throws EstateError when the id is taken or malformed, the location unknown, or a member not valid. */
  createSensor(wanted: NewSensor, alongside?: Alongside<Sensor>): Promise<Sensor> {
    return this.#writes.run(async () => {
      const sensor = this.#state.buildSensor(wanted)
      await this.#commit(sensor, alongside, (estate) => estate.insertSensor(toSensorRow(sensor)))
      this.#state.putSensor(sensor)
      this.#tell({ kind: 'sensor', after: sensor })
      return sensor
    })
  }

  /**
   * Changes the given members of a sensor, or moves it. @throws EstateError when it is gone, or a member is
   * not valid.
   */
  changeSensor(sensorId: string, changes: SensorChanges, alongside?: Alongside<Sensor>): Promise<Sensor> {
    const change = (sensor: Sensor) => this.#state.buildChangedSensor(sensor, changes)
    return this.#rewriteSensor(sensorId, change, alongside)
  }

  /**
   * Takes a sensor out of use; its history stays. A retired sensor stays as it is. @throws EstateError when
   * it is gone.
   */
  retireSensor(sensorId: string, alongside?: Alongside<Sensor>): Promise<Sensor> {
    const change = (sensor: Sensor) => ({ ...sensor, retiredAtMs: sensor.retiredAtMs ?? this.#clock() })
    return this.#rewriteSensor(sensorId, change, alongside)
  }

  /** Takes a retired sensor into use again. @throws EstateError when it is gone. */
  reinstateSensor(sensorId: string, alongside?: Alongside<Sensor>): Promise<Sensor> {
    return this.#rewriteSensor(sensorId, (sensor) => ({ ...sensor, retiredAtMs: null }), alongside)
  }

  /** @throws EstateError when it is gone or has ever reported: its history would be lost. */
  deleteSensor(sensorId: string, alongside?: Alongside): Promise<void> {
    return this.#writes.run(async () => {
      const before = this.#state.requireSensor(sensorId)
      await this.#commit(undefined, alongside, async (estate) => {
        if (!(await estate.deleteSensor(sensorId)))
          throw new EstateError('it has reported data, which would be lost; retire it instead')
      })
      this.#state.removeSensor(sensorId)
      this.#tell({ kind: 'sensor', before })
    })
  }

  /** Measures the floorplan of a floor, bytes; undefined when it has none. */
  measureFloorplan(locationId: string): number | undefined {
    return this.#state.planOf(locationId)?.bytes
  }

  /**
   * Reads the floorplan of a floor as GeoJSON text, the same bytes for all readers; undefined when it has
   * none.
   */
  async readFloorplan(locationId: string): Promise<Buffer | undefined> {
    const plan = this.#state.planOf(locationId)
    const shared = plan && this.#floorplans.get(plan)?.deref()
    if (!plan || shared) return shared
    const row = await this.#store.estate.findFloorplan(locationId)
    if (!row) return undefined
    const bytes = this.#floorplans.get(plan)?.deref() ?? Buffer.from(row.geojson)
    this.#floorplans.set(plan, new WeakRef(bytes))
    return bytes
  }

  /**
   * Gives a floor a floorplan, in place of the one before.
   * @throws EstateError when it is gone or no floor, or a polygon that sensors are tied to is not in the
   *   plan.
   */
  putFloorplan(locationId: string, { geojson, polygonIds }: Floorplan, alongside?: Alongside): Promise<void> {
    return this.#writes.run(async () => {
      const floor = this.#state.requireLocation(locationId)
      if (floor.kind !== 'floor')
        throw new EstateError(`only a floor has a floorplan, and this is a ${floor.kind}`)
      this.#state.requirePolygonsInUse(floor, polygonIds)
      const bytes = Buffer.byteLength(geojson)
      this.#state.requireRoomForPlan(floor, bytes)
      const polygon_ids = JSON.stringify([...polygonIds])
      const row = { location_id: locationId, geojson, polygon_ids }
      await this.#commit(undefined, alongside, (estate) => estate.putFloorplan(row))
      const change = this.#state.planOf(locationId) ? 'changed' : 'created'
      this.#state.setPlan(locationId, { polygonIds, bytes })
      this.#tell({ kind: 'floorplan', locationId, change })
    })
  }

  /** @throws EstateError when the floor is gone, or sensors are tied to polygons of the plan. */
  deleteFloorplan(locationId: string, alongside?: Alongside): Promise<void> {
    return this.#writes.run(async () => {
      this.#state.requireNoTies(this.#state.requireLocation(locationId))
      await this.#commit(undefined, alongside, (estate) => estate.deleteFloorplan(locationId))
      const isThere = this.#state.planOf(locationId) !== undefined
      this.#state.setPlan(locationId, undefined)
      if (isThere) this.#tell({ kind: 'floorplan', locationId, change: 'removed' })
    })
  }

  /**
   * Makes many changes at once: all of them durable together, in one transaction, or none.
   * @param plan works them out on a draft of the estate, in which it may change anything, and gets the time,
   *   Unix milliseconds; it runs apart from every other write. It returns undefined when there is nothing to
   *   do after all.
   */
  changeTogether(
    plan: (draft: EstateState, nowMs: number) => EstateChanges | undefined,
    alongside?: Alongside<EstateChanges>,
  ): Promise<void> {
    return this.#writes.run(async () => {
      const changes = plan(this.#state.copy(), this.#clock())
      if (!changes) return
      const { locations, sensors } = changes
      await this.#commit(changes, alongside, (estate) =>
        estate.putTogether(locations.map(toLocationRow), sensors.map(toSensorRow)),
      )
      for (const location of locations) this.#state.putLocation(location)
      for (const sensor of sensors) this.#state.putSensor(sensor)
      const places = [...locations, ...sensors].map(({ locationId }) => this.findLocation(locationId))
      const organisationIds = new Set(places.flatMap((place) => place?.organisationId ?? []))
      this.#tell({ kind: 'many', organisationIds })
    })
  }

  /** Stores a change and its company in one transaction; the memory follows when this has resolved. */
  #commit<Outcome>(
    outcome: Outcome,
    alongside: Alongside<Outcome> | undefined,
    store: (estate: EstateRepository) => Promise<void>,
  ): Promise<void> {
    return this.#store.together(async (within) => {
      await store(within.estate)
      await alongside?.(within, outcome)
    })
  }

  #rewriteSensor(
    sensorId: string,
    change: (sensor: Sensor) => Sensor,
    alongside: Alongside<Sensor> | undefined,
  ): Promise<Sensor> {
    return this.#writes.run(async () => {
      const before = this.#state.requireSensor(sensorId)
      const sensor = change(before)
      await this.#commit(sensor, alongside, (estate) => estate.updateSensor(toSensorRow(sensor)))
      this.#state.putSensor(sensor)
      this.#tell({ kind: 'sensor', before, after: sensor })
      return sensor
    })
  }

  #tell(change: EstateChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}
