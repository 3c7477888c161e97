import { maxReadingsPerRequest, type ProblemCode, type ReadingReceipt } from '@openlightfi/contract'
import type { Clock } from '../../clock.ts'
import { type Estate, findVisibleSensor, type Visibility } from '../../estate/index.ts'
import { ProblemError } from '../../problem-error.ts'
import type { BatchOutcome } from '../commit/commit.ts'
import { type CheckedReading, checkReading, isFault, type ReadingFault } from './check-reading.ts'
import type { PostedRow, RowPlace } from './posted-row.ts'
import { SensorsGoneError } from './sensors-gone-error.ts'

/** How readings are taken in. */
export interface IntakeOptions {
  /** Store all or none. */
  readonly strict: boolean
  /** Check everything, store nothing. */
  readonly dryRun: boolean
  /** Take times before 2000. */
  readonly before2000?: boolean
}

/** What an intake needs around it. */
export interface IntakeParts {
  readonly estate: Estate
  readonly visibility: Visibility
  readonly clock: Clock
  readonly options: IntakeOptions
  /** Makes readings durable, all or none. @throws SensorsGoneError when sensors were deleted meanwhile. */
  commit(readings: readonly CheckedReading[]): Promise<BatchOutcome>
}

/** Readings that a body in parts gathers before it commits them. */
const readingsPerCommit = 10_000
/** Characters of sentences about rejected readings in an answer, some 1,500 of them; the rest is counted. */
const maxListedCharacters = 256 * 1024
/** Of a rejection besides its sentence. */
const rejectionCharacters = 80

/** Takes in the rows of one request, part by part, in bounded memory. */
export class ReadingIntake {
  readonly #parts: IntakeParts
  readonly #rejected: ReadingReceipt['rejected'] = []
  #rejectedCount = 0
  #listedCharacters = 0
  #waiting: CheckedReading[] = []
  /** Where the waiting readings were found, in the same order. */
  #places: RowPlace[] = []
  #accepted = 0
  #throttled = 0

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /** How many readings are durable by now; in a dry run, how many are valid. */
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
   * Checks rows, and commits what has gathered when it is enough.
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
   * Commits the rest and tells what became of all.
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
      this.#accepted += readings.length - throttled
    } catch (error) {
      if (!(error instanceof SensorsGoneError)) throw error
      for (const [at, reading] of readings.entries()) this.#waitAgain(reading, places[at], error.sensorIds)
      this.#requireAllValid()
      await this.#flush()
    }
  }

  /** Readings of a sensor that was deleted while they waited are rejected as if it had never been there. */
  #waitAgain(reading: CheckedReading, place: RowPlace | undefined, gone: ReadonlySet<string>): void {
    if (!place) throw new Error('a reading waits without its place')
    if (gone.has(reading.sensorId)) this.#reject(place, describeUnknownSensor(reading.sensorId))
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
      else if (isVisible(checked.sensorId)) take(checked, row)
      else this.#reject(row, describeUnknownSensor(checked.sensorId))
    }
  }

  #reject({ index, line }: RowPlace, { code, detail }: ReadingFault): void {
    this.#rejectedCount += 1
    this.#listedCharacters += rejectionCharacters + detail.length
    if (this.#listedCharacters > maxListedCharacters) return
    this.#rejected.push({ index, ...(line !== undefined && { line }), code, detail })
  }

  /** Per part only, so that what was seen cannot grow with the body. */
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

function describeUnknownSensor(sensorId: string): { code: ProblemCode; detail: string } {
  const shown = sensorId.length > 80 ? `${sensorId.slice(0, 80)}…` : sensorId
  return { code: 'unknown_sensor', detail: `No sensor "${shown}" exists where you may write.` }
}
