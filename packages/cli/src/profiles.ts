import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { decodeText, TextEncodingError } from '@openlightfi/process'
import { UsageError } from './exit-code.ts'

/** One server under a name of the user's own, with a login of its own. */
export interface Profile {
  /** Public URL of the server, without a trailing slash. */
  readonly server: string
  /** Plain http to another machine is allowed. */
  readonly insecureHttp: boolean
}

/** The profiles of one user. */
export interface Profiles {
  /** The name of the current profile; undefined for none. */
  readonly current: string | undefined
  /** By name. */
  readonly byName: ReadonlyMap<string, Profile>
}

const noProfiles: Profiles = { current: undefined, byName: new Map() }

/** @throws UsageError unless it is a word that is safe in a file name. */
export function checkProfileName(name: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,62}$/i.test(name)) return name
  throw new UsageError(
    `"${name}" cannot name a profile: use up to 63 letters, digits, dots, underscores and dashes, a letter or digit first`,
  )
}

/**
 * Reads the profiles; none when the file is not there.
 *
 * @param path of `config.json`.
 * @throws UsageError for a file that others may write, since it says where tokens are sent, or that is no
 * list of profiles.
 */
export function readProfiles(path: string): Profiles {
  const text = readIfPresent(path)
  if (text === undefined) return noProfiles
  if (process.platform !== 'win32' && (statSync(path).mode & 0o022) !== 0)
    throw new UsageError(
      `${path} says where tokens are sent, but others may change it. Run: chmod 600 '${path}'`,
    )
  return parseProfiles(path, text)
}

/** Keeps the profiles in a file of mode 0600; a crash leaves the earlier ones or these. */
export function saveProfiles(path: string, { current, byName }: Profiles): void {
  const profiles = [...byName].map(([name, { server, insecureHttp }]) => [
    name,
    { server, ...(insecureHttp && { insecure_http: true }) },
  ])
  const content = { version: 1, ...(current && { current }), profiles: Object.fromEntries(profiles) }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const unfinished = `${path}.${randomUUID()}.tmp`
  try {
    writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    })
    renameSync(unfinished, path)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function readIfPresent(path: string): string | undefined {
  try {
    return decodeText(readFileSync(path))
  } catch (error) {
    if (error instanceof TextEncodingError) throw new UsageError(`${path} ${error.message}`)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parseProfiles(path: string, text: string): Profiles {
  const content = parseJson(text)
  if (!isObject(content) || content.version !== 1 || !isObject(content.profiles))
    throw new UsageError(`${path} is not a list of profiles of version 1; mend it or delete it`)
  const byName = new Map<string, Profile>()
  for (const [name, profile] of Object.entries(content.profiles)) {
    if (!isObject(profile) || typeof profile.server !== 'string')
      throw new UsageError(`${path}: the profile ${name} names no server`)
    byName.set(checkProfileName(name), {
      server: profile.server,
      insecureHttp: profile.insecure_http === true,
    })
  }
  const current = typeof content.current === 'string' ? content.current : undefined
  if (current !== undefined && !byName.has(current))
    throw new UsageError(`${path}: the current profile, ${current}, is not in it`)
  return { current, byName }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the caller names the file that is wrong
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
