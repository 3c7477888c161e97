import type { Location } from './location.ts'
import type { Sensor } from './sensor.ts'
import { SortedLists } from './sorted-lists.ts'

/** Orders names as people count: "Floor 2" before "Floor 10". */
const byName = new Intl.Collator('en', { numeric: true })

/** The id decides between equal names, so that the order is the same after a restart. */
function compareSiblings(a: Location, b: Location): number {
  return byName.compare(a.name, b.name) || compareIds(a.locationId, b.locationId)
}

function compareNeighbours(a: Sensor, b: Sensor): number {
  return compareIds(a.sensorId, b.sensorId)
}

function compareIds(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** Locations and sensors in memory, findable by id and by what they lie in. It checks nothing. */
export class EstateIndex {
  #locations = new Map<string, Location>()
  #sensors = new Map<string, Sensor>()
  #children = new SortedLists(compareSiblings)
  #sensorsIn = new SortedLists(compareNeighbours)
  #versions = new Map<string, number>()
  /** The newest of all, so that none comes twice, even of a location that was deleted and is there again. */
  #newestVersion = 0

  /** Another index that holds the same. */
  copy(): EstateIndex {
    const copy = new EstateIndex()
    copy.#locations = new Map(this.#locations)
    copy.#sensors = new Map(this.#sensors)
    copy.#children = this.#children.copy()
    copy.#sensorsIn = this.#sensorsIn.copy()
    copy.#versions = new Map(this.#versions)
    copy.#newestVersion = this.#newestVersion
    return copy
  }

  /** The location of that id. */
  findLocation(locationId: string): Location | undefined {
    return this.#locations.get(locationId)
  }

  /** The sensor of that id. */
  findSensor(sensorId: string): Sensor | undefined {
    return this.#sensors.get(sensorId)
  }

  /** Direct child locations, by name and then by id. */
  childrenOf(locationId: string): readonly Location[] {
    return this.#children.get(locationId)
  }

  /** Sensors directly in a location, by id. */
  sensorsIn(locationId: string): readonly Sensor[] {
    return this.#sensorsIn.get(locationId)
  }

  /** A location and everything below it, each after what it lies in. */
  *subtreeOf(location: Location): Generator<Location> {
    yield location
    for (const child of this.childrenOf(location.locationId)) yield* this.subtreeOf(child)
  }

  /** Rises whenever something in a location or below it changes. */
  versionOf(locationId: string): number {
    return this.#versions.get(locationId) ?? 0
  }

  /** Notes that something changed in a location, and so in all that it lies in. */
  touch(locationId: string): void {
    this.#newestVersion += 1
    for (let id: string | null = locationId; id !== null; id = this.findLocation(id)?.parentId ?? null)
      this.#versions.set(id, this.#newestVersion)
  }

  /** Adds a location, or replaces the one of that id. */
  putLocation(location: Location): void {
    this.removeLocation(location.locationId)
    this.#locations.set(location.locationId, location)
    this.touch(location.locationId)
    if (location.parentId !== null) this.#children.insert(location.parentId, location)
  }

  /** Forgets a location; what lies in it stays. */
  removeLocation(locationId: string): void {
    const location = this.#locations.get(locationId)
    if (!location) return
    this.touch(locationId)
    this.#versions.delete(locationId)
    this.#locations.delete(locationId)
    if (location.parentId !== null) this.#children.remove(location.parentId, location)
  }

  /** Adds a sensor, or replaces the one of that id. */
  putSensor(sensor: Sensor): void {
    this.removeSensor(sensor.sensorId)
    this.#sensors.set(sensor.sensorId, sensor)
    this.touch(sensor.locationId)
    this.#sensorsIn.insert(sensor.locationId, sensor)
  }

  /** Forgets a sensor. */
  removeSensor(sensorId: string): void {
    const sensor = this.#sensors.get(sensorId)
    if (!sensor) return
    this.touch(sensor.locationId)
    this.#sensors.delete(sensorId)
    this.#sensorsIn.remove(sensor.locationId, sensor)
  }
}
