import type { LocationRecord } from '@openlightfi/contract'
import { type EstateState, findVisibleLocation, type Location, refuseTakenId } from '../../estate/index.ts'
import type { Caller } from '../../http/caller.ts'
import { refuseBody } from '../../http/read-body.ts'
import { requireOwnParent, requireParent } from '../estate-access.ts'
import { orderByParent } from './order-by-parent.ts'
import {
  findMove,
  type RecordOutcome,
  type RecordRow,
  rejectRecord,
  separateRepeated,
  tryRecord,
} from './record-row.ts'

/** The outcome of an import of locations. */
export interface LocationPlan {
  /** The outcomes by index, one for each row. */
  readonly outcomes: ReadonlyMap<number, RecordOutcome>
  /** The locations after the import, each after its parent. */
  readonly locations: readonly Location[]
}

/**
 * Works out an import of locations on a draft, which afterwards holds them. Whatever the order of the rows, a
 * location is looked at after its new parent, so that only the resulting tree counts.
 */
export function planLocations(
  draft: EstateState,
  rows: readonly RecordRow<LocationRecord>[],
  caller: Caller,
): LocationPlan {
  const { first, outcomes } = separateRepeated(rows, 'location_id')
  // The places of other organisations are no part of the tree: a circle through one would tell how theirs
  // lie.
  const parentOf = (id: string) =>
    first.get(id)?.record.parent_id ?? findVisibleLocation(draft, caller, id)?.parentId
  const { ordered, inCircle } = orderByParent([...first.keys()], parentOf)
  for (const id of inCircle) {
    const row = first.get(id)
    if (row) outcomes.set(row.index, rejectRecord('/parent_id', 'would make the location lie in itself'))
  }
  const done: { readonly index: number; readonly location: Location }[] = []
  const before = new Map<string, Location | undefined>()
  for (const id of ordered) {
    const row = first.get(id)
    if (!row) continue
    before.set(id, draft.findLocation(id))
    const parent = first.get(row.record.parent_id ?? '')
    const outcome = tryRecord(() => {
      if (
        parent &&
        outcomes.get(parent.index)?.action === 'reject' &&
        !draft.findLocation(parent.record.location_id)
      )
        return rejectRecord('/parent_id', 'names a location of this import that is rejected itself')
      return planLocation(draft, row.record, caller)
    })
    outcomes.set(row.index, outcome)
    const location = draft.findLocation(id)
    if (location && (outcome.action === 'create' || outcome.action === 'change'))
      done.push({ index: row.index, location })
  }
  for (const { index, location } of done) {
    const earlier = before.get(location.locationId)
    if (!earlier || (earlier.parentId === location.parentId && earlier.kind === location.kind)) continue
    const checked = tryRecord(() => {
      draft.requireTies(location)
      return { action: 'keep' }
    })
    if (checked.action === 'reject') outcomes.set(index, checked)
  }
  return { outcomes, locations: done.map(({ location }) => location) }
}

function planLocation(draft: EstateState, record: LocationRecord, caller: Caller): RecordOutcome {
  const { location_id: locationId } = record
  const before = draft.findLocation(locationId)
  if (!before) return createLocation(draft, record, caller)
  if (!findVisibleLocation(draft, caller, locationId)) throw refuseTakenId('locationId', locationId)
  const parentId = readParent(draft, before, record.parent_id, caller)
  const location = draft.buildChangedLocation(before, {
    parentId,
    kind: record.kind,
    name: record.name,
    timeZone: record.time_zone,
    properties: record.properties,
  })
  const changed = compareLocations(before, location)
  if (changed.length === 0) return { action: 'keep' }
  draft.putLocation(location)
  return { action: 'change', changed, moved: findMove(before.parentId, location.parentId) }
}

function createLocation(draft: EstateState, record: LocationRecord, caller: Caller): RecordOutcome {
  const { location_id: locationId, parent_id: parentId, kind, name } = record
  if (parentId == null || kind === undefined || name === undefined) {
    const missing = Object.entries({ parent_id: parentId, kind, name }).filter(([, value]) => value == null)
    const detail = 'is missing; a new location needs it'
    throw refuseBody(missing.map(([member]) => ({ pointer: `/${member}`, detail })))
  }
  requireParent(draft, caller, parentId)
  const { time_zone: timeZone, properties } = record
  draft.putLocation(draft.buildLocation({ locationId, parentId, kind, name, timeZone, properties }))
  return { action: 'create' }
}

/**
 * Reads the new parent of a location; undefined when the location stays. Null stands for a parent that the
 * caller does not see.
 */
function readParent(
  draft: EstateState,
  before: Location,
  parentId: string | null | undefined,
  caller: Caller,
): string | undefined {
  if (parentId === undefined) return undefined
  if (parentId !== null) {
    requireParent(draft, caller, parentId)
    if (parentId !== before.parentId) requireOwnParent(draft, caller, before, 'moved')
    return parentId
  }
  if (before.parentId === null || !findVisibleLocation(draft, caller, before.parentId)) return undefined
  throw refuseBody([{ pointer: '/parent_id', detail: 'must name the location it lies in, or be left out' }])
}

function compareLocations(before: Location, after: Location): string[] {
  const members = {
    parent_id: before.parentId === after.parentId,
    kind: before.kind === after.kind,
    name: before.name === after.name,
    time_zone: before.ownTimeZone === after.ownTimeZone,
    properties: JSON.stringify(before.properties) === JSON.stringify(after.properties),
  }
  return Object.entries(members).flatMap(([member, isSame]) => (isSame ? [] : [member]))
}
