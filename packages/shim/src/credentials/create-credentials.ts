import { dirname } from 'node:path'
import {
  createClientCredentialsGrant,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  type OauthClient,
  type TokenGrant,
  type TokenStore,
} from '@openlightfi/client'
import { createFileTokenStore, makeDirectory } from '@openlightfi/client/node'
import { CredentialFileError } from '@openlightfi/process/settings'
import type { ShimConfig } from '../config/config-schema.ts'

/** The parts with which to get tokens, as a configuration says. */
export interface Credentials {
  readonly client: OauthClient
  readonly grant: TokenGrant
  readonly store: TokenStore
}

/** The things that a configuration names but does not hold. */
export interface CredentialSources {
  /** Path of the token file, used where the grant has something to keep. */
  readonly tokenFile: string
  /** The content of the file with the client's secret. */
  readonly clientSecret: string | undefined
  /** The clock, Unix milliseconds. */
  readonly now: () => number
  /** Sends the requests, see {@link WayOut}. */
  readonly fetch: typeof fetch
}

/** Makes the grant and the store of a configuration. */
export function createCredentials(
  { server, oauth, allowInsecureHttp }: ShimConfig,
  { tokenFile, clientSecret, now, fetch }: CredentialSources,
): Credentials {
  const client: OauthClient = {
    oauthUrl: oauth.url ?? `${server.replace(/\/$/, '')}/oauth2`,
    clientId: oauth.clientId,
    ...(clientSecret !== undefined && { clientSecret }),
    timeoutMs: oauth.timeoutMs,
    allowInsecureHttp,
    now,
    fetch,
  }
  const scope = oauth.scope === undefined ? {} : { scope: oauth.scope }
  const isService = oauth.grant === 'clientCredentials' && clientSecret !== undefined
  return {
    client,
    grant: isService
      ? createClientCredentialsGrant({ ...client, clientSecret, ...scope })
      : createRefreshTokenGrant(client),
    store: isService ? createMemoryTokenStore() : createFileTokenStore(tokenFile),
  }
}

/**
 * Makes sure that the token file has a directory. It may be read-only for now: the token in it can still be
 * used.
 *
 * @throws CredentialFileError where there can be none.
 */
export async function prepareTokenDirectory(tokenFile: string): Promise<void> {
  const directory = dirname(tokenFile)
  await makeDirectory(directory, 0o700).catch((error: NodeJS.ErrnoException) => {
    throw new CredentialFileError(
      `${directory} is where the tokens go, and cannot be made (${error.code ?? error.message}). Set oauth.tokenFile to a path that can.`,
    )
  })
}
