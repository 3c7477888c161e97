import type { AuditActor } from '../audit/index.ts'
import type { Caller } from '../http/caller.ts'
import type { RequireVersion } from '../http/version-check.ts'

/**
 * The person or program that administers, and its address, as the audit log records them, and the version of
 * the thing to which the request holds.
 */
export interface Administrator {
  readonly actor: AuditActor
  /** Undefined on the server's machine. */
  readonly remoteAddress?: string | undefined
  /** Absent on the server's machine. */
  readonly requireVersion?: RequireVersion | undefined
}

/** The person who has the server's machine. */
export const operator: Administrator = { actor: { kind: 'operator' } }

/** Finds who makes a request, for the audit log. */
export type FindAdministrator = (request: {
  readonly caller: Caller
  readonly remoteAddress: string
  readonly requireVersion: RequireVersion
}) => Administrator

/** @param findUsername finds the name of a user at the moment. */
export function createFindAdministrator(
  findUsername: (userId: string) => string | undefined,
): FindAdministrator {
  return ({ caller, remoteAddress, requireVersion }) => ({
    actor: { kind: 'user', id: caller.subject, name: findUsername(caller.subject) },
    remoteAddress,
    requireVersion,
  })
}
