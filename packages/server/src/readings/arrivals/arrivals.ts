import type { Clock } from '../../clock.ts'
import type { ArrivalRepository } from '../../storage/relational/arrival-repository.ts'
import type { ArrivalRow } from '../../storage/relational/tables.ts'
import type { ArrivedCommits } from '../../storage/time-series/statements/arrival-delays.ts'

/** The stretch of time in which a commit was stored, Unix milliseconds. */
export interface Arrival {
  /** It was not stored before; undefined where nothing was noted until then. */
  readonly fromMs: number | undefined
  /** It was stored by then. */
  readonly toMs: number
}

/** Commits by when they were stored. */
export interface CommitsByArrival {
  readonly commits: readonly ArrivedCommits[]
  /** The last number of the last of them. */
  readonly throughSequence: number
}

/** The parts with which arrivals are noted. */
export interface ArrivalsParts {
  readonly repository: ArrivalRepository
  /** The numbers of commits: all up to this one are stored, or never will be. */
  readonly horizon: { readonly settledSequence: number }
  readonly clock: Clock
}

const minuteMs = 60_000

/** Minutes that wait for a database that takes nothing; of more, every other is left out. */
const maxWaitingMinutes = 1_440

/** The rows that are read together: a page of the log is of few minutes, or of some far apart. */
const rowsAtOnce = 64

/** Two days; a statement that names more would be long. */
const maxListedMinutes = 2_880

/**
 * Knows when commits of readings were stored: of each minute in which some were, the number of the last. A
 * minute is stored once it is over, so that no commit waits for it; a crash loses the minutes of the last
 * round or two, and the next start notes what was stored until then.
 *
 * A commit counts as stored when the log shows it. Behind one of which a ClickHouse server gave no answer
 * that is up to a minute later.
 *
 * Minutes never fall: where the clock goes back, what is stored counts for the latest minute, until the clock
 * has come there again.
 */
export class Arrivals {
  readonly #parts: ArrivalsParts
  /** The last row in the database. */
  #stored: ArrivalRow
  /** The rows of minutes that are over and not stored yet. */
  #waiting: ArrivalRow[] = []
  /** The row of the minute that goes on. */
  #current: ArrivalRow

  private constructor(parts: ArrivalsParts, stored: ArrivalRow) {
    this.#parts = parts
    this.#stored = stored
    this.#current = stored
  }

  /** Opens the arrivals; what earlier processes stored and did not note counts for this minute. */
  static async open(parts: ArrivalsParts): Promise<Arrivals> {
    const stored = await parts.repository.findLast()
    const arrivals = new Arrivals(parts, stored ?? { minute: Number.NEGATIVE_INFINITY, sequence: 0 })
    arrivals.note()
    return arrivals
  }

