import { maxInsertedRows, StoreDamagedError, type TimeSeriesDriver } from '../drivers/time-series-driver.ts'
import type { EngineTimeSeries } from '../engine-time-series.ts'
import { findSequenceFrom } from '../parts/part-facts.ts'
import { rowBytes } from '../reading-rows.ts'
import type { JournaledCommit } from './frame.ts'
import { Journal } from './journal.ts'
import { JournaledTimeSeries, type TakeRules } from './journaled-time-series.ts'

/** The options of a journal in front of an engine. */
export interface JournaledOptions {
  /** Is told the names of files that are gone, with the readings in them, before they are forgotten. */
  noteMissing(names: readonly string[]): Promise<void>
  readonly rules?: Partial<TakeRules> | undefined
}

/**
 * Opens the journal of a directory in front of an engine, which takes in the readings there: all acknowledged
 * readings are in the engine when this resolves. Doing so again after a kill changes nothing.
 * @param driver of the engine.
 * @throws JournalDamagedError, JournalFailedError, StorageFullError; the errors of the engine, when it cannot
 *   take something in.
 */
export async function openJournaled(
  engine: EngineTimeSeries,
  driver: TimeSeriesDriver,
  directory: string,
  { noteMissing, rules }: JournaledOptions,
): Promise<JournaledTimeSeries> {
  const { journal, commits, missing } = Journal.open(directory)
  try {
    await replay(engine, driver, commits)
    await noteMissing(missing)
    if (commits.length > 0 || missing.length > 0) journal.releaseAll()
    return new JournaledTimeSeries(engine, journal, rules)
  } catch (error) {
    await journal.close()
    throw error
  }
}

/**
 * Replays commits. The engine takes them in their order, each insert whole or not at all, so it has all up to
 * the highest that it has.
 */
async function replay(
  engine: EngineTimeSeries,
  driver: TimeSeriesDriver,
  commits: readonly JournaledCommit[],
): Promise<void> {
  const [first] = commits
  if (!first) return
  const known = await findKnown(driver, first.sequence)
  const lacking = commits.filter(({ sequence }) => sequence > known)
  for (let from = 0; from < lacking.length; ) {
    const pieces = takePieces(lacking, from)
    await engine.insertRows([Buffer.concat(pieces)])
    from += pieces.length
  }
}

/**
 * Finds the highest number that the engine has. An engine that cannot read far enough to tell takes
 * everything once more, which does no harm.
 */
async function findKnown(driver: TimeSeriesDriver, sequence: number): Promise<number> {
  try {
    return await findSequenceFrom(driver, sequence)
  } catch (error) {
    if (error instanceof StoreDamagedError) return 0
    throw error
  }
}

/** Takes the rows of as many commits as fit into one insert, at least one. */
function takePieces(commits: readonly JournaledCommit[], from: number): Uint8Array[] {
  let bytes = 0
  const pieces: Uint8Array[] = []
  for (const { rows } of commits.slice(from)) {
    bytes += rows.byteLength
    if (pieces.length > 0 && bytes > maxInsertedRows * rowBytes) break
    pieces.push(rows)
  }
  return pieces
}
