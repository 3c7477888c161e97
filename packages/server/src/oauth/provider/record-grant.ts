import type { UserAccess } from '../../accounts/accounts.ts'
import { recordWithin } from '../../audit/index.ts'
import type { Transaction } from '../../storage/relational/transaction.ts'

/** The access that a person gave to an application by logging in, consenting, or confirming a device. */
export interface NewGrant {
  readonly grantId: string
  readonly clientId: string
  /** Scopes, with blanks between them. */
  readonly scope: string
  readonly remoteAddress: string
}

/** Records that a user gave an application access, with the grant itself. */
export function recordGrant(within: Transaction, user: UserAccess, grant: NewGrant): Promise<void> {
  return recordWithin(within, [
    {
      action: 'grant.created',
      organisationId: user.organisationId,
      actor: { kind: 'user', id: user.userId, name: user.username },
      subject: { kind: 'grant', id: grant.grantId },
      remoteAddress: grant.remoteAddress,
      details: { client_id: grant.clientId, scope: grant.scope },
    },
  ])
}
