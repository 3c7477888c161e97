import type { LocationSettings } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import type { Visibility } from '../http/caller.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { EstateListener } from './estate-change.ts'
import { EstateError, LocationGrantedError } from './estate-rules.ts'
import { EstateState } from './estate-state.ts'
import { type EstateStore, EstateWrites } from './estate-writes.ts'
import { Floorplans } from './floorplans.ts'
import {
  fromLocationRow,
  type Location,
  type LocationChanges,
  type NewLocation,
  toLocationRow,
} from './location.ts'
import { newId } from './new-id.ts'
import { fromSensorRow, type NewSensor, type Sensor, type SensorChanges, toSensorRow } from './sensor.ts'
import { SettingsBook } from './settings-book.ts'
import { canSeeLocation } from './visibility.ts'

/** The locations and sensors after the changes, each location after its parent. */
export interface EstateChanges {
  readonly locations: readonly Location[]
  readonly sensors: readonly Sensor[]
}

/**
 * Holds every location and sensor in memory and writes through: reading never touches a disk, and a write
 * that fails leaves the estate as it was. Writes happen one after the other, so that each is checked against
 * the result of the one before. The estate knows no callers; `Visibility` decides who may see what. Each
 * write takes `alongside`, which stores more in its transaction.
 */
export class Estate {
  /** The floorplans of the floors. */
  readonly floorplans: Floorplans
  readonly #clock: Clock
  readonly #state = new EstateState()
  readonly #settings = new SettingsBook()
  readonly #epoch = newId('run')
  readonly #writes: EstateWrites

