import assert from 'node:assert/strict'
import { userScope } from '@openlightfi/contract'
import { Browser } from './browser.ts'
import type { OauthServer, TestClient } from './oauth-server.ts'

/** The server to log in to, and the user who does unless a test says otherwise. */
export type LoginServer = Pick<OauthServer, 'issuer' | 'client' | 'user'>

/** The answer of the token endpoint with tokens. */
export interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string
  readonly id_token?: string
  readonly token_type: string
  readonly expires_in: number
  readonly scope?: string
}

/** The callback URL that is registered for every client unless a test says otherwise. */
export const callbackUrl = 'http://localhost:3000/'

/**
 * Opens the authorization endpoint like the documented recipes, and follows it to a page or to the callback.
 */
export async function authorize(
  server: LoginServer,
  browser: Browser,
  parameters: Readonly<Record<string, string | undefined>>,
): Promise<{ url: string; response: Response }> {
  const url = new URL(`${server.issuer}/authorize`)
  const all = {
    response_type: 'code',
    client_id: server.client.clientId,
    scope: userScope,
    redirect_uri: callbackUrl,
    ...parameters,
  }
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return browser.follow(url.href, await browser.request(url.href))
}

/**
 * Logs the server's user in and returns the callback URL with the code. Needs no page when a session exists.
 */
export async function logIn(
  server: LoginServer,
  parameters: Readonly<Record<string, string | undefined>> = {},
  browser = new Browser(),
): Promise<URL> {
  let reached = await authorize(server, browser, parameters)
  if (reached.url.includes('/interaction/')) {
    const { username, password } = server.user
    const posted = await browser.submit(reached.url, { username, password })
    assert.equal(posted.status, 303, await posted.clone().text())
    reached = await browser.follow(reached.url, posted)
  }
  assert.ok(new URL(reached.url).searchParams.has('code'), `no code in ${reached.url}`)
  return new URL(reached.url)
}

/**
 * Posts to an endpoint below the issuer with the client's secret in the body, like the documented recipes.
 */
export function post(
  server: LoginServer,
  path: string,
  fields: Readonly<Record<string, string>>,
  client: TestClient = server.client,
): Promise<Response> {
  const secret = client.clientSecret === '' ? {} : { client_secret: client.clientSecret }
  const body = new URLSearchParams({ client_id: client.clientId, ...secret, ...fields })
  return fetch(`${server.issuer}${path}`, { method: 'POST', body })
}

/** Exchanges the code of a callback for tokens. */
export async function exchange(
  server: LoginServer,
  callback: URL,
  client: TestClient = server.client,
  fields: Readonly<Record<string, string>> = {},
): Promise<TokenAnswer> {
  const code = callback.searchParams.get('code') ?? ''
  const grant = { grant_type: 'authorization_code', code, redirect_uri: callbackUrl, ...fields }
  return readTokens(await post(server, '/token', grant, client))
}

/** Logs in and exchanges the code. */
export async function obtainTokens(
  server: LoginServer,
  client: TestClient = server.client,
): Promise<TokenAnswer> {
  return exchange(server, await logIn(server, { client_id: client.clientId }), client)
}

/** Uses a refresh token. */
export function refresh(
  server: LoginServer,
  refreshToken: string | undefined,
  client: TestClient = server.client,
): Promise<Response> {
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken ?? '' }
  return post(server, '/token', fields, client)
}

/** Reads the tokens in an answer; fails when there are none. */
export async function readTokens(response: Response): Promise<TokenAnswer> {
  const text = await response.text()
  assert.equal(response.status, 200, text)
  return JSON.parse(text) as TokenAnswer
}

/** Reads the OAuth2 error in an answer. */
export async function readError(response: Response): Promise<string> {
  const answer = (await response.json()) as { error: string }
  return answer.error
}

/** Logs a browser out at `/logout`, like a person who is asked first. @returns the answer to the form. */
export async function signOut(publicUrl: string, browser: Browser, query = ''): Promise<Response> {
  const page = await (await browser.request(`${publicUrl}/logout${query}`)).text()
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return browser.submit(
    `${publicUrl}/logout`,
    Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  )
}
