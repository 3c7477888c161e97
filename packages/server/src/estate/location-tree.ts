import { createHash } from 'node:crypto'
import type { LocationSettings } from '@openlightfi/contract'
import { takeTurn } from '../event-loop-turns.ts'
import type { Visibility } from '../http/caller.ts'
import type { Estate } from './estate.ts'
import { formatLocation, toLocationOutput } from './estate-output.ts'
import type { Location } from './location.ts'
import { measureLocation } from './measure-texts.ts'

/** The locations that are written in one turn, a few milliseconds of work. */
const locationsPerTurn = 1_000

/**
 * Builds the entity tag of the locations from some tops down: the same as long as they and the caller's
 * rights are, whatever sensors report.
 */
export function tagTree(estate: Estate, { locationIds }: Visibility, tops: readonly Location[]): string {
  const versions = tops.map(({ locationId }) => [locationId, estate.structureOf(locationId)])
  const everything = ['tree', locationIds.toSorted(), versions]
  return createHash('sha256').update(JSON.stringify(everything)).digest('base64url').slice(0, 27)
}

/** Measures the bytes that the tree will have, about. */
export function measureTree(estate: Estate, tops: readonly Location[]): number {
  let bytes = 0
  for (const top of tops) for (const location of estate.subtreeOf(top)) bytes += measureLocation(location)
  return bytes
}

/**
 * Writes a `LocationTree` in JSON, in slices, of the state at the time of the call.
 * @param tops visible locations, none of which lies in another.
 */
export async function writeTree(
  estate: Estate,
  caller: Visibility,
  tops: readonly Location[],
): Promise<Buffer> {
  const locations = tops.flatMap((top) => [...estate.subtreeOf(top)])
  // Of a top, the rights decide whether its parent shows; below it every parent is visible.
  const parentIds = new Map(
    tops.map((top) => [top.locationId, toLocationOutput(estate, caller, top).parent_id]),
  )
  const pieces: string[] = []
  for (const [index, location] of locations.entries()) {
    if (index > 0 && index % locationsPerTurn === 0) await takeTurn()
    const { locationId, parentId } = location
    const shownParentId = parentIds.has(locationId) ? (parentIds.get(locationId) ?? null) : parentId
    pieces.push(
      JSON.stringify({
        ...formatLocation(location, shownParentId),
        ...(location.kind === 'floor' && {
          has_floorplan: estate.floorplans.measure(locationId) !== undefined,
        }),
        ...nameOwnSettings(estate.settingsOf(locationId)),
      }),
    )
  }
  return Buffer.from(`{"data":[${pieces.join(',')}]}`)
}

/** Names what a location sets itself; nothing where it inherits everything. */
function nameOwnSettings({ bands = {}, ...others }: LocationSettings): { own_settings?: string[] } {
  const names = [...Object.keys(bands).map((varName) => `bands.${varName}`), ...Object.keys(others)]
  return names.length === 0 ? {} : { own_settings: names }
}
