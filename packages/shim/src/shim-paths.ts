import { dirname, join, resolve } from 'node:path'
import type { ShimConfig } from './config/config-schema.ts'

/** The folders for all that must outlive the process. */
export interface ShimPlaces {
  /** Path of the configuration file, if there is one. */
  readonly configFile?: string | undefined
  /** `STATE_DIRECTORY` as systemd sets it, if it does. */
  readonly stateDirectory?: string | undefined
  /** The folder in use when neither is set. */
  readonly fallbackDirectory: string
}

/** Directory for tokens and cursors: systemd's, else that of the configuration, else the fallback. */
export function findStateDirectory({ configFile, stateDirectory, fallbackDirectory }: ShimPlaces): string {
  if (stateDirectory) return stateDirectory.split(':')[0] ?? stateDirectory
  return configFile === undefined ? fallbackDirectory : dirname(resolve(configFile))
}

/** Path of the token file. */
export function findTokenFile({ oauth }: ShimConfig, places: ShimPlaces): string {
  return oauth.tokenFile ?? join(findStateDirectory(places), 'tokens.json')
}
