import { createHash } from 'node:crypto'
import { readBorder } from '../http/read-border.ts'
import type { LatestValue } from '../readings/latest-values.ts'
import type { Estate } from './estate.ts'
import { toLocationOutput } from './estate-output.ts'
import type { Location } from './location.ts'
import type { SensorTexts } from './sensor-texts.ts'
import { canSeeLocation, type Visibility } from './visibility.ts'

/** The latest values of a sensor; what the estate's answers need of the readings. */
export type ReadLatest = (sensorId: string) => readonly LatestValue[]

/** How deep to look into a location, and for which sensors. */
export interface SnapshotQuery {
  readonly depth?: '1' | 'all' | undefined
  /** Only sensors with a datum later than that: Unix seconds, RFC 3339, or a date of the location. */
  readonly since?: string | undefined
  /** The retired sensors too. */
  readonly retired?: boolean | undefined
}

/** What a snapshot is taken of, and for whom. */
export interface SnapshotParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
  readonly sensorTexts: SensorTexts
  readonly caller: Visibility
}

/**
 * What lies in a location with the latest data. It holds times and no ages, so that it stays the same until something
 * changes.
 * @returns the bytes of a `LocationChildren` in JSON: to put a floor together anew takes longer than to send it.
 * @throws ProblemError `invalid_parameter` for a `since` that is no time.
 */
export function takeSnapshot(
  { estate, readLatest, sensorTexts, caller }: SnapshotParts,
  location: Location,
  { depth = '1', since, retired = false }: SnapshotQuery,
): Buffer {
  const sinceMs = since === undefined ? undefined : readBorder('since', since, () => location.timeZone)
  const [, ...below] =
    depth === 'all' ? estate.subtreeOf(location) : [location, ...estate.childrenOf(location.locationId)]
  const places = depth === 'all' ? [location, ...below] : [location]
  const sensors: string[] = []
  for (const { locationId } of places) {
    for (const sensor of estate.sensorsIn(locationId)) {
      if (sensor.retiredAtMs !== null && !retired) continue
      const latest = readLatest(sensor.sensorId)
      if (sinceMs !== undefined && !hasLaterDatum(latest, sinceMs)) continue
      sensors.push(sensorTexts.of(sensor, latest))
    }
  }
  const own = JSON.stringify(toLocationOutput(estate, caller, location))
  const locations = JSON.stringify(below.map((place) => toLocationOutput(estate, caller, place)))
  return Buffer.from(`{"location":${own},"locations":${locations},"sensors":[${sensors.join(',')}]}`)
}

/**
 * The entity tag of a snapshot: the same as long as the snapshot is. It covers the version of the subtree, what the
 * caller may see, and which snapshot was asked for.
 */
export function tagSnapshot(
  estate: Estate,
  caller: Visibility,
  { locationId, parentId }: Location,
  { depth = '1', since, retired = false }: SnapshotQuery,
): string {
  const shownParentId = parentId !== null && canSeeLocation(estate, caller, parentId) ? parentId : null
  const grants = caller.locationIds.toSorted()
  const everything = [
    locationId,
    estate.versionOf(locationId),
    shownParentId,
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
