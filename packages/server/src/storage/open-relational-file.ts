import { statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { Clock } from '../clock.ts'
import type { CommitMark } from './commit-mark.ts'
import { DataDirectoryError } from './data-directory.ts'
import { explainFileFailure } from './explain-file-failure.ts'
import { peekLastCommits, readNotedInstallation } from './peek-database.ts'
import type { LastCommits } from './relational/commit-count.ts'
import { NewerSchemaError, openRelationalStore, type RelationalStore } from './relational/relational-store.ts'
import { createSqliteDialect } from './relational/sqlite-dialect.ts'
import { SealError, type Sealer } from './sealer.ts'
import type { StatementWatch } from './statement-watch.ts'

/**
 * The size up to which a database is checked at each start, bytes: it takes some ten milliseconds. Larger
 * ones are checked later.
 */
const quickCheckBytes = 32 * 1024 ** 2

/** Tells whether a database is checked before the start. */
export function isQuicklyChecked(path: string): boolean {
  return measureFile(path) <= quickCheckBytes
}

/**
 * The commits that were found before anything was written, since the migrations write and count as a commit
 * too.
 */
export interface FoundCommits extends LastCommits {
  /** The number of commits that the mark knew. */
  readonly marked: number
}

/** A database that was opened. */
export interface OpenedDatabase {
  readonly relational: RelationalStore
  readonly found: FoundCommits
}

/** The file of a data directory's database, and what belongs to it. */
export interface RelationalFile {
  readonly path: string
  readonly installation: string
  /** The mark of its commits, kept up to date from now on. */
  readonly mark: CommitMark
  readonly clock: Clock
  /** Is told how its statements end. */
  readonly statements: StatementWatch
}

/**
 * Opens the database of a data directory.
 * @throws DataDirectoryError when it is damaged, of a newer release, or of another directory.
 */
export async function openRelationalFile({
  path,
  installation,
  mark,
  clock,
  statements,
}: RelationalFile): Promise<OpenedDatabase> {
  try {
    quickCheck(path)
    const noted = readNotedInstallation(path)
    if (noted !== undefined && noted !== installation) throw refuseOther(path, noted, installation)
    const found = { ...peekLastCommits(path), marked: mark.sequence }
    const dialect = createSqliteDialect(path, (commits) => mark.note(commits))
    const relational = await openRelationalStore(dialect, clock, statements)
    try {
      if (noted === undefined) await relational.notes.write('installation', installation)
      return { relational, found }
    } catch (error) {
      await relational.close()
      throw error
    }
  } catch (error) {
    throw toDataDirectoryError(error, path)
  }
}

function quickCheck(path: string): void {
  if (measureFile(path) === 0 || !isQuicklyChecked(path)) return
  const database = new Sqlite(path)
  try {
    const result: unknown = database.pragma('quick_check(1)', { simple: true })
    if (result === 'ok') return
    throw new DataDirectoryError(`${path} is damaged (${String(result)}). ${advice}`)
  } finally {
    database.close()
  }
}

/** Measures the bytes of a file; 0 when there is none. */
function measureFile(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

const advice = 'Restore the data directory from a backup, or set another LIGHTFI_DATA_DIR.'

/** Refuses a database that was copied here from another directory: it names other series. */
function refuseOther(path: string, noted: string, installation: string): DataDirectoryError {
  return new DataDirectoryError(
    `${path} belongs to the installation ${noted}, but lightfi.json says ${installation}. Put both back from the same backup.`,
  )
}

/** Names an error that an operator can mend; any other error is a mistake of the server. */
function toDataDirectoryError(error: unknown, path: string): unknown {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (cause instanceof Sqlite.SqliteError) {
    return new DataDirectoryError(`${path} cannot be used: ${explainFileFailure(cause)}. ${advice}`, {
      cause,
    })
  }
  if (!(error instanceof NewerSchemaError)) return error
  return new DataDirectoryError(
    `${path} was written by a newer release: ${error.message}. Use that release, or another LIGHTFI_DATA_DIR.`,
    { cause },
  )
}

/**
 * Makes sure that sealed values in the database can be opened.
 * @throws DataDirectoryError when the key is of another directory.
 */
export async function requireSameKey(store: RelationalStore, sealer: Sealer, path: string): Promise<void> {
  const [first] = await store.oauth.listKeys()
  if (!first) return
  try {
    sealer.open(first.sealed_key)
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause
    throw new DataDirectoryError(
      `${path} is not the key that lightfi.sqlite was written with, or is damaged. Put both back from the same backup.`,
      { cause },
    )
  }
}
