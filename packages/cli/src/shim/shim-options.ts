import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ConfigSources, ShimConfig, ShimPlaces } from '@openlightfi/shim'
import type { CliEnvironment } from '../cli-environment.ts'
import { UsageError } from '../exit-code.ts'
import { findConfigDirectory, type GlobalOptions } from '../settings.ts'

/** Options of every command of the shim. */
export interface ShimCommandOptions extends GlobalOptions {
  /** Path of the configuration. */
  readonly config?: string
  /** `name=value`, the later ones winning. */
  readonly set?: readonly string[]
}

/** The sources of a shim's configuration, and the place of its tokens. */
export interface ShimSetting {
  readonly sources: ConfigSources
  readonly places: ShimPlaces
}

/**
 * Works out where the configuration is: `--config`, `LIGHTFI_SHIM_CONFIG`, else `shim.yaml` among the
 * command's own files.
 */
export function locateShim(environment: CliEnvironment, options: ShimCommandOptions): ShimSetting {
  const { variables } = environment
  const fallbackDirectory = join(findConfigDirectory(environment), 'shim')
  const usual = join(findConfigDirectory(environment), 'shim.yaml')
  const file =
    options.config ?? (variables.LIGHTFI_SHIM_CONFIG || undefined) ?? (existsSync(usual) ? usual : undefined)
  const assignments = [
    ...(options.server === undefined ? [] : [`server=${options.server}`]),
    ...(options.insecureHttp ? ['allowInsecureHttp=true'] : []),
    ...(options.set ?? []),
  ]
  return {
    sources: { file, variables, assignments },
    places: { configFile: file, stateDirectory: variables.STATE_DIRECTORY, fallbackDirectory },
  }
}

/** Reads the configuration. @throws UsageError with all its mistakes. */
export async function readShimConfig({ sources }: ShimSetting): Promise<ShimConfig> {
  const { readConfig } = await import('@openlightfi/shim')
  return readConfig(sources).catch(throwUsageError)
}

/** Makes a mistake of the configuration one of usage. */
export async function throwUsageError(error: unknown): Promise<never> {
  const { ConfigFileError, CredentialFileError } = await import('@openlightfi/shim')
  if (error instanceof ConfigFileError || error instanceof CredentialFileError)
    throw new UsageError(error.message)
  throw error
}
