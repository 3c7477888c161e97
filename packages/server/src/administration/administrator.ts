import type { AuditActor } from '../audit/index.ts'
import type { Caller } from '../http/caller.ts'

/** Who administers, and from where, as the audit log records it. */
export interface Administrator {
  readonly actor: AuditActor
  /** Undefined on the server's machine. */
  readonly remoteAddress?: string | undefined
}

/** Whoever has the server's machine. */
export const operator: Administrator = { actor: { kind: 'operator' } }

/** Says who makes a request, for the audit log. */
export type DescribeAdministrator = (request: {
  readonly caller: Caller
  readonly remoteAddress: string
}) => Administrator

/** @param findUsername the name of a user at the moment. */
export function createDescribeAdministrator(
  findUsername: (userId: string) => string | undefined,
): DescribeAdministrator {
  return ({ caller, remoteAddress }) => ({
    actor: { kind: 'user', id: caller.subject, name: findUsername(caller.subject) },
    remoteAddress,
  })
}
