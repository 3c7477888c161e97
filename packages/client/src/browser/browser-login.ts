import { AuthorizationError } from '../errors/token-error.ts'
import {
  type AuthorizationRequest,
  finishAuthorization,
  type PendingAuthorization,
  startAuthorization,
} from '../oauth/authorization-code.ts'
import type { AuthorizationServer } from '../oauth/authorization-server.ts'
import type { GrantedTokens, OauthClient } from '../oauth/token-endpoint.ts'
import type { WebStorage } from './web-token-store.ts'

const keyOf = (state: string) => `lightfi-login:${state}`

/**
 * Begins the login of a page: remembers it in the tab's own storage and gives the address to go to.
 *
 * @example
 * const server = await discoverAuthorizationServer({ oauthUrl })
 * location.assign(await startBrowserLogin(server, { clientId, redirectUri, scope: 'readings:read' }))
 */
export async function startBrowserLogin(
  server: AuthorizationServer,
  request: AuthorizationRequest,
  storage: WebStorage = globalThis.sessionStorage,
): Promise<string> {
  const pending = await startAuthorization(server, request)
  storage.setItem(keyOf(pending.state), JSON.stringify(pending))
  return pending.url
}

/**
 * Finishes the login on the page that the browser came back to. Each login can be finished once; replace the
 * page's address afterwards, since it holds the code.
 *
 * @param url the address of the page, `location.href`.
 * @throws AuthorizationError when this tab began no such login, or the answer says no; otherwise as a token
 * source.
 */
export async function finishBrowserLogin(
  client: OauthClient,
  url: string,
  storage: WebStorage = globalThis.sessionStorage,
): Promise<GrantedTokens> {
  const { searchParams } = new URL(url)
  const key = keyOf(searchParams.get('state') ?? '')
  const kept = storage.getItem(key)
  if (kept === null) throw new AuthorizationError('This tab did not begin that login, or has finished it.')
  storage.removeItem(key)
  return finishAuthorization(client, JSON.parse(kept) as PendingAuthorization, searchParams)
}
