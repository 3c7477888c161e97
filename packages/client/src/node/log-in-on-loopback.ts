import { finishAuthorization, startAuthorization } from '../oauth/authorization-code.ts'
import { discoverAuthorizationServer } from '../oauth/authorization-server.ts'
import type { GrantedTokens, OauthClient } from '../oauth/token-endpoint.ts'
import type { TokenStore } from '../tokens/stored-tokens.ts'
import { listenForCallback } from './listen-for-callback.ts'

/** How a person logs in to a program on their own machine. */
export interface LoopbackLogin {
  /** Scopes, separated by spaces. */
  readonly scope: string
  /** Shows the address to the person, or opens it in their browser. */
  openUrl(url: string): Promise<void> | void
  /** The store for the new tokens. They are stored before the browser is told that all is well. */
  readonly store: TokenStore
  /** Ends the wait; with a timeout signal the error says that nobody logged in. */
  readonly signal: AbortSignal
}

/**
 * Logs a person in through the server's hosted page: authorization code with PKCE, coming back to a free port
 * of 127.0.0.1 (RFC 8252 section 7.3). The client must be registered with `http://127.0.0.1/callback` and as
 * native.
 *
 * @throws AuthorizationError when the person says no or does not come; else as a token source, or what the
 * store throws.
 *
 * @example
 * await logInOnLoopback(
 *   { oauthUrl: 'http://localhost:8000/oauth2', clientId: 'lightfi-cli' },
 *   {
 *     scope: 'readings:read',
 *     store,
 *     openUrl: (url) => console.log(`Open ${url}`),
 *     signal: AbortSignal.timeout(300_000),
 *   },
 * )
 */
export async function logInOnLoopback(client: OauthClient, login: LoopbackLogin): Promise<GrantedTokens> {
  const { scope, store, signal } = login
  const server = await discoverAuthorizationServer(client)
  const callback = await listenForCallback()
  try {
    const request = { clientId: client.clientId, redirectUri: callback.redirectUri, scope }
    const pending = await startAuthorization(server, request)
    await login.openUrl(pending.url)
    const parameters = await callback.waitForAnswer(signal)
    try {
      const tokens = await finishAuthorization(client, pending, parameters)
      await (store.runExclusively?.(() => store.save(tokens)) ?? store.save(tokens))
      callback.showResult('You are logged in. You can close this page and go back to the program.')
      return tokens
    } catch (error) {
      callback.showResult('The login failed. The program says why.')
      throw error
    }
  } finally {
    await callback.close()
  }
}
