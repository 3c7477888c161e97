import { join, resolve } from 'node:path'
import { type CommandContext, type OperatorAnswer, OperatorError } from './administration/index.ts'
import {
  type Backup,
  BackupError,
  type BrokenBackup,
  findBackups,
  findNewest,
  isWhole,
  type RestoreCommand,
  restoreBackup,
  verifyBackup,
} from './backup/index.ts'
import type { ServerConfig } from './config.ts'
import { openEmptyEngine } from './open-time-series.ts'
import { openStores } from './stores.ts'

/**
 * Lists, verifies and restores backups. No running server takes part: the backups are files, and what is
 * restored is a new data directory.
 * @throws OperatorError.
 */
export async function operateBackups(
  config: ServerConfig,
  command: RestoreCommand,
  context: CommandContext,
): Promise<OperatorAnswer> {
  try {
    switch (command.name) {
      case 'list':
        return { result: findBackups(resolve(command.directory)).backups.map(formatBackup).join('\n') }
      case 'verify':
        return await verify(resolve(command.place), context)
      case 'restore':
        return await restore(config, command, context)
    }
  } catch (error) {
    throw error instanceof BackupError ? new OperatorError(error.message) : error
  }
}

function formatBackup(backup: Backup | BrokenBackup): string {
  if (!isWhole(backup)) return `${backup.name}  cannot be used: ${backup.reason}`
  const { base } = backup.manifest
  return `${backup.name}  ${base ? `builds on ${base.name}` : 'full'}  ${backup.list.bytes} bytes`
}

async function verify(place: string, { signal, tell }: CommandContext): Promise<OperatorAnswer> {
  const { directory, backups } = findBackups(place)
  const good: string[] = []
  const bad: string[] = []
  for (const backup of backups) {
    tell(`Reading ${backup.name}`)
    const reason = isWhole(backup) ? await findFault(backup, directory, signal) : backup.reason
    if (reason === undefined) good.push(`${backup.name}  whole`)
    else bad.push(`${backup.name}  ${reason}`)
  }
  if (bad.length === 0) return { result: good.join('\n') }
  throw new OperatorError(
    [`${bad.length} of ${backups.length} backups cannot be restored:`, ...bad, ...good].join('\n'),
  )
}

async function findFault(
  backup: Backup,
  directory: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    await verifyBackup(backup, directory, signal)
    return undefined
  } catch (error) {
    if (error instanceof BackupError) return error.message
    throw error
  }
}

async function restore(
  config: ServerConfig,
  { place, keyFile, isCopy }: Extract<RestoreCommand, { name: 'restore' }>,
  context: CommandContext,
): Promise<OperatorAnswer> {
  const { timeSeriesUrl } = config
  const { directory, backup } = findNewest(resolve(place))
  const dataDir = resolve(config.dataDir)
  requireStore(backup, timeSeriesUrl)
  const plan = {
    backup,
    directory,
    dataDir,
    keyFile: resolve(keyFile ?? join(dataDir, 'master.key')),
    isCopy,
  }
  await restoreBackup(plan, {
    ...context,
    openEngine: (inDirectory) => openEmptyEngine(inDirectory, timeSeriesUrl),
    verifyStores: (inDirectory) => verifyStores({ ...config, dataDir: inDirectory }),
  })
  return {
    result: dataDir,
    note: [
      `Restored ${backup.path}: everything that was acknowledged by ${backup.manifest.begun_at}.`,
      ...(isCopy ? ['It is a copy: its webhooks are paused.'] : []),
    ].join('\n'),
  }
}

/** @throws BackupError when the readings were kept elsewhere than the restored ones would be. */
function requireStore({ manifest }: Backup, timeSeriesUrl: string | undefined): void {
  if (manifest.time_series === 'chdb' && timeSeriesUrl !== undefined) {
    throw new BackupError(
      'The readings of the backup were in the data directory. Unset LIGHTFI_TIME_SERIES_URL.',
    )
  }
  if (manifest.time_series === 'clickhouse' && timeSeriesUrl === undefined) {
    throw new BackupError(
      'The readings of the backup were on a ClickHouse server. Set LIGHTFI_TIME_SERIES_URL to the server that has the backup of them.',
    )
  }
}

/** Opens everything as a server does, and reads every stored reading. */
async function verifyStores(config: ServerConfig): Promise<void> {
  const stores = await openStores(config)
  try {
    const { integrity } = stores
    await integrity.findUnreadable()
    if (integrity.state !== 'unavailable' && integrity.unreadableParts.length === 0) return
    throw new BackupError('What was restored cannot be read whole; nothing of it is left.')
  } finally {
    await stores.close()
  }
}
