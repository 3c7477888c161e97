import { operations } from '@openlightfi/contract'
import type { AuditLog } from '../audit/index.ts'
import { mayCall } from '../http/access-guard.ts'
import type { FindLastChange } from '../http/last-change.ts'
import { PlacesTakenError } from '../places.ts'

/**
 * Creates the look-up of who changed a thing last, for those who may read the audit log. Where too many
 * search that, nobody is named.
 */
export function createFindLastChange(audit: AuditLog): FindLastChange {
  return async (caller, subjectId, anyAction) => {
    if (!mayCall(caller, operations.listAuditEntries)) return undefined
    const { organisationId } = caller
    try {
      const [entry] = await audit.list({ organisationId, subjectId, anyAction }, 1, { holder: caller })
      return entry && { at: entry.timeMs / 1000, by: entry.actor.name ?? null, action: entry.action }
    } catch (error) {
      if (error instanceof PlacesTakenError) return undefined
      throw error
    }
  }
}
