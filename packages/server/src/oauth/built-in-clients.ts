import { userScope } from '@openlightfi/contract'
import { completeSettings, deviceGrant } from './client-settings.ts'
import type { OauthClient } from './oauth-client.ts'

/** The id of the command line's own client, which always exists. */
export const commandLineClientId = 'lightfi-cli'

/** The id of the client that logs people in to the pages of their own account, which always exists. */
export const accountClientId = 'lightfi-account'

/**
 * The ids of the service's own clients. No organisation made them, and only they serve the users of every
 * organisation.
 */
const builtInClientIds: ReadonlySet<string> = new Set([commandLineClientId, accountClientId])

/** Tells whether a client is the service's own, and so serves the users of every organisation. */
export function isBuiltIn(clientId: string): boolean {
  return builtInClientIds.has(clientId)
}

/** Creates the service's own clients. @param publicUrl the service's URL without a trailing slash. */
export function createBuiltInClients(publicUrl: string): readonly OauthClient[] {
  return [createCommandLineClient(publicUrl), createAccountClient(publicUrl)]
}

const shared = {
  organisationId: undefined,
  kind: 'public',
  secretHash: undefined,
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
