import type { AuditDetails, AuditEvent } from '../../audit/index.ts'
import type { Location, Sensor } from '../../estate/index.ts'
import type { Administrator } from '../administrator.ts'
import type { RecordOutcome, RecordRow } from './record-row.ts'

type Rows = readonly RecordRow<unknown>[]
type Outcomes = ReadonlyMap<number, RecordOutcome>

/** Lists an entry for each location that an import made or changed, as if that had been done alone. */
export function listLocationActs(
  rows: Rows,
  outcomes: Outcomes,
  done: readonly Location[],
  by: Administrator,
): AuditEvent[] {
  const outcomeOf = findOutcomes(rows, outcomes)
  return done.flatMap((location): AuditEvent[] => {
    const { locationId, organisationId, name, kind, parentId } = location
    const event = { organisationId, ...by, subject: { kind: 'location' as const, id: locationId } }
    const outcome = outcomeOf.get(locationId)
    if (outcome?.action === 'create') {
      const details = { name, kind, parent_id: parentId, imported: true }
      return [{ ...event, action: 'location.created', details }]
    }
    return [{ ...event, action: 'location.changed', details: { name, ...listChanges(outcome) } }]
  })
}

/**
 * Lists the entries for sensors in the same way; taking a sensor out of use, or into use again, has a
 * separate entry.
 */
export function listSensorActs(
  rows: Rows,
  outcomes: Outcomes,
  done: readonly Sensor[],
  { by, organisationId }: { readonly by: Administrator; readonly organisationId: string },
): AuditEvent[] {
  const outcomeOf = findOutcomes(rows, outcomes)
  return done.flatMap((sensor): AuditEvent[] => {
    const { sensorId, name, locationId, retiredAtMs } = sensor
    const subject = { kind: 'sensor' as const, id: sensorId }
    const event = { organisationId, ...by, subject }
    const outcome = outcomeOf.get(sensorId)
    const isNew = outcome?.action === 'create'
    const changed = outcome?.action === 'change' ? outcome.changed : []
    const details: AuditDetails = isNew
      ? { name, location_id: locationId, imported: true }
      : { name, ...listChanges(outcome) }
    const retired: AuditEvent = {
      ...event,
      action: retiredAtMs === null ? 'sensor.reinstated' : 'sensor.retired',
      details: { name, imported: true },
    }
    return [
      ...(isNew ? [{ ...event, action: 'sensor.created' as const, details }] : []),
      ...(changed.some(isNoRetirement) ? [{ ...event, action: 'sensor.changed' as const, details }] : []),
      ...((isNew && retiredAtMs !== null) || changed.includes('retired_at') ? [retired] : []),
    ]
  })
}

function findOutcomes(rows: Rows, outcomes: Outcomes): ReadonlyMap<string | null, RecordOutcome | undefined> {
  return new Map(rows.map(({ id, index }) => [id, outcomes.get(index)]))
}

function listChanges(outcome: RecordOutcome | undefined): AuditDetails {
  if (outcome?.action !== 'change') throw new Error('an import did what it had not planned')
  const { changed, moved } = outcome
  return {
    changed: changed.filter(isNoRetirement),
    ...(moved && { moved_from: moved.from, moved_to: moved.to }),
    imported: true,
  }
}

function isNoRetirement(member: string): boolean {
  return member !== 'retired_at'
}
