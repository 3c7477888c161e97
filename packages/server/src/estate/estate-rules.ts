import {
  type LocationKind,
  locationIdPattern,
  locationKinds,
  maxPropertiesBytes,
  maxPropertiesDepth,
  type Position,
  type SensorFamily,
  sensorFamilyOf,
  sensorIdPattern,
} from '@openlightfi/contract'
import type { Blocker } from '../problem-error.ts'
import type { Properties } from './location.ts'
import { measureDepth } from './measure-depth.ts'
import { measureProperties } from './measure-properties.ts'
import { findNearestTimeZone, spellTimeZone } from './time-zone-names.ts'

/** The part of a location or sensor that an error is about. */
export type EstateMember =
  | 'locationId'
  | 'parentId'
  | 'kind'
  | 'name'
  | 'timeZone'
  | 'properties'
  | 'sensorId'
  | 'position'
  | 'polygonId'
  | 'retiredAtMs'

/** The most things that are named which stand in the way. */
const maxBlockers = 100

/**
 * The error of a location or sensor that cannot be created, changed or deleted as asked; the message says
 * why.
 */
export class EstateError extends Error {
  override readonly name = 'EstateError'
  /**
   * The wrong member of the request; undefined when the request is right but the estate does not allow it in
   * its state.
   */
  readonly member: EstateMember | undefined
  /** What does not allow it, the first hundred: the caller sees the location that it lies in. */
  readonly blockers: readonly Blocker[]

  constructor(
    message: string,
    member?: EstateMember,
    { blockers = [], ...options }: ErrorOptions & { readonly blockers?: readonly Blocker[] } = {},
  ) {
    super(message, options)
    this.member = member
    this.blockers = blockers.slice(0, maxBlockers)
  }
}

/** The error of a location that is not deleted since users were granted it. */
export class LocationGrantedError extends EstateError {
  /** @param holders the users, as far as the caller may know them. */
  constructor(holders: readonly Blocker[] = []) {
    super('users were granted it; give them other locations first', undefined, { blockers: holders })
  }
}

/**
 * Refuses an id for something new: with the same words for every owner of the id, since the caller may not
 * see the owner.
 */
export function refuseTakenId(member: 'locationId' | 'sensorId', id: string): EstateError {
  const [what, advice] =
    member === 'locationId'
      ? ['location', 'choose another, or leave it out to have one made up']
      : ['sensor', 'if it is printed on yours, ask the operator of the service']
  return new EstateError(`"${id}" cannot be given to a new ${what}; ${advice}`, member)
}

const sensorIdExpression = new RegExp(sensorIdPattern)
const locationIdExpression = new RegExp(locationIdPattern)

/** @throws EstateError unless it is a well-formed location id. */
export function requireLocationId(locationId: string): string {
  if (locationIdExpression.test(locationId)) return locationId
  throw new EstateError(
    `"${locationId}" is not a location id: 1 to 64 letters, digits, dashes or underscores`,
    'locationId',
  )
}

/** Tells whether it is a well-formed id of a known family. */
export function isSensorId(text: string): boolean {
  return sensorIdExpression.test(text)
}

/** @throws EstateError unless it is a well-formed id of a known family. */
export function requireSensorId(sensorId: string): string {
  if (isSensorId(sensorId)) return sensorId
  throw new EstateError(`"${sensorId}" is not a sensor id: it must match ${sensorIdPattern}`, 'sensorId')
}

/** @throws EstateError when the prefix of the id is not known. */
export function requireFamily(sensorId: string): SensorFamily {
  const family = sensorFamilyOf(sensorId)
  if (family) return family
  throw new EstateError(`the prefix of "${sensorId}" belongs to no known sensor family`, 'sensorId')
}

/**
 * @throws EstateError unless the kind is known and fits: an organisation is at the top, and everything else
 *   lies in it.
 */
export function requireKind(kind: LocationKind, parentId: string | null): LocationKind {
  if (!locationKinds.includes(kind))
    throw new EstateError(`"${kind}" is not a kind of location: ${locationKinds.join(', ')}`, 'kind')
  if ((kind === 'organisation') === (parentId === null)) return kind
  throw new EstateError(
    parentId === null ? 'only an organisation lies in nothing' : 'an organisation lies in no other location',
    'kind',
  )
}

/**
 * Checks a name and removes surrounding spaces. @throws EstateError unless it has 1 to 200 characters, none
 * of them a control character.
 */
export function requireName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '' || trimmed.length > 200) throw new EstateError('a name has 1 to 200 characters', 'name')
  if (/\p{Cc}/u.test(trimmed) || !trimmed.isWellFormed())
    throw new EstateError('a name has no control characters and no half characters', 'name')
  return trimmed
}

/**
 * Checks a time zone and returns it in the spelling of the IANA database. @throws EstateError for an unknown
 * one; it suggests the nearest.
 */
export function requireTimeZone(timeZone: string): string {
  const spelt = spellTimeZone(timeZone)
  if (spelt !== undefined) return spelt
  const nearest = findNearestTimeZone(timeZone)
  const advice = nearest === undefined ? ' such as "Europe/London"' : `; did you mean "${nearest}"?`
  throw new EstateError(`"${timeZone}" is not an IANA time zone${advice}`, 'timeZone')
}

/** @throws EstateError when they are too large or too deeply nested. */
export function requireProperties(properties: Properties): Properties {
  const depth = measureDepth(properties, maxPropertiesDepth)
  if (depth > maxPropertiesDepth)
    throw new EstateError(`properties may be nested ${maxPropertiesDepth} levels deep`, 'properties')
  const bytes = measureProperties(properties)
  if (bytes <= maxPropertiesBytes) return properties
  throw new EstateError(
    `properties may have ${maxPropertiesBytes} bytes as JSON; these have ${bytes}`,
    'properties',
  )
}

/** @throws EstateError unless both are degrees in range. */
export function requirePosition(position: Position): Position {
  const { longitude, latitude } = position
  // Adding 0 makes -0 a plain 0, which is the value that comes back from text.
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)
    return { longitude: longitude + 0, latitude: latitude + 0 }
  throw new EstateError('a position has a longitude of -180 to 180 and a latitude of -90 to 90', 'position')
}

/** @throws EstateError unless it is null or has 1 to 200 characters. */
export function requirePolygonId(polygonId: string | null): string | null {
  if (polygonId === null) return null
  if (polygonId !== '' && polygonId.length <= 200 && polygonId.isWellFormed()) return polygonId
  throw new EstateError(
    'the id of a polygon has 1 to 200 characters, none of them half a character',
    'polygonId',
  )
}