  private constructor(store: EstateStore, clock: Clock) {
    this.#clock = clock
    this.#writes = new EstateWrites(store)
    this.floorplans = new Floorplans(this.#state, this.#writes, store.estate)
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
    for (const row of await repository.listSettings()) {
      const { organisationId } = estate.#state.requireLocation(row.location_id)
      estate.#settings.put(organisationId, row.location_id, JSON.parse(row.settings) as LocationSettings)
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
    return this.#writes.watch(listener)
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
      await this.#writes.commit(location, alongside, (estate) =>
        estate.insertLocation(toLocationRow(location)),
      )
      this.#state.putLocation(location)
      this.#writes.tell({ kind: 'location', after: location })
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
      await this.#writes.commit(changed, alongside, (estate) => estate.updateLocation(toLocationRow(changed)))
      this.#state.putLocation(changed)
      this.#writes.tell({ kind: 'location', before, after: changed })
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
      const [children, sensors] = [this.childrenOf(locationId), this.sensorsIn(locationId)]
      if (children.length + sensors.length > 0) {
        const what = listCounts(children.length, sensors.length)
        throw new EstateError(`in it ${what}; move them elsewhere or delete them first`, undefined, {
          blockers: [
            ...children.map((child) => ({
              kind: 'location' as const,
              id: child.locationId,
              name: child.name,
            })),
            ...sensors.map(({ sensorId, name }) => ({ kind: 'sensor' as const, id: sensorId, name })),
          ],
        })
      }
      await this.#writes.commit(undefined, alongside, async (estate) => {
        if (!(await estate.deleteLocation(locationId))) throw new LocationGrantedError()
      })
      this.#state.removeLocation(locationId)
      this.#settings.remove(locationId)
      this.#writes.tell({ kind: 'location', before })
    })
  }

  /** @throws EstateError when the id is taken or malformed, the location unknown, or a member not valid. */
  createSensor(wanted: NewSensor, alongside?: Alongside<Sensor>): Promise<Sensor> {
    return this.#writes.run(async () => {
      const sensor = this.#state.buildSensor(wanted)
      await this.#writes.commit(sensor, alongside, (estate) => estate.insertSensor(toSensorRow(sensor)))
      this.#state.putSensor(sensor)
      this.#writes.tell({ kind: 'sensor', after: sensor })
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

  /**
   * Puts a new sensor where another lies, and takes that out of use.
   * @param wanted the id of the new one, and its name where it is not that of the one before.
   * @throws EstateError when it is gone, the id is taken or malformed, or the name not valid.
   */
  replaceSensor(
    sensorId: string,
    wanted: Pick<NewSensor, 'sensorId'> & { readonly name?: string | undefined },
    alongside?: Alongside<Sensor>,
  ): Promise<Sensor> {
    return this.#writes.run(async () => {
      const before = this.#state.requireSensor(sensorId)
      const { locationId, position, polygonId, name } = before
      const place = { locationId, position, polygonId }
      const sensor = this.#state.buildSensor({
        ...place,
        sensorId: wanted.sensorId,
        name: wanted.name ?? name,
      })
      const retired = { ...before, retiredAtMs: before.retiredAtMs ?? this.#clock() }
      await this.#writes.commit(sensor, alongside, async (estate) => {
        await estate.insertSensor(toSensorRow(sensor))
        await estate.updateSensor(toSensorRow(retired))
      })
      this.#state.putSensor(sensor)
      this.#state.putSensor(retired)
      this.#writes.tell({ kind: 'sensor', after: sensor })
      this.#writes.tell({ kind: 'sensor', before, after: retired })
      return sensor
    })
  }

  /** @throws EstateError when it is gone or has ever reported: its history would be lost. */
  deleteSensor(sensorId: string, alongside?: Alongside): Promise<void> {
    return this.#writes.run(async () => {
      const before = this.#state.requireSensor(sensorId)
      await this.#writes.commit(undefined, alongside, async (estate) => {
        if (!(await estate.deleteSensor(sensorId)))
          throw new EstateError('it has reported data, which would be lost; retire it instead')
      })
      this.#state.removeSensor(sensorId)
      this.#writes.tell({ kind: 'sensor', before })
    })
  }

  /** Returns the settings that a location has of its own, see `resolveSettings` for those that hold there. */
  settingsOf(locationId: string): LocationSettings {
    return this.#settings.ofLocation(locationId)
  }

  /** @throws EstateError when it is gone, or its organisation has no room for more settings. */
  putSettings(locationId: string, settings: LocationSettings, alongside?: Alongside): Promise<void> {
    return this.#writes.run(async () => {
      const location = this.#state.requireLocation(locationId)
      this.#settings.requireRoom(location.organisationId, locationId, settings)
      const row = { location_id: locationId, settings: JSON.stringify(settings) }
      await this.#writes.commit(undefined, alongside, (estate) => estate.putSettings(row))
      this.#settings.put(location.organisationId, locationId, settings)
      this.#state.index.touchStructure(locationId)
      this.#writes.tell({ kind: 'location', before: location, after: location })
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
      await this.#writes.commit(changes, alongside, (estate) =>
        estate.putTogether(locations.map(toLocationRow), sensors.map(toSensorRow)),
      )
      for (const location of locations) this.#state.putLocation(location)
      for (const sensor of sensors) this.#state.putSensor(sensor)
      const places = [...locations, ...sensors].map(({ locationId }) => this.findLocation(locationId))
      const organisationIds = new Set(places.flatMap((place) => place?.organisationId ?? []))
      this.#writes.tell({ kind: 'many', organisationIds })
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
      await this.#writes.commit(sensor, alongside, (estate) => estate.updateSensor(toSensorRow(sensor)))
      this.#state.putSensor(sensor)
      this.#writes.tell({ kind: 'sensor', before, after: sensor })
      return sensor
    })
  }
}

/** Says in words how many locations and sensors lie in one: what there is none of is left out. */
function listCounts(locations: number, sensors: number): string {
  const places = locations === 1 ? '1 location' : `${locations} locations`
  const devices = sensors === 1 ? '1 sensor' : `${sensors} sensors`
  const both = [
    ...(locations > 0 ? [places] : []),
    ...(sensors > 0 ? [`${devices} (the retired ones too)`] : []),
  ]
  return `${locations + sensors === 1 ? 'lies' : 'lie'} ${both.join(' and ')}`
}
