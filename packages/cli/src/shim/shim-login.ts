import {
  discoverAuthorizationServer,
  finishAuthorization,
  finishDeviceAuthorization,
  type OauthClient,
  type StoredTokens,
  startAuthorization,
  startDeviceAuthorization,
  type TokenStore,
} from '@openlightfi/client'
import { createFileTokenStore, logInOnLoopback } from '@openlightfi/client/node'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { nativeClientId } from '../session.ts'
import { readShimConfig, type ShimCommandOptions, type ShimSetting, throwUsageError } from './shim-options.ts'

/** How a person logs the shim in. */
export interface ShimLoginOptions extends ShimCommandOptions {
  readonly browser: boolean
  readonly device?: boolean
  readonly refreshToken?: boolean
  readonly redirectUri: string
  /** Seconds. */
  readonly timeout: number
}

/**
 * The scope when the configuration says nothing: full access as the user, as the documented recipes
 * ask for.
 */
const defaultScope = 'aws.cognito.signin.user.admin'

/**
 * Puts a new login into the token file of a shim, which a running shim takes up by itself.
 *
 * @returns path of the token file.
 * @throws UsageError for a configuration without logins; else as the SDK's logins.
 */
export async function logInShim(
  environment: CliEnvironment,
  setting: ShimSetting,
  options: ShimLoginOptions,
): Promise<string> {
  const config = await readShimConfig(setting)
  const { createCredentials, findTokenFile, readSecretFile } = await import('@openlightfi/shim')
  const { clientSecretFile, grant, scope = defaultScope } = config.oauth
  if (grant === 'clientCredentials') {
    throw new UsageError('the grant clientCredentials needs no login: the shim logs in with its secret')
  }
  const clientSecret =
    clientSecretFile === undefined ? undefined : await readSecretFile(clientSecretFile).catch(throwUsageError)
  const tokenFile = findTokenFile(config, setting.places)
  const { client } = createCredentials(config, {
    tokenFile,
    clientSecret,
    now: environment.now,
    fetch: environment.fetch,
  })
  const store = createFileTokenStore(tokenFile)
  const signal = AbortSignal.any([environment.interruption, AbortSignal.timeout(options.timeout * 1000)])
  if (options.refreshToken) await saveTokens(store, await readRefreshToken(environment))
  else if (options.device) await saveTokens(store, await logInByDevice(environment, client, scope, signal))
  else if (client.clientId === nativeClientId) {
    await logInOnLoopback(client, {
      scope,
      store,
      signal,
      openUrl: (url) => showUrl(environment, options, url),
    })
  } else await saveTokens(store, await logInByPaste(environment, client, { ...options, scope }))
  return tokenFile
}

async function saveTokens(store: TokenStore, tokens: StoredTokens): Promise<void> {
  await (store.runExclusively?.(() => store.save(tokens)) ?? store.save(tokens))
}

async function readRefreshToken(environment: CliEnvironment): Promise<StoredTokens> {
  if (environment.isInputOpenToAll?.())
    environment.stderr.write(
      'lightfi: the file with the refresh token can be read by every user of this machine. Run chmod 600 on it.\n',
    )
  const refreshToken = await readLine(environment, 'a refresh token')
  return { refreshToken }
}

async function logInByDevice(
  { stderr, now }: CliEnvironment,
  client: OauthClient,
  scope: string,
  signal: AbortSignal,
): Promise<StoredTokens> {
  const pending = await startDeviceAuthorization({ ...client, now }, scope)
  stderr.write(
    `Open ${pending.verificationUri} on any device and enter the code\n\n  ${pending.userCode}\n\n`,
  )
  return finishDeviceAuthorization(client, pending, { signal })
}

/**
 * A login for clients whose callback is an address without a listener. The code is in the address at which
 * the browser ends.
 */
async function logInByPaste(
  environment: CliEnvironment,
  client: OauthClient,
  { redirectUri, scope, ...options }: ShimLoginOptions & { readonly scope: string },
): Promise<StoredTokens> {
  const server = await discoverAuthorizationServer(client)
  const pending = await startAuthorization(server, { clientId: client.clientId, redirectUri, scope })
  await showUrl(environment, options, pending.url)
  environment.stderr.write(
    `Your browser ends at an address that begins with ${redirectUri} and may show nothing. Paste that address here:\n`,
  )
  const address = await readLine(environment, 'the address your browser ended at')
  if (!URL.canParse(address)) throw new UsageError('this is not the address that your browser ended at')
  return finishAuthorization(client, pending, new URL(address).searchParams)
}

async function readLine({ stdin }: CliEnvironment, what: string): Promise<string> {
  let text = ''
  for await (const chunk of stdin) {
    text += Buffer.from(chunk).toString()
    if (text.includes('\n')) break
  }
  const line = text.trim()
  if (line === '' || /\s/.test(line))
    throw new UsageError(`the standard input must give ${what}, on one line`)
  return line
}

async function showUrl(
  { stderr, openBrowser }: CliEnvironment,
  { browser }: Pick<ShimLoginOptions, 'browser'>,
  url: string,
): Promise<void> {
  stderr.write(`Open this address and log in as the user for whom the shim is to act:\n\n  ${url}\n\n`)
  if (!browser) return
  await openBrowser(url).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    stderr.write(`lightfi: no browser could be opened (${reason}).\n`)
  })
}
