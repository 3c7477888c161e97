import { maxReadingsPerRequest, type ProblemCode, type ReadingReceipt } from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import { type Estate, findVisibleSensor, type Visibility } from '../../estate/index.ts'
import { ProblemError } from '../../problem-error.ts'
import type { ClosedTimes } from '../../retention/index.ts'
import type { BatchOutcome } from '../commit/commit.ts'
import { type CheckedReading, checkReading, isFault, type ReadingFault } from './check-reading.ts'
import { refuseClosed, TimesClosedError } from './closed-times.ts'
import type { IntakeCounts } from './intake-counts.ts'
import type { PostedRow, RowPlace } from './posted-row.ts'
import { SensorsGoneError } from './sensors-gone-error.ts'

/** The options of an intake. */
export interface IntakeOptions {
  /** Stores all or none. */
  readonly strict: boolean
  /** Checks everything and stores nothing. */
  readonly dryRun: boolean
  /** Accepts times before 2000. */
  readonly before2000?: boolean
}

/** The parts around an intake. */
export interface IntakeParts {
  readonly estate: Estate
  readonly visibility: Visibility
  readonly clock: Clock
  readonly options: IntakeOptions
  /** The times that are not taken any more. */
  readonly closed?: ClosedTimes | undefined
  /** Is told each reading of a sensor that the sender does not see. */
  readonly noteUnknown?: ((reading: CheckedReading) => void) | undefined
  /** Counts what is not stored. */
  readonly counts?: IntakeCounts | undefined
  /**
   * Makes readings durable, all or none. @throws SensorsGoneError when sensors were deleted meanwhile,
   * TimesClosedError when days expired.
   */
  commit(readings: readonly CheckedReading[]): Promise<BatchOutcome>
}

/** The readings that a body in parts gathers before it commits them. */
const readingsPerCommit = 10_000
/**
 * The characters of sentences about rejected readings in an answer, about 1,500 sentences; the others are
 * only counted.
 */
const maxListedCharacters = 256 * 1024
/** The characters of a rejection besides its sentence. */
const rejectionCharacters = 80

const none: ReadonlySet<string> = new Set()

/** Takes in the rows of one request, part by part, in bounded memory. */
export class ReadingIntake {
  readonly #parts: IntakeParts
  readonly #rejected: ReadingReceipt['rejected'] = []
  #rejectedCount = 0
  #listedCharacters = 0
  #waiting: CheckedReading[] = []
  /** The places of the waiting readings, in the same order. */
  #places: RowPlace[] = []
  #accepted = 0
  #throttled = 0

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /** The number of readings that are durable by now; in a dry run, of those that are valid. */
  get accepted(): number {
    return this.#accepted
  }

