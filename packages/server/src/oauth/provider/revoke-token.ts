import type { Accounts } from '../../accounts/accounts.ts'
import { recordWithin } from '../../audit/index.ts'
import type { Transaction } from '../../storage/relational/transaction.ts'
import type { OauthClients } from '../oauth-clients.ts'
import type { UserLogins } from '../user-logins.ts'

/** A token of the library, with the facts that its end needs. */
export interface PresentedToken {
  readonly kind: string
  /** The token itself for a refresh token. */
  readonly jti: string
  /** Unix seconds. */
  readonly exp?: number | undefined
  readonly grantId?: string | undefined
  readonly accountId?: string | undefined
}

/** The parts with which tokens are ended. */
export interface RevocationParts {
  readonly clients: Pick<OauthClients, 'findClient'>
  readonly accounts: Pick<Accounts, 'findAccess'>
  readonly logins: UserLogins
}

/**
 * Ends a token that a client gives back, and records it in the same transaction, for the organisation of the
 * token's user, or of the client that acted for itself. A refresh token takes its grant along; an access
 * token ends alone.
 */
export function revokeToken(
  { clients, accounts, logins }: RevocationParts,
  clientId: string,
  token: PresentedToken,
  remoteAddress: string,
): Promise<void> {
  const { kind, jti, exp = 0, grantId, accountId } = token
  const client = clients.findClient(clientId)
  const user = accountId === undefined ? undefined : accounts.findAccess(accountId)
  const organisationId = user?.organisationId ?? client?.organisationId
  // The id of a refresh token is the token itself: its end is that of its grant.
  const ofGrant = kind === 'RefreshToken'
  const record = async (within: Transaction) => {
    // A token of the command line whose user is gone has no organisation that could be told.
    if (organisationId === undefined) return
    await recordWithin(within, [
      {
        action: 'token.revoked',
        organisationId,
        actor: { kind: 'client', id: clientId, name: client?.name },
        subject: ofGrant ? { kind: 'grant', id: grantId ?? '' } : { kind: 'token', id: jti },
        remoteAddress,
        details: { token: kind, user_id: accountId ?? null },
      },
    ])
  }
  return ofGrant
    ? logins.revokeGrant(grantId ?? '', record)
    : logins.revokeAccessToken(clientId, jti, exp, record)
}
