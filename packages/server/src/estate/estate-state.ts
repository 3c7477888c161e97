import { maxLocationDepth, type Position } from '@openlightfi/contract'
import type { Blocker } from '../problem-error.ts'
import type { Floorplan } from './check-floorplan.ts'
import { EstateIndex } from './estate-index.ts'
import {
  EstateError,
  refuseTakenId,
  requireFamily,
  requireKind,
  requireLocationId,
  requireName,
  requirePolygonId,
  requirePosition,
  requireProperties,
  requireSensorId,
  requireTimeZone,
} from './estate-rules.ts'
import { findFloor, listTies, nameTies, type Tie } from './floorplan-ties.ts'
import type { Location, LocationChanges, NewLocation } from './location.ts'
import { measureProperties } from './measure-properties.ts'
import { newId } from './new-id.ts'
import { OrganisationSizes } from './organisation-sizes.ts'
import type { NewSensor, Sensor, SensorChanges } from './sensor.ts'

/** The facts of a floorplan that are known without reading it. */
export interface PlanFacts {
  readonly polygonIds: ReadonlySet<string>
  /** The bytes of its text. */
  readonly bytes: number
}

/**
 * Keeps the locations and sensors of a moment. It works out the result of a change, refuses what the rules do
 * not allow, and takes over the result when it is told to. It is in memory only; a copy of it is a draft, on
 * which many changes can be tried.
 */
export class EstateState {
  readonly #index: EstateIndex
  /** The plans of the floors that have one. */
  readonly #plans: Map<string, PlanFacts>
  readonly #sizes: OrganisationSizes

  constructor(
    index = new EstateIndex(),
    plans = new Map<string, PlanFacts>(),
    sizes = new OrganisationSizes(),
  ) {
    this.#index = index
    this.#plans = plans
    this.#sizes = sizes
  }

  /** Creates a draft: changes of it change nothing else. */
  copy(): EstateState {
    return new EstateState(this.#index.copy(), new Map(this.#plans), this.#sizes.copy())
  }

  /** The locations and sensors by id and by parent. */
  get index(): Pick<
    EstateIndex,
    'childrenOf' | 'sensorsIn' | 'subtreeOf' | 'versionOf' | 'structureOf' | 'touch' | 'touchStructure'
  > {
    return this.#index
  }

  /** Finds the location of that id, for any caller. */
  findLocation(locationId: string): Location | undefined {
    return this.#index.findLocation(locationId)
  }

  /** Finds the sensor of that id, for any caller. */
  findSensor(sensorId: string): Sensor | undefined {
    return this.#index.findSensor(sensorId)
  }

  /** Tells whether `locationId` is `ancestorId` or lies below it. */
  isWithin(locationId: string, ancestorId: string): boolean {
    for (let id: string | null = locationId; id !== null; id = this.findLocation(id)?.parentId ?? null) {
      if (id === ancestorId) return true
    }
    return false
  }

  /**
   * Adds a location, or replaces the one of that id; locations below that inherit take over its time zone.
   */
  putLocation(location: Location): void {
    const before = this.findLocation(location.locationId)
    this.#index.putLocation(location)
    if (!before) this.#sizes.add(location.organisationId, 'locations', 1)
    const moreBytes =
      measureProperties(location.properties) - (before ? measureProperties(before.properties) : 0)
    this.#sizes.add(location.organisationId, 'propertiesBytes', moreBytes)
    if (before && before.timeZone !== location.timeZone) this.#passOnTimeZone(location)
  }

  /** Forgets a location and its floorplan. */
  removeLocation(locationId: string): void {
    this.setPlan(locationId, undefined)
    const location = this.findLocation(locationId)
    this.#index.removeLocation(locationId)
    if (!location) return
    this.#sizes.add(location.organisationId, 'locations', -1)
    this.#sizes.add(location.organisationId, 'propertiesBytes', -measureProperties(location.properties))
  }

  /** Adds a sensor, or replaces the one of that id. */
  putSensor(sensor: Sensor): void {
    if (!this.findSensor(sensor.sensorId)) this.#countSensor(sensor, 1)
    this.#index.putSensor(sensor)
  }

  /** Forgets a sensor. */
  removeSensor(sensorId: string): void {
    const sensor = this.findSensor(sensorId)
    if (sensor) this.#countSensor(sensor, -1)
    this.#index.removeSensor(sensorId)
  }

  /** Notes the facts of a floor's plan; undefined when it has none any more. */
  setPlan(locationId: string, plan: PlanFacts | undefined): void {
    const before = this.#plans.get(locationId)
    const organisationId = this.findLocation(locationId)?.organisationId
    if (organisationId !== undefined)
      this.#sizes.add(organisationId, 'floorplanBytes', (plan?.bytes ?? 0) - (before?.bytes ?? 0))
    if (plan) this.#plans.set(locationId, plan)
    else this.#plans.delete(locationId)
    if (plan !== before) this.#index.touchStructure(locationId)
  }

  /** @throws EstateError when it is not there, is no floor, or its organisation has no room for the plan. */
  requireFloorFor(locationId: string, { geojson }: Floorplan): Location {
    const floor = this.requireLocation(locationId)
    if (floor.kind !== 'floor')
      throw new EstateError(`only a floor has a floorplan, and this is a ${floor.kind}`)
    this.requireRoomForPlan(floor, Buffer.byteLength(geojson))
    return floor
  }

  /** @throws EstateError when the organisation of a floor has no room for a plan of so many bytes. */
  requireRoomForPlan({ locationId, organisationId }: Location, bytes: number): void {
    const before = this.#plans.get(locationId)?.bytes ?? 0
    this.#sizes.requireRoom(organisationId, 'floorplanBytes', bytes - before)
  }

  /**
   * Returns the facts of a floor's plan; undefined when it has none. Another plan has other facts, even if
   * they are equal.
   */
  planOf(locationId: string): PlanFacts | undefined {
    return this.#plans.get(locationId)
  }

  /** @throws EstateError naming `member` when it is not there. */
  requireLocation(locationId: string, member?: 'parentId' | 'locationId'): Location {
    const location = this.findLocation(locationId)
    if (location) return location
    throw new EstateError(`location "${locationId}" does not exist`, member)
  }

  /** @throws EstateError when it is not there. */
  requireSensor(sensorId: string): Sensor {
    const sensor = this.findSensor(sensorId)
    if (sensor) return sensor
    throw new EstateError(`sensor "${sensorId}" does not exist`)
  }

  /**
   * Builds a new location. @throws EstateError when the id is taken or malformed, the parent unknown, or a
   * member not valid.
   */
  buildLocation(wanted: NewLocation): Location {
    const locationId = requireLocationId(wanted.locationId ?? newId('loc'))
    if (this.findLocation(locationId)) throw refuseTakenId('locationId', locationId)
    const parent = wanted.parentId === null ? undefined : this.requireLocation(wanted.parentId, 'parentId')
    if (parent) this.#requireDepth(parent, 1)
    const ownTimeZone = wanted.timeZone == null ? null : requireTimeZone(wanted.timeZone)
    const timeZone = ownTimeZone ?? parent?.timeZone
    if (timeZone === undefined) throw new EstateError('an organisation must set its time zone', 'timeZone')
    const location = {
      locationId,
      parentId: wanted.parentId,
      organisationId: parent?.organisationId ?? locationId,
      kind: requireKind(wanted.kind, wanted.parentId),
      name: requireName(wanted.name),
      timeZone,
      ownTimeZone,
      properties: requireProperties(wanted.properties ?? {}),
    }
    this.#sizes.requireRoom(location.organisationId, 'locations', 1)
    this.#sizes.requireRoom(
      location.organisationId,
      'propertiesBytes',
      measureProperties(location.properties),
    )
    return location
  }

