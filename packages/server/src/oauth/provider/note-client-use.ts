import type { Accounts } from '../../accounts/accounts.ts'
import type { ClientUse, User } from '../../client-use/index.ts'
import type { OauthClient, OauthClients } from '../oauth-clients.ts'
import { findClientFailure, type RefusedError, type RefusedRequest } from './find-client-failure.ts'
import { findNamedClient } from './named-clients.ts'

/** The parts with which use is noted. */
export interface ClientUseNoteParts {
  readonly clients: Pick<OauthClients, 'findClient'>
  readonly accounts: Pick<Accounts, 'findAccess'>
  readonly use: Pick<ClientUse, 'noteToken' | 'noteFailure'>
}

interface Given {
  readonly accountId?: string | undefined
  readonly grantId?: string | undefined
}

/** The part of the library's request context that says who asks. */
interface UseContext extends RefusedRequest {
  readonly ip: string
  readonly oidc: RefusedRequest['oidc'] & {
    readonly route: string
    readonly client?: { readonly clientId: string } | undefined
    readonly entities: {
      readonly AccessToken?: Given | undefined
      readonly RefreshToken?: Given | undefined
      readonly Account?: Given | undefined
    }
  }
}

const errorEvents = [
  'authorization.error',
  'grant.error',
  'device_authorization.error',
  'revocation.error',
  'introspection.error',
] as const

/** The routes of which only the proof of the client counts: what else is wrong there stops no program. */
const sideRoutes: ReadonlySet<string> = new Set(['revocation', 'introspection'])

/** Notes the tokens that clients are given, and how they fail. Clients that there are not leave no trace. */
export function noteClientUse(emitter: NodeJS.EventEmitter, parts: ClientUseNoteParts): void {
  const { clients, use } = parts
  emitter.on('grant.success', (ctx: UseContext) => {
    const client = clients.findClient(ctx.oidc.client?.clientId ?? '')
    const user = client && findUser(parts, client, ctx)
    const isRefresh = ctx.oidc.params?.grant_type === 'refresh_token'
    if (user) use.noteToken(user, { isRefresh, remoteAddress: ctx.ip })
  })
  // The library tells two errors of one request where the second hides the first.
  const noted = new WeakSet<object>()
  const noteError = (ctx: UseContext, error: RefusedError) => {
    const client = clients.findClient(ctx.oidc.client?.clientId ?? findNamedClient(ctx) ?? '')
    const code = client && findClientFailure(client, ctx, error)
    const user = code && findUser(parts, client, ctx)
    if (!user || noted.has(ctx) || (sideRoutes.has(ctx.oidc.route) && error.error !== 'invalid_client'))
      return
    noted.add(ctx)
    use.noteFailure(user, { code, remoteAddress: ctx.ip })
  }
  for (const event of errorEvents) emitter.on(event, noteError)
}

/**
 * Finds for which organisation a client acts: its own, or for one of the service's own clients that of the
 * user, where that is known.
 */
function findUser(
  { accounts }: ClientUseNoteParts,
  { clientId, organisationId }: OauthClient,
  { oidc: { entities } }: UseContext,
): User | undefined {
  const { AccessToken, RefreshToken, Account } = entities
  const accountId = AccessToken?.accountId ?? RefreshToken?.accountId ?? Account?.accountId
  const ofUser = accountId === undefined ? undefined : accounts.findAccess(accountId)?.organisationId
  const acting = organisationId ?? ofUser
  const grantId = AccessToken?.grantId ?? RefreshToken?.grantId
  return acting === undefined ? undefined : { organisationId: acting, clientId, grantId }
}