  /** Checks rows, and keeps the valid ones until all are committed at once. */
  gather(rows: readonly PostedRow[]): void {
    this.#check(rows, (reading, row) => {
      if (this.#parts.options.dryRun) this.#accepted += 1
      else this.#wait(reading, row)
    })
  }

  /**
   * Checks rows, and commits the gathered readings when they are enough.
   * @throws ProblemError `body_too_large` when `strict` and more readings came than one commit takes.
   */
  async add(rows: readonly PostedRow[]): Promise<void> {
    const { strict } = this.#parts.options
    this.gather(rows)
    if (!strict && this.#waiting.length >= readingsPerCommit) await this.#flush()
    if (strict && this.#accepted + this.#waiting.length > maxReadingsPerRequest) {
      throw new ProblemError(
        'body_too_large',
        `With strict=true a body may have ${maxReadingsPerRequest} readings; nothing was stored. Post it in parts, or check it with dry_run=true and post it without strict.`,
      )
    }
  }

  /**
   * Commits the rest and reports the outcome of all.
   * @throws ProblemError `readings_rejected` when `strict` and one is invalid.
   */
  async finish(): Promise<ReadingReceipt> {
    this.#requireAllValid()
    await this.#flush()
    return {
      accepted: this.#accepted,
      throttled: this.#throttled,
      rejected: this.#rejected,
      ...(this.#rejectedCount > this.#rejected.length && {
        rejected_unlisted: this.#rejectedCount - this.#rejected.length,
      }),
    }
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length === 0) return
    const [readings, places] = [this.#waiting, this.#places]
    this.#waiting = []
    this.#places = []
    try {
      const { throttled } = await this.#parts.commit(readings)
      this.#throttled += throttled
      if (this.#parts.counts) this.#parts.counts.throttled += throttled
      this.#accepted += readings.length - throttled
    } catch (error) {
      const gone = error instanceof SensorsGoneError ? error.sensorIds : none
      if (gone === none && !(error instanceof TimesClosedError)) throw error
      for (const [at, reading] of readings.entries()) this.#waitAgain(reading, places[at], gone)
      this.#requireAllValid()
      await this.#flush()
    }
  }

  /**
   * Puts a reading back. Readings of a sensor that was deleted while they waited are rejected as if it had
   * never existed, and those of a day that expired as if it had before.
   */
  #waitAgain(reading: CheckedReading, place: RowPlace | undefined, gone: ReadonlySet<string>): void {
    if (!place) throw new Error('a reading waits without its place')
    const fault = gone.has(reading.sensorId)
      ? refuseUnknownSensor(reading.sensorId)
      : refuseClosed(this.#parts.closed, reading)
    if (fault) this.#reject(place, fault)
    else this.#wait(reading, place)
  }

  #wait(reading: CheckedReading, place: RowPlace): void {
    this.#waiting.push(reading)
    this.#places.push(place)
  }

  #requireAllValid(): void {
    if (!this.#parts.options.strict || this.#rejectedCount === 0) return
    throw new ProblemError(
      'readings_rejected',
      `${this.#rejectedCount} readings are not valid; none was stored.`,
      { rejected: this.#rejected },
    )
  }

  #check(rows: readonly PostedRow[], take: (reading: CheckedReading, row: PostedRow) => void): void {
    const rules = { nowMs: this.#parts.clock(), before2000: this.#parts.options.before2000 ?? false }
    const isVisible = this.#rememberVisibility()
    for (const row of rows) {
      const checked = 'fault' in row ? row.fault : checkReading(row.input, rules)
      if (isFault(checked)) this.#reject(row, checked)
      else if (isVisible(checked.sensorId)) {
        const fault = refuseClosed(this.#parts.closed, checked)
        if (fault) this.#reject(row, fault)
        else take(checked, row)
      } else {
        this.#parts.noteUnknown?.(checked)
        this.#reject(row, refuseUnknownSensor(checked.sensorId))
      }
    }
  }

  #reject({ index, line }: RowPlace, { code, detail }: ReadingFault): void {
    this.#rejectedCount += 1
    this.#parts.counts?.addRejected(code)
    this.#listedCharacters += rejectionCharacters + detail.length
    if (this.#listedCharacters > maxListedCharacters) return
    this.#rejected.push({ index, ...(line !== undefined && { line }), code, detail })
  }

  /**
   * Creates a check of visibility that remembers its answers for one part, so that they cannot grow with the
   * body.
   */
  #rememberVisibility(): (sensorId: string) => boolean {
    const { estate, visibility } = this.#parts
    const seen = new Map<string, boolean>()
    return (sensorId) => {
      const visible = seen.get(sensorId) ?? findVisibleSensor(estate, visibility, sensorId) !== undefined
      seen.set(sensorId, visible)
      return visible
    }
  }
}

function refuseUnknownSensor(sensorId: string): { code: ProblemCode; detail: string } {
  const shown = sensorId.length > 80 ? `${sensorId.slice(0, 80)}…` : sensorId
  return { code: 'unknown_sensor', detail: `No sensor "${shown}" exists where you may write.` }
}
