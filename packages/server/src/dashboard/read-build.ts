import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuiltFile, readBuiltFiles } from '../built-files/index.ts'

/** The dashboard as it was built. */
export interface DashboardBuild {
  /** The page. */
  readonly index: string
  /** The files that the page loads, by their path below `assets/`. */
  readonly assets: ReadonlyMap<string, BuiltFile>
  /** The style sheets that its scripts insert, as sources of a policy. */
  readonly styleHashes: readonly string[]
}

/** Where the build is that comes with this server. */
export const buildDirectory = join(import.meta.dirname, '..', '..', 'dashboard')

/**
 * Reads a build of the dashboard; undefined where there is none, or none that was finished.
 *
 * @throws Error when it is larger than 32 MiB, or has a file of a kind that is not served.
 */
export function readDashboardBuild(directory: string): DashboardBuild | undefined {
  const manifestPath = join(directory, 'build.json')
  if (!existsSync(manifestPath)) return undefined
  const { styleHashes } = JSON.parse(readFileSync(manifestPath, 'utf8')) as { styleHashes: string[] }
  const assets = readBuiltFiles(join(directory, 'assets'), 'dashboard')
  return { index: readFileSync(join(directory, 'index.html'), 'utf8'), assets, styleHashes }
}
