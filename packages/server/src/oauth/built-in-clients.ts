import { userScope } from '@openlightfi/contract'
import { completeSettings, deviceGrant } from './client-settings.ts'
import type { OauthClient } from './oauth-client.ts'

/** The id of the command line's own client, which always exists. */
export const commandLineClientId = 'lightfi-cli'

/** The id of the client that logs people in to the pages of their own account, which always exists. */
export const accountClientId = 'lightfi-account'

/** The id of the client of the dashboard, which the server serves itself. */
export const dashboardClientId = 'lightfi-dashboard'

/** The id of the client with which the interactive documentation is tried out, without a secret. */
export const docsClientId = 'lightfi-docs'

/**
 * The ids of the service's own clients. No organisation made them, and only they serve the users of every
 * organisation.
 */
const builtInClientIds: ReadonlySet<string> = new Set([
  commandLineClientId,
  accountClientId,
  dashboardClientId,
  docsClientId,
])

/** Tells whether a client is the service's own, and so serves the users of every organisation. */
export function isBuiltIn(clientId: string): boolean {
  return builtInClientIds.has(clientId)
}

/** Tells whether a client is one that runs in the browser in which its users log in. */
export function runsInBrowser(clientId: string): boolean {
  return clientId === dashboardClientId || clientId === docsClientId
}

/** Creates the service's own clients. @param publicUrl the service's URL without a trailing slash. */
export function createBuiltInClients(publicUrl: string): readonly OauthClient[] {
  return [
    createCommandLineClient(publicUrl),
    createAccountClient(publicUrl),
    createDashboardClient(publicUrl),
    createDocsClient(publicUrl),
  ]
}

const shared = {
  organisationId: undefined,
  kind: 'public',
  secretHash: undefined,
  previousSecret: undefined,
  isDisabled: false,
  createdAtMs: undefined,
} as const

/**
 * Creates the client of the account pages. Its code is never exchanged: the login counts only for the session
 * that it leaves in the browser.
 */
function createAccountClient(publicUrl: string): OauthClient {
  const callbackUrls = [`${publicUrl}/account/session`]
  const settings = { callbackUrls, scopes: ['openid'], refreshTokenLifetimeS: 3_600 } as const
  return {
    ...completeSettings('public', settings, publicUrl),
    ...shared,
    allowedGrants: ['authorization_code'],
    clientId: accountClientId,
    name: 'your account',
    application: 'web',
  }
}

/** Creates the client of the dashboard: it comes back to, and signs out to, pages of the server alone. */
function createDashboardClient(publicUrl: string): OauthClient {
  const settings = {
    callbackUrls: [`${publicUrl}/dashboard/callback`],
    signOutUrls: [`${publicUrl}/dashboard/`],
    scopes: [userScope, 'readings:read', 'openid', 'profile', 'email'],
  } as const
  return {
    ...completeSettings('public', settings, publicUrl),
    ...shared,
    clientId: dashboardClientId,
    name: 'LightFi dashboard',
    application: 'web',
  }
}

/** Creates the client of `/docs`. It gets no refresh tokens: a try-out ends with its access token. */
function createDocsClient(publicUrl: string): OauthClient {
  const addresses = listOwnAddresses(publicUrl)
  const settings = {
    callbackUrls: addresses.map((address) => `${address}/docs/redirect`),
    signOutUrls: addresses.map((address) => `${address}/docs`),
    scopes: [userScope, 'readings:read', 'readings:write', 'admin', 'openid', 'profile', 'email'],
    allowedGrants: ['authorization_code'],
  } as const
  return {
    ...completeSettings('public', settings, publicUrl),
    ...shared,
    clientId: docsClientId,
    name: 'LightFi API documentation',
    application: 'web',
  }
}

/** The public URL; where it is on this very machine, by both names that people open it by. */
function listOwnAddresses(publicUrl: string): readonly string[] {
  const { protocol, hostname, port } = new URL(publicUrl)
  const other = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' }[hostname]
  if (other === undefined) return [publicUrl]
  return [publicUrl, `${protocol}//${other}${port && `:${port}`}`]
}

function createCommandLineClient(publicUrl: string): OauthClient {
  const settings = {
    callbackUrls: ['http://127.0.0.1/callback'],
    scopes: [userScope, 'readings:read', 'readings:write', 'admin', 'openid', 'profile', 'email'],
    allowedGrants: ['authorization_code', 'refresh_token', deviceGrant],
  } as const
  return {
    ...completeSettings('public', settings, publicUrl),
    ...shared,
    clientId: commandLineClientId,
    name: 'LightFi command line',
    application: 'native',
  }
}
