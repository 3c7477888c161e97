import { dirname } from 'node:path'
import { createClient, createTokenSource, type TokenSource } from '@openlightfi/client'
import type { ForwarderFinding, ShimConfig } from '@openlightfi/shim'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { readShimConfig, type ShimSetting, throwUsageError } from './shim-options.ts'

/** The configuration that a check found to be in force. */
export interface ShimCheck {
  readonly server: string
  readonly config_file: string | null
  readonly token_file: string | null
  /** Whether a token could be had; null when it was not tried. */
  readonly token: boolean | null
  /** The findings about each forwarder. Nothing is wrong where `mistakes` is empty. */
  readonly forwarders: readonly ForwarderFinding[]
}

/**
 * Checks what a shim would start with: settings, files with secrets, the place of the token file, the files
 * of forwarders. When asked it also asks the server for a token, and for each forwarder the API and the
 * destination. Makes no file and no directory.
 *
 * @throws UsageError with what is wrong with settings and files; else as a token source.
 */
export async function checkShim(
  { now, fetch, stderr }: CliEnvironment,
  setting: ShimSetting,
  { isOnline }: { readonly isOnline: boolean },
): Promise<ShimCheck> {
  const config = await readShimConfig(setting)
  const {
    checkForwarders,
    createCredentials,
    explainOpenSecret,
    findOpenSecrets,
    findStateDirectory,
    findTokenFile,
    readSecretFile,
    readWebhookKey,
  } = await import('@openlightfi/shim')
  const { clientSecretFile, grant } = config.oauth
  const readSecret = (path: string | undefined) =>
    path === undefined ? undefined : readSecretFile(path).catch(throwUsageError)
  const clientSecret = await readSecret(clientSecretFile)
  const { secretFile } = config.alert
  if (secretFile !== undefined) await readWebhookKey(secretFile).catch(throwUsageError)
  for (const path of findOpenSecrets(config, setting.sources.file))
    stderr.write(`lightfi: ${explainOpenSecret(path)}\n`)
  const tokenFile = findTokenFile(config, setting.places)
  if (grant === 'refreshToken') await checkWritable(dirname(tokenFile))
  let tokens: TokenSource | undefined
  if (isOnline) {
    const { grant: tokenGrant, store } = createCredentials(config, { tokenFile, clientSecret, now, fetch })
    tokens = createTokenSource({ grant: tokenGrant, store, now })
    await tokens.getAccessToken()
  }
  const forwarders = await checkForwarders(config.forwarders, {
    stateDirectory: findStateDirectory(setting.places),
    now,
    fetch,
    ...(tokens && { client: connect(config, tokens, fetch) }),
  })
  return {
    server: config.server,
    config_file: setting.sources.file ?? null,
    token_file: grant === 'refreshToken' ? tokenFile : null,
    token: isOnline ? true : null,
    forwarders,
  }
}

function connect(
  { server, allowInsecureHttp }: ShimConfig,
  tokens: TokenSource,
  fetch: CliEnvironment['fetch'],
) {
  return createClient({ baseUrl: server, tokens, allowInsecureHttp, retry: false, fetch })
}

/** A token that cannot be stored cannot be used, so the place for it must be writable from the start. */
async function checkWritable(directory: string): Promise<void> {
  const { requireWritable } = await import('@openlightfi/shim')
  try {
    await requireWritable(directory)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(
      `${directory} is where the tokens go, and cannot be written to (${reason}). Set oauth.tokenFile to a path that can.`,
    )
  }
}
