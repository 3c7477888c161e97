import { access, constants } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createTokenSource } from '@openlightfi/client'
import { makeDirectory } from '@openlightfi/client/node'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { readShimConfig, type ShimSetting, throwUsageError } from './shim-options.ts'

/** What a check found to be in force. */
export interface ShimCheck {
  readonly server: string
  readonly config_file: string | null
  readonly token_file: string | null
  /** Whether a token could be had; null when it was not tried. */
  readonly token: boolean | null
}

/**
 * Checks what a shim would start with: settings, files with secrets, the place of the token file, and, when asked, whether
 * the server gives a token.
 *
 * @throws UsageError with what is wrong; else as a token source.
 */
export async function checkShim(
  { now, fetch, stderr }: CliEnvironment,
  setting: ShimSetting,
  { isOnline }: { readonly isOnline: boolean },
): Promise<ShimCheck> {
  const config = await readShimConfig(setting)
  const { createCredentials, describeOpenSecret, findOpenSecrets, findTokenFile, readSecretFile } =
    await import('@openlightfi/shim')
  const { clientSecretFile, grant } = config.oauth
  const readSecret = (path: string | undefined) =>
    path === undefined ? undefined : readSecretFile(path).catch(throwUsageError)
  const clientSecret = await readSecret(clientSecretFile)
  await readSecret(config.alert.secretFile)
  for (const path of findOpenSecrets(config, setting.sources.file))
    stderr.write(`lightfi: ${describeOpenSecret(path)}\n`)
  const tokenFile = findTokenFile(config, setting.places)
  if (grant === 'refreshToken') await checkWritable(dirname(tokenFile))
  if (isOnline) {
    const { grant: tokenGrant, store } = createCredentials(config, { tokenFile, clientSecret, now, fetch })
    await createTokenSource({ grant: tokenGrant, store, now }).getAccessToken()
  }
  return {
    server: config.server,
    config_file: setting.sources.file ?? null,
    token_file: grant === 'refreshToken' ? tokenFile : null,
    token: isOnline ? true : null,
  }
}

/** A token that cannot be stored cannot be used, so the place for it must be writable from the start. */
async function checkWritable(directory: string): Promise<void> {
  try {
    await makeDirectory(directory, 0o700)
    await access(directory, constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new UsageError(
      `${directory} is where the tokens go, and cannot be written to (${reason}). Set oauth.tokenFile to a path that can.`,
    )
  }
}
