import { createHash } from 'node:crypto'
import type { Visibility } from '../http/caller.ts'
import { readBorder } from '../http/read-border.ts'
import type { Estate } from './estate.ts'
import { toLocationOutput, toPlacedLocation } from './estate-output.ts'
import type { LatestValue } from './latest-value.ts'
import { listAncestors } from './list-ancestors.ts'
import type { Location } from './location.ts'
import { measureLocation } from './measure-texts.ts'
import type { SensorTexts } from './sensor-texts.ts'

/** Reads the latest values of a sensor: the part of the readings that the estate's answers need. */
export type ReadLatest = (sensorId: string) => readonly LatestValue[]

/** The depth of a view into a location, and the choice of its sensors. */
export interface SnapshotQuery {
  readonly depth?: '1' | 'all' | undefined
  /** Only sensors with a datum later than that: Unix seconds, RFC 3339, or a date of the location. */
  readonly since?: string | undefined
  /** True to include the retired sensors. */
  readonly retired?: boolean | undefined
}

/** The estate that a snapshot is taken of, and its reader. */
export interface SnapshotParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
  readonly sensorTexts: SensorTexts
  readonly caller: Visibility
}

/**
 * Takes a snapshot of a location with the latest data. It holds times and no ages, so that it stays the same
 * until something changes.
 * @returns the bytes of a `LocationChildren` in JSON: to put a floor together anew takes longer than to send
 *   it.
 * @throws ProblemError `invalid_parameter` for a `since` that is no time.
 */
export function takeSnapshot(parts: SnapshotParts, location: Location, query: SnapshotQuery): Buffer {
  const { estate, caller } = parts
  const below = listBelow(estate, location, query)
  const own = JSON.stringify(toPlacedLocation(estate, caller, location))
  const locations = JSON.stringify(below.map((place) => toLocationOutput(estate, caller, place)))
  const sensors = [...listSensorTexts(parts, location, query)].join(',')
  return Buffer.from(`{"location":${own},"locations":${locations},"sensors":[${sensors}]}`)
}

/** Measures the bytes that a snapshot will have, about. Errors as of {@link takeSnapshot}. */
export function measureSnapshot(parts: SnapshotParts, location: Location, query: SnapshotQuery): number {
  let bytes = measureLocation(location)
  for (const place of listBelow(parts.estate, location, query)) bytes += measureLocation(place)
  for (const text of listSensorTexts(parts, location, query)) bytes += text.length + 1
  return bytes
}

function listBelow(estate: Estate, location: Location, { depth = '1' }: SnapshotQuery): readonly Location[] {
  return depth === 'all' ? [...estate.subtreeOf(location)].slice(1) : estate.childrenOf(location.locationId)
}

function* listSensorTexts(
  { estate, readLatest, sensorTexts }: Omit<SnapshotParts, 'caller'>,
  location: Location,
  { depth = '1', since, retired = false }: SnapshotQuery,
): Generator<string, void, undefined> {
  const sinceMs = since === undefined ? undefined : readBorder('since', since, () => location.timeZone)
  for (const { locationId } of depth === 'all' ? estate.subtreeOf(location) : [location]) {
    for (const sensor of estate.sensorsIn(locationId)) {
      if (sensor.retiredAtMs !== null && !retired) continue
      const latest = readLatest(sensor.sensorId)
      if (sinceMs !== undefined && !hasLaterDatum(latest, sinceMs)) continue
      yield sensorTexts.of(sensor, latest)
    }
  }
}

/**
 * Builds the entity tag of a snapshot: the same as long as the snapshot is. It covers the version of the
 * subtree, the rights of the caller, and the question.
 */
export function tagSnapshot(
  estate: Estate,
  caller: Visibility,
  location: Location,
  { depth = '1', since, retired = false }: SnapshotQuery,
): string {
  const { locationId } = location
  const grants = caller.locationIds.toSorted()
  const everything = [
    locationId,
    estate.versionOf(locationId),
    listAncestors(estate, caller, location),
    grants,
    depth,
    since ?? null,
    retired,
  ]
  return createHash('sha256').update(JSON.stringify(everything)).digest('base64url').slice(0, 27)
}

function hasLaterDatum(latest: readonly LatestValue[], timeMs: number): boolean {
  return latest.some((datum) => datum.timeMs > timeMs)
}
