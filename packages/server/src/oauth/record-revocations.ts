import type { Accounts } from '../accounts/accounts.ts'
import type { RecordAudit } from '../audit/index.ts'
import type { OauthClients } from './oauth-clients.ts'

/** A token, as far as its revocation is recorded. */
interface RevokedToken {
  readonly kind?: string
  readonly jti?: string
  readonly grantId?: string | undefined
  readonly accountId?: string | undefined
  readonly clientId?: string | undefined
}

/** The part of the library's request context that a revocation is recorded from. */
interface RevocationContext {
  readonly status: number
  readonly ip: string
  readonly oidc?: {
    readonly route: string
    readonly client?: { readonly clientId: string } | undefined
    readonly entities: Readonly<Record<string, unknown>>
  }
}

const kinds = ['RefreshToken', 'AccessToken', 'ClientCredentials'] as const

/**
 * Records every token that a client gave back, before the answer, for the organisation of the token's user, or of the
 * client that acted for itself. A token that was not known is no act.
 */
export function recordRevocations(
  clients: OauthClients,
  accounts: Pick<Accounts, 'findAccess'>,
  recordAudit: RecordAudit,
) {
  return async (ctx: RevocationContext, next: () => Promise<void>): Promise<void> => {
    await next()
    const { oidc } = ctx
    const client = oidc?.client && clients.findClient(oidc.client.clientId)
    if (oidc?.route !== 'revocation' || ctx.status !== 200 || !client) return
    const kind = kinds.find((name) => oidc.entities[name] !== undefined)
    const token = kind && (oidc.entities[kind] as RevokedToken)
    // One client may not give back another's token; it is answered as if there were none.
    if (!token || token.clientId !== client.clientId) return
    const user = token.accountId === undefined ? undefined : accounts.findAccess(token.accountId)
    const organisationId = user?.organisationId ?? client.organisationId
    // A token of the command line whose user is gone: no organisation is left to be told.
    if (organisationId === undefined) return
    const ofGrant = kind === 'RefreshToken' && token.grantId !== undefined
    await recordAudit({
      action: 'token.revoked',
      organisationId,
      actor: { kind: 'client', id: client.clientId, name: client.name },
      // The id of a refresh token is the token itself: what it ends is its grant.
      subject: ofGrant
        ? { kind: 'grant', id: token.grantId ?? '' }
        : { kind: 'token', id: kind === 'RefreshToken' ? '' : (token.jti ?? '') },
      remoteAddress: ctx.ip,
      details: { token: kind, user_id: token.accountId ?? null },
    })
  }
}
