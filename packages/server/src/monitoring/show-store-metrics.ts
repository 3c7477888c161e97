import { statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Backups } from '../backup/index.ts'
import type { Metrics } from '../http/metrics.ts'
import { databaseStates, readingsStates } from '../integrity/index.ts'
import { PlacesTakenError } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import type { StatementEnd, StoreName } from '../storage/statement-watch.ts'
import { StorageFullError } from '../storage/storage-full-error.ts'
import {
  FileTooLargeError,
  NoDiskSpaceError,
  StoreBusyError,
  StoreDamagedError,
  StoreUnreachableError,
} from '../storage/time-series/drivers/time-series-driver.ts'
import type { Stores } from '../stores.ts'
import type { ReadingsReach } from './readings-reach.ts'

const statementBounds = [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30]

/** The kinds of failures of a store. */
type StoreFailure = 'unreachable' | 'busy' | 'damaged' | 'full' | 'other'

/** The parts beside the stores. */
interface MoreParts {
  readonly dataDir: string
  readonly reach: ReadingsReach
  readonly backups: Pick<Backups, 'known'>
}

/** Shows whether the stores are whole and answer, what fails, what waits in the journal, and the disk. */
export function showStoreMetrics(
  metrics: Metrics,
  { integrity, database, journal, statements }: Stores,
  { dataDir, reach, backups }: MoreParts,
): void {
  metrics.showState(
    'lightfi_readings_state',
    'Whether stored readings are whole: 1 for the state that holds.',
    readingsStates,
    () => integrity.state,
  )
  metrics.showState(
    'lightfi_database_state',
    'Whether what exists, users and acts are stored whole: 1 for the state that holds.',
    databaseStates,
    () => database.state,
  )
  metrics.showCount(
    'lightfi_readings_reachable',
    '1 when the store of readings answered when it was asked last, else 0.',
    () => Number(reach.isReached),
  )
  showStatements(metrics, (listen) => statements.listen(listen))
  showJournal(metrics, journal)
  showDisk(metrics, dataDir)
  metrics.showFigures(
    {
      kind: 'gauge',
      name: 'lightfi_last_backup_timestamp_seconds',
      help: 'When the newest backup was begun, Unix time; nothing when none was made by the command.',
    },
    [],
    () => backups.known.slice(-1).map(({ begunMs }) => ({ labels: {}, value: begunMs / 1000 })),
  )
}

function showStatements(metrics: Metrics, listen: (listener: (end: StatementEnd) => void) => void): void {
  const noteDuration = metrics.addDurations({
    name: 'lightfi_store_statement_duration_seconds',
    help: 'Time of statements to the stores, with the wait for their turn, by what they do.',
    labelNames: ['store', 'kind'],
    buckets: statementBounds,
  })
  const failures = new Map<string, { store: StoreName; reason: StoreFailure; count: number }>()
  listen(({ store, kind, durationMs, error }) => {
    noteDuration({ store, kind }, durationMs)
    const reason = error === undefined ? undefined : findFailure(error)
    if (reason === undefined) return
    const key = `${store} ${reason}`
    const failure = failures.get(key) ?? { store, reason, count: 0 }
    failures.set(key, { ...failure, count: failure.count + 1 })
  })
  metrics.showFigures(
    {
      kind: 'counter',
      name: 'lightfi_store_errors_total',
      help: 'Statements to the stores that failed, by reason; bounds that callers reached are none.',
    },
    ['store', 'reason'],
    () =>
      Array.from(failures.values(), ({ store, reason, count }) => ({
        labels: { store, reason },
        value: count,
      })),
  )
}

/** The errors with which nothing failed: a bound was reached, or the access of the reader ended. */
const refusals = [PlacesTakenError, FileTooLargeError, ProblemError]

/**
 * Finds what failed; undefined where nothing did: it was refused, nobody wanted the answer any more, or a
 * rule of the database kept a record out.
 */
function findFailure(error: unknown): StoreFailure | undefined {
  if (refusals.some((kind) => error instanceof kind)) return undefined
  if (error instanceof Error && error.name === 'AbortError') return undefined
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')) {
    return undefined
  }
  if (error instanceof StoreUnreachableError) return 'unreachable'
  if (error instanceof StoreBusyError) return 'busy'
  if (error instanceof StoreDamagedError) return 'damaged'
  return error instanceof StorageFullError || error instanceof NoDiskSpaceError ? 'full' : 'other'
}

/** A server of readings has no journal: then nothing is shown. */
function showJournal(metrics: Metrics, journal: Stores['journal']): void {
  const show = (
    name: string,
    help: string,
    read: (figures: NonNullable<typeof journal>['figures']) => number,
  ) =>
    metrics.showFigures({ kind: 'gauge', name, help }, [], () =>
      journal ? [{ labels: {}, value: read(journal.figures) }] : [],
    )
  show(
    'lightfi_journal_readings',
    'Acknowledged readings in the journal that the engine has not taken in, of a million at the most.',
    ({ waitingReadings }) => waitingReadings,
  )
  show(
    'lightfi_journal_oldest_seconds',
    'How long the oldest of them has been waiting; the engine takes them in within five minutes.',
    ({ waitingMs }) => waitingMs / 1000,
  )
  show('lightfi_journal_files', 'Files of the journal in use, of eight.', ({ files }) => files)
  show(
    'lightfi_journal_behind',
    '1 when the engine could not take in the readings of the journal when it was tried last, else 0.',
    ({ isBehind }) => Number(isBehind),
  )
}

function showDisk(metrics: Metrics, dataDir: string): void {
  metrics.showCount(
    'lightfi_disk_free_bytes',
    'What this process may still write on the disk of the data directory.',
    () => {
      const { bavail, bsize } = statfsSync(dataDir)
      return bavail * bsize
    },
  )
  metrics.showCount('lightfi_disk_size_bytes', 'The size of the disk of the data directory.', () => {
    const { blocks, bsize } = statfsSync(dataDir)
    return blocks * bsize
  })
  metrics.showCount(
    'lightfi_database_size_bytes',
    'The size of lightfi.sqlite with its newest changes.',
    () =>
      ['lightfi.sqlite', 'lightfi.sqlite-wal']
        .map((name) => statSync(join(dataDir, name), { throwIfNoEntry: false })?.size ?? 0)
        .reduce((sum, size) => sum + size, 0),
  )
}
