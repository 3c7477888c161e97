import { join, resolve } from 'node:path'
import type { Backups, KnownBackup } from './backup/index.ts'
import { systemClock } from './clock.ts'
import type { ServerConfig } from './config.ts'
import { type DatabaseState, formatLosses, type ReadingsState } from './integrity/index.ts'
import { readDisk } from './stats/index.ts'
import type { Inventory } from './storage/relational/inventory-repository.ts'
import { readNewestTime } from './storage/time-series/statements/newest.ts'
import type { Stores } from './stores.ts'
import { version } from './version.ts'

/** The facts that an operator wants to see at a glance; none of them is secret. */
export interface ServerStatus extends Omit<Inventory, 'signingKeysSinceMs'> {
  readonly version: string
  /** Undefined when no server runs. */
  readonly uptimeS: number | undefined
  readonly publicUrl: string | undefined
  readonly dataDir: string
  /** Bytes. */
  readonly databaseBytes: number
  /** The bytes of the embedded store of readings; undefined when a server keeps them. */
  readonly readingsBytes: number | undefined
  /** The bytes that this process may still write on the disk of the data directory. */
  readonly diskFreeBytes: number
  /** By how much the database and the readings grow a day; undefined until a day is known. */
  readonly diskGrowthBytesPerDay: number | undefined
  /** The days until the disk is full if it goes on like that; undefined when it does not grow. */
  readonly diskDaysLeft: number | undefined
  readonly readings: ReadingsState
  readonly damage: string | undefined
  /** RFC 3339. */
  readonly damageFoundAt: string | undefined
  readonly database: DatabaseState
  readonly databaseDamage: string | undefined
  /** RFC 3339. */
  readonly databaseDamageFoundAt: string | undefined
  /** The time when losses were acknowledged last, RFC 3339. */
  readonly damageAcknowledgedAt: string | undefined
  /** The newest backup that was made from here; undefined when none was. */
  readonly lastBackup: { readonly path: string; readonly begunAt: string } | undefined
  /** The highest sequence known to be stored. */
  readonly lastSequence: number
  /** RFC 3339; undefined when there is none or it cannot be read. */
  readonly newestReading: string | undefined
  /** RFC 3339. */
  readonly signingKeysSince: string | undefined
}

/** The parts from which a status is read. */
export interface StatusParts {
  readonly config: ServerConfig
  /** The URL of the running server. */
  readonly publicUrl?: string | undefined
  readonly stores: Stores
  readonly backups: Backups
  /** True when a server runs in this process. */
  readonly isServing: boolean
}

/** Reads the status; it takes a query of the newest reading and a walk through the data directory. */
export async function readStatus({
  config,
  publicUrl,
  stores,
  backups,
  isServing,
}: StatusParts): Promise<ServerStatus> {
  const { relational, timeSeries, integrity, database } = stores
  const { signingKeysSinceMs, ...counts } = await relational.inventory.count()
  const { damage, acknowledged } = integrity
  const { enginePath } = integrity.parts
  const { notes } = relational
  const { state: disk } = await readDisk({ dataDir: config.dataDir, enginePath, notes, clock: systemClock })
  const newestMs = await timeSeries.run(readNewestTime()).catch(() => undefined)
  return {
    version,
    uptimeS: isServing ? Math.round(process.uptime()) : undefined,
    publicUrl: publicUrl ?? config.publicUrl,
    dataDir: resolve(config.dataDir),
    databaseBytes: disk.use.databaseBytes,
    readingsBytes: disk.use.readingsBytes,
    diskFreeBytes: disk.use.freeBytes,
    diskGrowthBytesPerDay: disk.bytesPerDay,
    diskDaysLeft: disk.daysLeft,
    readings: integrity.state,
    damage: damage && formatLosses(damage.losses),
    damageFoundAt: formatTime(damage?.foundAtMs),
    database: database.state,
    databaseDamage: database.losses.join('; ') || undefined,
    databaseDamageFoundAt: formatTime(database.foundAtMs),
    damageAcknowledgedAt: formatTime(acknowledged.at(-1)?.acknowledgedAtMs),
    lastBackup: showBackup(backups.known.at(-1)),
    lastSequence: integrity.lastSequence,
    newestReading: formatTime(newestMs),
    ...counts,
    signingKeysSince: formatTime(signingKeysSinceMs),
  } as ServerStatus
}

/** Formats a status for people, a line each. */
export function formatStatus(status: ServerStatus): string {
  const lines: [string, string | number | undefined][] = [
    ['version', status.version],
    ['server', status.uptimeS === undefined ? 'not running' : `running for ${formatSpan(status.uptimeS)}`],
    ['public URL', status.publicUrl],
    ['data directory', status.dataDir],
    ['database', formatBytes(status.databaseBytes)],
    [
      'readings',
      status.readingsBytes === undefined ? 'on a ClickHouse server' : formatBytes(status.readingsBytes),
    ],
    ['disk free', formatBytes(status.diskFreeBytes)],
    ['disk grows', formatGrowth(status)],
    ['state of readings', status.readings],
    ['damage', status.damage && `${status.damage} (found ${status.damageFoundAt})`],
    ['state of database', status.database],
    [
      'damage of database',
      status.databaseDamage && `${status.databaseDamage} (found ${status.databaseDamageFoundAt})`,
    ],
    ['losses acknowledged', status.damageAcknowledgedAt],
    ['last backup', status.lastBackup ? `${status.lastBackup.begunAt}, ${status.lastBackup.path}` : 'none'],
    ['last sequence', status.lastSequence],
    ['newest reading', status.newestReading ?? 'none'],
    ['organisations', status.organisations],
    ['users', status.users],
    ['clients', status.clients],
    ['sensors', status.sensors],
    ['signing keys since', status.signingKeysSince],
  ]
  const shown = lines.filter(([, value]) => value !== undefined)
  return shown.map(([name, value]) => `${name.padEnd(20)} ${value}`).join('\n')
}

function showBackup(backup: KnownBackup | undefined): ServerStatus['lastBackup'] {
  if (!backup) return undefined
  const { directory, name, begunMs } = backup
  return { path: join(directory, name), begunAt: new Date(begunMs).toISOString() }
}

/** Formats the growth; undefined until it is known. */
function formatGrowth({
  diskGrowthBytesPerDay: growth,
  diskDaysLeft: days,
}: ServerStatus): string | undefined {
  if (growth === undefined) return undefined
  if (days === undefined) return 'not in the last days'
  return `by ${formatBytes(growth)} a day: full in ${days} ${days === 1 ? 'day' : 'days'}`
}

function formatTime(timeMs: number | undefined): string | undefined {
  return timeMs === undefined ? undefined : new Date(timeMs).toISOString()
}

function formatSpan(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ]
  return days > 0 ? `${days} d ${hours} h` : hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`
}

function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let at = 0
  let shown = bytes
  for (; shown >= 1000 && at < units.length - 1; at += 1) shown /= 1000
  return `${shown.toFixed(shown < 10 && at > 0 ? 1 : 0)} ${units[at]}`
}