  /** Notes what is stored by now. Call it after each commit. */
  note(): void {
    const sequence = this.#parts.horizon.settledSequence
    if (sequence <= this.#current.sequence) return
    const minute = Math.max(Math.floor(this.#parts.clock() / minuteMs), this.#current.minute)
    if (minute > this.#current.minute) this.#finishMinute()
    this.#current = { minute, sequence }
  }

  /**
   * Stores the minutes that are over. One call at a time.
   * @param isEnding true when nothing more will be stored by this process.
   */
  async store(isEnding = false): Promise<void> {
    this.note()
    const nowMinute = Math.floor(this.#parts.clock() / minuteMs)
    const isOver = isEnding || this.#current.minute !== nowMinute
    const current = isOver && this.#current.sequence > this.#stored.sequence ? [this.#current] : []
    const rows = [...this.#waiting, ...current]
    const last = rows.at(-1)
    if (!last) return
    await this.#parts.repository.put(rows)
    this.#stored = last
    this.#waiting = this.#waiting.filter(({ sequence }) => sequence > last.sequence)
  }

  /** Finds when a commit was stored; undefined when it is not, as far as the log shows. */
  async findArrival(sequence: number): Promise<Arrival | undefined> {
    if (sequence > this.#current.sequence) return undefined
    const { repository } = this.#parts
    const inMemory = this.#listInMemory()
    const at = inMemory.findIndex((row) => row.sequence >= sequence)
    const row = sequence > this.#stored.sequence ? inMemory[at] : await repository.findFrom(sequence)
    if (!row) throw new Error('the arrival of a commit was noted and is gone')
    const before = inMemory[at - 1] ?? (await repository.findBefore(row.minute))
    return { fromMs: before && toEndMs(before), toMs: toEndMs(row) }
  }

  /**
   * Finds the highest number of commits that were all stored by a time; 0 where nothing was noted until then.
   */
  async findSequenceBy(timeMs: number): Promise<number> {
    const inMemory = this.#listInMemory().findLast((row) => toEndMs(row) <= timeMs)
    if (inMemory) return inMemory.sequence
    const stored = await this.#parts.repository.findBefore(Math.floor(timeMs / minuteMs))
    return stored?.sequence ?? 0
  }

  /**
   * Finds by when commits were stored, Unix milliseconds.
   * @param sequences those of stored commits, from low to high.
   */
  async findEnds(sequences: readonly number[]): Promise<ReadonlyMap<number, number>> {
    const ends = new Map<number, number>()
    let rows: readonly ArrivalRow[] = []
    for (const sequence of sequences) {
      if (ends.has(sequence)) continue
      let row = rows.find((one) => one.sequence >= sequence)
      if (!row) {
        rows = await this.#listFrom(sequence)
        row = rows[0]
      }
      if (!row) throw new Error('a commit is asked for that is not stored')
      ends.set(sequence, Math.min(toEndMs(row), this.#parts.clock()))
    }
    return ends
  }

  /** Lists some rows, beginning with the one that a commit belongs to. */
  async #listFrom(sequence: number): Promise<readonly ArrivalRow[]> {
    if (sequence <= this.#stored.sequence)
      return this.#parts.repository.listFromSequence(sequence, rowsAtOnce)
    return this.#listInMemory().filter((row) => row.sequence >= sequence)
  }

  /**
   * Lists the commits that were stored from a time on, by number, at most those of some days: each with when
   * it was stored. What nobody noted the beginning of is left out.
   */
  async listSince(timeMs: number): Promise<CommitsByArrival> {
    const { repository } = this.#parts
    const minute = Math.floor(timeMs / minuteMs)
    const before = await repository.findBefore(minute)
    const stored = await repository.listFrom(minute, maxListedMinutes)
    const last = stored.at(-1) ?? before
    const later = [...this.#waiting, this.#current].filter(({ sequence }) => sequence > (last?.sequence ?? 0))
    const known = [...(before ? [before] : []), ...stored, ...later]
    const rows = known.slice(
      Math.max(
        0,
        known.findLastIndex((row) => row.minute < minute),
      ),
    )
    const commits = rows.slice(1).map((row, at) => {
      const previous = rows[at] as ArrivalRow
      return { fromSequence: previous.sequence + 1, fromMs: toEndMs(previous), toMs: toEndMs(row) }
    })
    return { commits, throughSequence: rows.at(-1)?.sequence ?? 0 }
  }

  #finishMinute(): void {
    if (this.#current.sequence > this.#stored.sequence) this.#waiting.push(this.#current)
    if (this.#waiting.length > maxWaitingMinutes)
      this.#waiting = this.#waiting.filter((_, at) => at % 2 === 1)
  }

  /** Lists the rows behind the last one in the database. */
  #listInMemory(): readonly ArrivalRow[] {
    return [...this.#waiting, this.#current].filter(({ sequence }) => sequence > this.#stored.sequence)
  }
}

/** The time from which on everything of a row was stored. */
function toEndMs({ minute }: ArrivalRow): number {
  return (minute + 1) * minuteMs
}