  /**
   * Builds a location as it would be after a change; see {@link requireTies} for the sensors that it brings
   * along.
   * @throws EstateError when a member is not valid, or it would lie in itself or in another organisation.
   */
  buildChangedLocation(before: Location, changes: LocationChanges): Location {
    const parentId = changes.parentId ?? before.parentId
    const parent = parentId === null ? undefined : this.requireLocation(parentId, 'parentId')
    if (parent && parentId !== before.parentId) this.#requireMove(before, parent)
    const wantedZone = changes.timeZone === undefined ? before.ownTimeZone : changes.timeZone
    const ownTimeZone = wantedZone === null ? null : requireTimeZone(wantedZone)
    const timeZone = ownTimeZone ?? parent?.timeZone
    if (timeZone === undefined) throw new EstateError('an organisation must set its time zone', 'timeZone')
    const kind = changes.kind === undefined ? before.kind : requireKind(changes.kind, parentId)
    if (kind !== 'floor' && this.#plans.has(before.locationId))
      throw new EstateError('a floor with a floorplan stays a floor; delete the plan first', 'kind')
    const properties =
      changes.properties === undefined ? before.properties : requireProperties(changes.properties)
    const moreBytes = measureProperties(properties) - measureProperties(before.properties)
    this.#sizes.requireRoom(before.organisationId, 'propertiesBytes', moreBytes)
    return {
      ...before,
      parentId,
      kind,
      name: changes.name === undefined ? before.name : requireName(changes.name),
      timeZone,
      ownTimeZone,
      properties,
    }
  }

  /**
   * Builds a new sensor. @throws EstateError when the id is taken or malformed, the location unknown, or a
   * member not valid.
   */
  buildSensor(wanted: NewSensor): Sensor {
    const sensorId = requireSensorId(wanted.sensorId)
    if (this.findSensor(sensorId)) throw refuseTakenId('sensorId', sensorId)
    const { organisationId } = this.requireLocation(wanted.locationId, 'locationId')
    this.#sizes.requireRoom(organisationId, 'sensors', 1)
    const sensor: Sensor = {
      sensorId,
      family: requireFamily(sensorId),
      locationId: wanted.locationId,
      name: requireName(wanted.name),
      position: checkPosition(wanted.position ?? null),
      polygonId: requirePolygonId(wanted.polygonId ?? null),
      retiredAtMs: wanted.retiredAtMs ?? null,
    }
    this.#requirePolygon(sensor)
    return sensor
  }

  /**
   * Builds a sensor as it would be after a change. @throws EstateError when the location is unknown, or a
   * member not valid.
   */
  buildChangedSensor(before: Sensor, changes: SensorChanges): Sensor {
    const { locationId = before.locationId, position = before.position } = changes
    const from = this.requireLocation(before.locationId)
    const to = this.requireLocation(locationId, 'locationId')
    if (to.organisationId !== from.organisationId)
      throw new EstateError('a sensor stays in its organisation', 'locationId')
    const changed = {
      ...before,
      locationId,
      name: changes.name === undefined ? before.name : requireName(changes.name),
      position: checkPosition(position),
      polygonId: changes.polygonId === undefined ? before.polygonId : requirePolygonId(changes.polygonId),
      retiredAtMs: changes.retiredAtMs === undefined ? before.retiredAtMs : changes.retiredAtMs,
    }
    this.#requirePolygon(changed)
    return changed
  }

  /**
   * Checks a location that is moved, or becomes a floor: it must not come under a plan that lacks a polygon
   * its sensors are tied to.
   * @param changed the location as it is or is about to be.
   * @throws EstateError when it does.
   */
  requireTies(changed: Location): void {
    for (const { locationId } of this.#index.subtreeOf(changed))
      for (const sensor of this.#index.sensorsIn(locationId)) this.#requirePolygon(sensor, changed)
  }

  /** Lists the sensors of a floor that are tied to polygons which are not among these. */
  listLostTies(floor: Location, polygonIds: ReadonlySet<string>): Tie[] {
    return listTies(this.#index, floor).filter(({ polygonId }) => !polygonIds.has(polygonId))
  }

  /** @throws EstateError when the sensors of a floor are tied to polygons that are not among these. */
  requirePolygonsInUse(floor: Location, polygonIds: ReadonlySet<string>): void {
    const lost = this.listLostTies(floor, polygonIds)
    if (lost.length > 0)
      throw new EstateError(
        `sensors are tied to polygons that are not in the plan: ${nameTies(lost)}`,
        undefined,
        { blockers: this.#toBlockers(lost) },
      )
  }

  /** @throws EstateError when sensors of a floor are tied to polygons. */
  requireNoTies(floor: Location): void {
    const ties = listTies(this.#index, floor)
    if (ties.length === 0) return
    const message = `sensors are tied to its polygons: ${nameTies(ties)}`
    throw new EstateError(message, undefined, { blockers: this.#toBlockers(ties) })
  }

  #toBlockers(ties: readonly Tie[]): Blocker[] {
    return ties.map(({ sensorId }) => ({
      kind: 'sensor',
      id: sensorId,
      name: this.findSensor(sensorId)?.name ?? sensorId,
    }))
  }

  #requireMove(location: Location, parent: Location): void {
    if (location.parentId === null)
      throw new EstateError('an organisation lies in no other location', 'parentId')
    if (parent.organisationId !== location.organisationId)
      throw new EstateError('a location stays in its organisation', 'parentId')
    if (this.isWithin(parent.locationId, location.locationId))
      throw new EstateError('a location cannot lie in itself or in what lies in it', 'parentId')
    this.#requireDepth(parent, this.#countLevels(location))
  }

  /**
   * Bounds the depth of the tree. Every change walks up to the top: a tree without bounds would let one
   * organisation slow down all.
   */
  #requireDepth(parent: Location, levels: number): void {
    let depth = levels
    for (let above: Location | undefined = parent; above; depth += 1)
      above = above.parentId === null ? undefined : this.findLocation(above.parentId)
    if (depth > maxLocationDepth)
      throw new EstateError(
        `locations may lie ${maxLocationDepth} levels deep; this would be ${depth}`,
        'parentId',
      )
  }

  /** Counts the levels of a location and those below it: 1 when it is empty. */
  #countLevels({ locationId }: Location): number {
    let levels = 0
    for (const child of this.#index.childrenOf(locationId))
      levels = Math.max(levels, this.#countLevels(child))
    return levels + 1
  }

  /** Requires a polygon where the floor has a plan; without one, the plan that comes must have it. */
  #requirePolygon({ locationId, polygonId }: Sensor, changed?: Location): void {
    if (polygonId === null) return
    const floor = findFloor(this.#index, locationId, changed)
    const polygons = floor && this.#plans.get(floor.locationId)?.polygonIds
    if (!floor || !polygons || polygons.has(polygonId)) return
    const message = `the floorplan of "${floor.locationId}" has no polygon "${polygonId}"`
    throw new EstateError(message, changed ? 'parentId' : 'polygonId')
  }

  #passOnTimeZone({ locationId, timeZone }: Location): void {
    for (const child of this.#index.childrenOf(locationId))
      if (child.ownTimeZone === null) this.putLocation({ ...child, timeZone })
  }

  #countSensor({ locationId }: Sensor, more: number): void {
    const organisationId = this.findLocation(locationId)?.organisationId
    if (organisationId !== undefined) this.#sizes.add(organisationId, 'sensors', more)
  }
}

function checkPosition(position: Position | null): Position | null {
  return position && requirePosition(position)
}
