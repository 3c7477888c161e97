import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { PlacesTakenError } from '../../../places.ts'
import { quote } from '../drivers/inline-parameters.ts'
import { nameEngineError } from '../drivers/name-engine-error.ts'
import { queryRows } from '../drivers/query-rows.ts'
import { StoreBusyError, type TimeSeriesDriver } from '../drivers/time-series-driver.ts'

/** Tables that are backed up together: of each the rows of one moment. */
export interface TablesBackup {
  /** Their names, without that of the database. */
  readonly tables: readonly string[]
  /**
   * The path of the backup on the machine of the engine: absolute for the embedded one, relative to the first
   * `backups.allowed_path` of a server. It must not exist.
   */
  readonly path: string
  /** The path of the backup that it builds on: files that are there are not stored again. */
  readonly base: string | undefined
}

/** The error of a backup or restore that the engine began and could not end; the message is the engine's. */
export class EngineBackupError extends Error {
  override readonly name = 'EngineBackupError'
}

/** The milliseconds between two looks at a job of the engine. */
const lookEveryMs = 100

/**
 * Makes the engine write a backup of tables, while it serves and takes readings in.
 * @param signal stops the engine's work; then this throws its reason.
 * @returns the bytes that were written.
 * @throws EngineBackupError, StorageFullError.
 */
export async function backUpTables(
  driver: TimeSeriesDriver,
  { tables, path, base }: TablesBackup,
  signal: AbortSignal,
): Promise<number> {
  const what = tables.map((table) => `TABLE lightfi.${table}`).join(', ')
  return runJob(driver, `BACKUP ${what} TO File(${quote(path)})`, base, signal)
}

/**
 * Makes the engine restore tables, which must not exist, from a backup.
 * @throws EngineBackupError, StorageFullError; the reason of the signal.
 */
export async function restoreTables(
  driver: TimeSeriesDriver,
  { tables, path, base }: TablesBackup,
  signal: AbortSignal,
): Promise<void> {
  const what = tables.map((table) => `TABLE lightfi.${table}`).join(', ')
  await runJob(driver, `RESTORE ${what} FROM File(${quote(path)})`, base, signal)
}

/**
 * Begins a job of the engine's and waits for its end; the session that began it is free meanwhile.
 * @returns the bytes of the backup itself.
 */
async function runJob(
  driver: TimeSeriesDriver,
  statement: string,
  base: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  signal.throwIfAborted()
  try {
    return await run(driver, statement, base, signal)
  } catch (error) {
    if (!(error instanceof Error && /ACCESS_DENIED/.test(error.message))) throw error
    const [lacking] = /the grant [^.]+\.?[^.( ]*/.exec(error.message) ?? []
    throw new EngineBackupError(`the user of the ClickHouse server lacks ${lacking ?? 'a right'}`, {
      cause: error,
    })
  }
}

async function run(
  driver: TimeSeriesDriver,
  statement: string,
  base: string | undefined,
  signal: AbortSignal,
): Promise<number> {
  const id = randomUUID()
  const settings = [`id = '${id}'`, ...(base === undefined ? [] : [`base_backup = File(${quote(base)})`])]
  await driver.execute(`${statement} SETTINGS ${settings.join(', ')} ASYNC`)
  let isStopped = false
  for (;;) {
    const { status, error, bytes } = await readJob(driver, id)
    if (status === 'BACKUP_CREATED' || status === 'RESTORED') return bytes
    if (!/^(CREATING_BACKUP|RESTORING)$/.test(status)) {
      signal.throwIfAborted()
      throw nameJobError(error)
    }
    if (signal.aborted && !isStopped) {
      await stopJob(driver, id)
      isStopped = true
    }
    await wait(lookEveryMs)
  }
}

interface JobState {
  readonly status: string
  readonly error: string
  readonly bytes: number
}

/** Reads how far a job is. A store with too much to do is asked again at the next look. */
async function readJob(driver: TimeSeriesDriver, id: string): Promise<JobState> {
  const statement = `SELECT status, error, uncompressed_size FROM system.backups WHERE id = {id:String}
    SETTINGS output_format_json_quote_64bit_integers = 0`
  const rows = await queryRows<[string, string, number]>(driver, statement, { id }).catch((error) => {
    if (error instanceof PlacesTakenError || error instanceof StoreBusyError) return undefined
    throw error
  })
  if (!rows) return { status: 'CREATING_BACKUP', error: '', bytes: 0 }
  const [row] = rows
  if (!row) throw new EngineBackupError('the engine was started anew meanwhile')
  const [status, error, bytes] = row
  return { status, error, bytes }
}

async function stopJob(driver: TimeSeriesDriver, id: string): Promise<void> {
  const running = 'SELECT query_id FROM system.backups WHERE id = {id:String}'
  await driver.execute(`KILL QUERY WHERE query_id IN (${running}) ASYNC`, { id })
}

/** Names an error in the words of the engine, without the places in its program. */
function nameJobError(error: string): Error {
  const [words = ''] = error.split(/,? Stack trace \(/, 1)
  const [, code] = /^Code: (\d+)\./.exec(words) ?? []
  const named = nameEngineError(code === undefined ? undefined : Number(code), words)
  return named ?? new EngineBackupError(words.replace(/^Code: \d+\. DB::Exception: /, ''))
}
