import { accessSync, constants } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { runInForeground } from '../scripts/run-in-foreground.mjs'
import { installDebianPackages } from '../scripts/system-packages.mjs'

/** A program that rows compare with. */
interface Peer {
  readonly debianPackage: string
  /** Its Go module, at the version of the comparison. It is preferred to Debian's package, which is older. */
  readonly goModule?: string
}

/** Every program that rows compare with, or load them with, by the name of its executable. */
export const peers = {
  influxd: { debianPackage: 'influxdb' },
  'victoria-metrics': {
    debianPackage: 'victoria-metrics',
    goModule: 'github.com/VictoriaMetrics/VictoriaMetrics/app/victoria-metrics@v1.151.0',
  },
  mosquitto: { debianPackage: 'mosquitto' },
  nginx: { debianPackage: 'nginx-light' },
  wrk: { debianPackage: 'wrk' },
} as const satisfies Record<string, Peer>

/** Name of such a program. */
export type PeerName = keyof typeof peers

/** A program to compare with that is not on this machine: its rows are left out, and the bench says so. */
export class PeerMissingError extends Error {
  override readonly name = 'PeerMissingError'
}

/** The folder into which Go builds programs for the bench. */
const builtPrograms = join(import.meta.dirname, '..', '.cache', 'bench', 'bin')

/** Path of a program. @throws PeerMissingError that says how to get it, when it is not installed. */
export function findPeer(name: PeerName): string {
  const path = locate(name)
  if (path === undefined) throw new PeerMissingError(explainMissingPeer(name))
  return path
}

/**
 * Installs those of the given programs that are missing: through Go where there is a Go, else with apt-get
 * where this user may (root on Debian). Says what it does, and what it could not.
 *
 * @returns the programs that are still missing.
 */
export async function installPeers(names: readonly PeerName[]): Promise<PeerName[]> {
  const isMissing = (name: PeerName) => locate(name) === undefined
  for (const name of names.filter(isMissing)) await buildWithGo(name)
  const packages = names.filter(isMissing).map((name) => peers[name].debianPackage)
  if (packages.length > 0) await installDebianPackages(packages)
  return names.filter(isMissing)
}

/** One line that says what is missing and how to get it. */
export function explainMissingPeer(name: PeerName): string {
  const { debianPackage, goModule }: Peer = peers[name]
  const go = goModule === undefined ? '' : `, or with Go: GOBIN=${builtPrograms} go install ${goModule}`
  return `${name} is not installed. On Debian: apt-get install ${debianPackage}${go}`
}

/** A build that fails leaves the program missing; Go has said why. */
async function buildWithGo(name: PeerName): Promise<void> {
  const { goModule }: Peer = peers[name]
  if (goModule === undefined || findOnPath('go', searchFolders()) === undefined) return
  await mkdir(builtPrograms, { recursive: true })
  console.error(`Building ${goModule} with Go; this takes minutes, once.`)
  const env = { ...process.env, GOBIN: builtPrograms, GOFLAGS: '-buildvcs=false', CGO_ENABLED: '0' }
  const exitCode = await runInForeground('go', ['install', goModule], { env })
  if (exitCode !== 0) console.error(`go install ended with ${exitCode}; looking for another way.`)
}

function locate(name: PeerName): string | undefined {
  return findOnPath(name, [builtPrograms, ...searchFolders()])
}

/** Debian puts servers where the search path of people does not lead. */
function searchFolders(): string[] {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/local/go/bin', '/usr/sbin']
}

function findOnPath(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
