import type { ReadingReceipt } from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import type { Estate, Visibility } from '../../estate/index.ts'
import { takeTurn } from '../../event-loop-turns.ts'
import { ProblemError } from '../../problem-error.ts'
import type { ClosedTimes } from '../../retention/index.ts'
import type { Reader } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { StoredReading } from '../../storage/time-series/reading.ts'
import { toStoreProblem } from '../../to-store-problem.ts'
import type { BatchOutcome } from '../commit/commit.ts'
import { type GroupCommitter, IngestOverloadedError } from '../commit/group-committer.ts'
import type { MotionSettler, PreparedBatch } from '../commit/motion-settler.ts'
import type { SeriesDirectory } from '../commit/series-directory.ts'
import type { HearingSource, UnplacedSensors } from '../unplaced/unplaced-sensors.ts'
import type { CheckedReading } from './check-reading.ts'
import { isClosed, TimesClosedError } from './closed-times.ts'
import type { IntakeCounts } from './intake-counts.ts'
import type { PostedRow } from './posted-row.ts'
import { type IntakeOptions, ReadingIntake } from './reading-intake.ts'
import { SensorsGoneError } from './sensors-gone-error.ts'

/** The rows that are checked in one turn: about a millisecond. */
const rowsPerTurn = 1_000

/** The parts with which readings are taken in. */
export interface IngestParts {
  readonly estate: Estate
  readonly series: SeriesDirectory
  readonly motion: Pick<MotionSettler, 'prepare'>
  readonly committer: GroupCommitter<PreparedBatch, BatchOutcome>
  /** Tells which times of readings lie in the future. */
  readonly clock: Clock
  /** The times that are not taken any more; absent where all are. */
  readonly closed?: ClosedTimes | undefined
  /** Remembers sensors that nobody has placed; absent where nobody asks. */
  readonly unplaced?: UnplacedSensors
  /** Counts what is not stored; absent where nobody asks. */
  readonly counts?: IntakeCounts
}

/** The sender of readings. */
export interface Sender {
  readonly visibility: Visibility
  /** What it is called among those who heard a sensor; absent where that is nobody's business. */
  readonly source?: HearingSource | undefined
  /** Decides about the turn at the store, where it must be asked. */
  readonly reader?: Omit<Reader, 'isUnderWay'> | undefined
}

/** Checks posted readings and makes the valid ones durable. */
export class Ingest {
  readonly #parts: IngestParts

  constructor(parts: IngestParts) {
    this.#parts = parts
  }

  /**
   * Stores the valid readings of a list in one commit; resolves when they are durable.
   * @throws ProblemError `readings_rejected` when `strict` and one is invalid; `overloaded` when too many
   *   wait; StorageFullError.
   */
  async store(inputs: readonly unknown[], sender: Sender, options: IntakeOptions): Promise<ReadingReceipt> {
    const intake = this.#open(sender, options)
    for (let at = 0; at < inputs.length; at += rowsPerTurn) {
      if (at > 0) await takeTurn()
      intake.gather(inputs.slice(at, at + rowsPerTurn).map((input, index) => ({ index: at + index, input })))
    }
    return intake.finish()
  }

  /**
   * Stores the valid readings of a body that comes in parts, in several commits; resolves when all are
   * durable. While a commit is under way, no further part is asked for.
   * @throws ProblemError as {@link store}; besides, for faults of the body as a whole. Its detail then says
   *   how many readings had been stored before.
   */
  async storeParts(
    parts: AsyncIterable<readonly PostedRow[]>,
    sender: Sender,
    options: IntakeOptions,
  ): Promise<ReadingReceipt> {
    const intake = this.#open(sender, options)
    try {
      for await (const rows of parts) await intake.add(rows)
      return await intake.finish()
    } catch (thrown) {
      const error = toStoreProblem(thrown)
      if (!(error instanceof ProblemError) || options.dryRun || intake.accepted === 0) throw error
      const progress = `${intake.accepted} readings before that were stored; posting the body again is safe.`
      throw new ProblemError(error.code, `${error.message} ${progress}`, error.extras)
    }
  }

  #open({ visibility, source, reader }: Sender, options: IntakeOptions): ReadingIntake {
    const { unplaced, counts } = this.#parts
    const noteUnknown =
      unplaced && source && !options.dryRun
        ? (reading: CheckedReading) => unplaced.note(reading, source, visibility)
        : undefined
    return new ReadingIntake({
      estate: this.#parts.estate,
      visibility,
      clock: this.#parts.clock,
      options,
      closed: this.#parts.closed,
      noteUnknown,
      counts: options.dryRun ? undefined : counts,
      commit: (readings) => this.#commit(readings, reader),
    })
  }

  async #commit(readings: readonly CheckedReading[], reader: Sender['reader']): Promise<BatchOutcome> {
    const { motion, committer } = this.#parts
    const stored = this.#toStored(readings) ?? (await this.#createSeries(readings))
    const batch = await motion.prepare(stored, reader)
    try {
      // A day may have expired since they were checked; from here to the commit nothing comes in between.
      const { closed } = this.#parts
      if (closed && readings.some((one) => isClosed(closed, one))) throw new TimesClosedError()
      return await committer.add(batch)
    } catch (error) {
      if (!(error instanceof IngestOverloadedError)) throw error
      throw new ProblemError('overloaded', 'Too many readings are waiting to be stored.', {
        headers: { 'retry-after': '1' },
        cause: error,
      })
    } finally {
      batch.release()
    }
  }

  /**
   * Creates missing series. @throws SensorsGoneError when a sensor without any series was deleted since its
   * readings were checked.
   */
  async #createSeries(readings: readonly CheckedReading[]): Promise<StoredReading[]> {
    await this.#parts.series.ensure(readings)
    const stored = this.#toStored(readings)
    if (stored) return stored
    const gone = readings.filter(
      ({ sensorId, varName }) => this.#parts.series.find(sensorId, varName) === undefined,
    )
    throw new SensorsGoneError(new Set(gone.map(({ sensorId }) => sensorId)))
  }

  /** Builds the stored readings; `undefined` when one is the first of its series. */
  #toStored(readings: readonly CheckedReading[]): StoredReading[] | undefined {
    const stored: StoredReading[] = []
    for (const { sensorId, varName, timeMs, value } of readings) {
      const seriesId = this.#parts.series.find(sensorId, varName)
      if (seriesId === undefined) return undefined
      stored.push({ seriesId, timeMs, value })
    }
    return stored
  }
}
