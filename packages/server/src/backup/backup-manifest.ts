import { join } from 'node:path'
import { decodeText, TextEncodingError } from '@openlightfi/process'
import { type Static, Type } from 'typebox'
import { Check } from 'typebox/value'
import { BackupError } from './backup-error.ts'
import { isBackupName } from './backup-name.ts'
import { readRegularFile } from './read-regular-file.ts'

/** The content of `backup.json`: what a backup is of, and what is needed to restore it. */
export const backupManifestSchema = Type.Object(
  {
    format_version: Type.Integer({ minimum: 1 }),
    /** RFC 3339: what was acknowledged before is in the backup. */
    begun_at: Type.String(),
    /** RFC 3339. */
    ended_at: Type.String(),
    /** The release that wrote it. */
    release: Type.String(),
    /** The lasting name of the data directory that it is of. */
    installation: Type.String({ minLength: 1 }),
    time_series: Type.Enum(['chdb', 'clickhouse']),
    /** The backup that this one builds on, beside it; null for a full one. */
    base: Type.Union([Type.Null(), Type.Object({ name: Type.String(), files: Type.String() })]),
    /** The bytes of the tables in it, without those of its base. */
    table_bytes: Type.Integer({ minimum: 0 }),
    /** The highest sequence that is certainly in it. */
    sequence: Type.Integer({ minimum: 0 }),
    /** The place up to which the summaries in it reflect the readings in it. */
    summaries: Type.Union([
      Type.Null(),
      Type.Object({ until_ms: Type.Integer(), sequence: Type.Integer(), rules: Type.String() }),
    ]),
    /** The fingerprint of the key that opens what is sealed in the database; the key itself is kept apart. */
    key: Type.String({ minLength: 1 }),
    /** The directory of the tables on the machine of a ClickHouse server; null when they are in here. */
    on_server: Type.Union([Type.Null(), Type.String()]),
  },
  { additionalProperties: false },
)

/** The content of `backup.json`. */
export type BackupManifest = Static<typeof backupManifestSchema>

/** The name of the manifest in a backup. */
export const manifestName = 'backup.json'

/** The version of the format of a backup. */
export const backupFormat = 1

/**
 * Reads the manifest of a backup.
 * @throws BackupError when it is missing, cut, garbage or of a newer release.
 */
export function readBackupManifest(directory: string): BackupManifest {
  const path = join(directory, manifestName)
  const found = parse(path)
  const format: unknown =
    typeof found === 'object' && found !== null && 'format_version' in found && found.format_version
  if (typeof format === 'number' && format > backupFormat) {
    throw new BackupError(
      `${path} has format ${format}; this release knows up to ${backupFormat}. Use the release that made it, or a newer one.`,
    )
  }
  if (Check(backupManifestSchema, found) && isSensible(found)) return found
  throw new BackupError(`${path} lacks what a backup must say about itself.`)
}

/** Tells whether the times of a manifest are some, and its base is a name and no path. */
function isSensible({ begun_at: begun, ended_at: ended, base }: BackupManifest): boolean {
  const areTimes = [begun, ended].every((time) => !Number.isNaN(Date.parse(time)))
  return areTimes && (base === null || isBackupName(base.name))
}

/** The most bytes of a manifest that are read; one has some hundred. */
const maxManifestBytes = 64 * 1024

function parse(path: string): unknown {
  try {
    return JSON.parse(decodeText(readRegularFile(path, maxManifestBytes)))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') {
      throw new BackupError(`${path} is missing.`, { cause })
    }
    const isGarbage = cause instanceof SyntaxError || cause instanceof TextEncodingError
    throw new BackupError(`${path} cannot be read${isGarbage ? ' as JSON' : ''}.`, { cause })
  }
}
