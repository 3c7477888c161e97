import {
  type Client,
  createClient,
  createClientCredentialsGrant,
  createMemoryTokenStore,
  createRefreshTokenGrant,
  createTokenSource,
  type OauthClient,
  type TokenSource,
  type TokenStore,
} from '@openlightfi/client'
import { createFileTokenStore } from '@openlightfi/client/node'
import type { CliEnvironment } from './cli-environment.ts'
import { type GlobalOptions, readSettings, type ScriptCredentials, type Settings } from './settings.ts'

/** The native client that every server has built in (RFC 8252). */
export const nativeClientId = 'lightfi-cli'

/** The parts of a command that calls the API. */
export interface Session {
  readonly settings: Settings
  readonly client: Client
  /** The source of the client's access tokens. */
  readonly tokens: TokenSource
}

/** Opens a session with the credentials of the environment, else with the stored login. Sends nothing yet. */
export function openSession(environment: CliEnvironment, options: GlobalOptions): Session {
  const settings = readSettings(environment, options)
  const { server, allowInsecureHttp, scriptCredentials } = settings
  const { fetch, interruption } = environment
  const tokens = scriptCredentials
    ? createScriptTokens(environment, settings, scriptCredentials)
    : createTokenSource({
        grant: createRefreshTokenGrant(buildNativeClient(environment, settings)),
        store: createFileTokenStore(settings.tokenFile),
        now: environment.now,
      })
  return {
    settings,
    tokens,
    client: createClient({ baseUrl: server, tokens, fetch, signal: interruption, allowInsecureHttp }),
  }
}

/** The OAuth 2.0 client that `lightfi login` signs in with. */
export function buildNativeClient(
  { fetch, now }: CliEnvironment,
  { server, allowInsecureHttp }: Settings,
): OauthClient {
  return { oauthUrl: `${server}/oauth2`, clientId: nativeClientId, fetch, now, allowInsecureHttp }
}

function createScriptTokens(
  environment: CliEnvironment,
  settings: Settings,
  { clientId, clientSecret, refreshToken }: ScriptCredentials,
): TokenSource {
  const client = { ...buildNativeClient(environment, settings), clientId, clientSecret }
  const { now } = environment
  if (refreshToken === undefined)
    return createTokenSource({ grant: createClientCredentialsGrant(client), now })
  const store = warnOfRotation(createMemoryTokenStore({ refreshToken }), refreshToken, environment)
  return createTokenSource({ grant: createRefreshTokenGrant(client), store, now })
}

/** A variable cannot be written back. The user is told when the server replaces the refresh token in it. */
function warnOfRotation(store: TokenStore, given: string, { stderr }: CliEnvironment): TokenStore {
  return {
    ...store,
    async save(tokens) {
      if (tokens.refreshToken !== given) {
        stderr.write(
          'lightfi: the server replaced the refresh token in LIGHTFI_REFRESH_TOKEN, which will not work again. Use a client whose refresh tokens do not rotate.\n',
        )
      }
      await store.save(tokens)
    },
  }
}
