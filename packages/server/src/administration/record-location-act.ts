import type { AuditAction } from '@openlightfi/contract'
import { type AuditDetails, recordWithin } from '../audit/index.ts'
import type { Estate, Location, Visibility } from '../estate/index.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { Administrator } from './administrator.ts'
import { requireStillVisible } from './estate-access.ts'

/** An act on a location. */
export interface LocationAct {
  readonly action: AuditAction
  readonly visibility: Visibility
  /** As it was, or as it is about to be. */
  readonly location: Location
  readonly by: Administrator
  readonly details?: AuditDetails
}

/**
 * Records an act on a location with it, if the location is still in sight.
 * @throws ProblemError `not_found`, and then nothing is stored.
 */
export async function recordLocationAct(
  within: Transaction,
  estate: Estate,
  { action, visibility, location, by, details }: LocationAct,
): Promise<void> {
  const { organisationId, locationId, parentId, name } = location
  // A new location does not exist yet, so its parent counts.
  const place = estate.findLocation(locationId) ? locationId : (parentId ?? locationId)
  requireStillVisible(estate, visibility, [place])
  const subject = { kind: 'location' as const, id: locationId }
  await recordWithin(within, [{ action, organisationId, ...by, subject, details: { name, ...details } }])
}
