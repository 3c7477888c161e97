import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { SortedLists } from './sorted-lists.ts'

/** Orders names in the way that people count: "Floor 2" before "Floor 10". */
const byName = new Intl.Collator('en', { numeric: true })

/** Compares siblings. The id decides between equal names, so that the order is the same after a restart. */
function compareSiblings(a: Location, b: Location): number {
  return byName.compare(a.name, b.name) || compareIds(a.locationId, b.locationId)
}

function compareNeighbours(a: Sensor, b: Sensor): number {
  return compareIds(a.sensorId, b.sensorId)
}

function compareIds(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Keeps locations and sensors in memory, by id and by parent. It checks nothing. */
export class EstateIndex {
  #locations = new Map<string, Location>()
  #sensors = new Map<string, Sensor>()
  #children = new SortedLists(compareSiblings)
  #sensorsIn = new SortedLists(compareNeighbours)
  #versions = new Map<string, number>()
  /** The versions without those of the latest values. */
  #structures = new Map<string, number>()
  /**
   * The newest version of all. No version comes twice, even for a location that was deleted and is there
   * again.
   */
  #newestVersion = 0

  /** Creates another index with the same content. */
  copy(): EstateIndex {
    const copy = new EstateIndex()
    copy.#locations = new Map(this.#locations)
    copy.#sensors = new Map(this.#sensors)
    copy.#children = this.#children.copy()
    copy.#sensorsIn = this.#sensorsIn.copy()
    copy.#versions = new Map(this.#versions)
    copy.#structures = new Map(this.#structures)
    copy.#newestVersion = this.#newestVersion
    return copy
  }

  /** Finds the location of that id. */
  findLocation(locationId: string): Location | undefined {
    return this.#locations.get(locationId)
  }

  /** Finds the sensor of that id. */
  findSensor(sensorId: string): Sensor | undefined {
    return this.#sensors.get(sensorId)
  }

  /** Lists direct child locations, by name and then by id. */
  childrenOf(locationId: string): readonly Location[] {
    return this.#children.get(locationId)
  }

  /** Lists sensors directly in a location, by id. */
  sensorsIn(locationId: string): readonly Sensor[] {
    return this.#sensorsIn.get(locationId)
  }

  /** Lists a location and everything below it, each after its parent. */
  *subtreeOf(location: Location): Generator<Location> {
    yield location
    for (const child of this.childrenOf(location.locationId)) yield* this.subtreeOf(child)
  }

  /** Returns the version of a location, which rises whenever something in it or below it changes. */
  versionOf(locationId: string): number {
    return this.#versions.get(locationId) ?? 0
  }

  /**
   * Returns the version of the locations, sensors and floorplans in a location and below it, which latest
   * values do not change.
   */
  structureOf(locationId: string): number {
    return this.#structures.get(locationId) ?? 0
  }

  /** Notes that latest values changed in a location, and so in all its ancestors. */
  touch(locationId: string): void {
    this.#newestVersion += 1
    for (let id: string | null = locationId; id !== null; id = this.findLocation(id)?.parentId ?? null)
      this.#versions.set(id, this.#newestVersion)
  }

  /** Notes that what exists changed in a location, and so in all its ancestors. */
  touchStructure(locationId: string): void {
    this.#newestVersion += 1
    for (let id: string | null = locationId; id !== null; id = this.findLocation(id)?.parentId ?? null)
      this.#structures.set(id, this.#newestVersion)
  }

  /** Adds a location, or replaces the one of that id. */
  putLocation(location: Location): void {
    this.removeLocation(location.locationId)
    this.#locations.set(location.locationId, location)
    this.#touchBoth(location.locationId)
    if (location.parentId !== null) this.#children.insert(location.parentId, location)
  }

  /** Forgets a location; its children stay. */
  removeLocation(locationId: string): void {
    const location = this.#locations.get(locationId)
    if (!location) return
    this.#touchBoth(locationId)
    this.#versions.delete(locationId)
    this.#structures.delete(locationId)
    this.#locations.delete(locationId)
    if (location.parentId !== null) this.#children.remove(location.parentId, location)
  }

  /** Adds a sensor, or replaces the one of that id. */
  putSensor(sensor: Sensor): void {
    this.removeSensor(sensor.sensorId)
    this.#sensors.set(sensor.sensorId, sensor)
    this.#touchBoth(sensor.locationId)
    this.#sensorsIn.insert(sensor.locationId, sensor)
  }

  /** Forgets a sensor. */
  removeSensor(sensorId: string): void {
    const sensor = this.#sensors.get(sensorId)
    if (!sensor) return
    this.#touchBoth(sensor.locationId)
    this.#sensors.delete(sensorId)
    this.#sensorsIn.remove(sensor.locationId, sensor)
  }

  #touchBoth(locationId: string): void {
    this.touch(locationId)
    this.touchStructure(locationId)
  }
}
