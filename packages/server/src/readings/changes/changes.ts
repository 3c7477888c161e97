import { takeTurn } from '../../event-loop-turns.ts'
import type { Holder } from '../../holder.ts'
import { type PlaceRules, Places } from '../../places.ts'
import { type ExpiryBorders, nothingExpired } from '../../retention/index.ts'
import { countLog, type SeriesCount } from '../../storage/time-series/statements/count-log.ts'
import {
  type LoggedReading,
  type LogPlace,
  placeBefore,
  readLog,
} from '../../storage/time-series/statements/reading-log.ts'
import type { TimeSeries } from '../../storage/time-series/time-series.ts'
import type { LogHead } from './log-head.ts'
import type { Waiter, Wanted } from './waiting-room.ts'

/** The readings that a reader wants, and may see. */
export interface ChangeChoice {
  /**
   * Lists the wanted series when they are few of all: the engine then looks at these alone. To find many
   * among all, it is faster to pick them out of its answer. Called only when the engine is asked.
   */
  listSeries?(): readonly number[] | undefined
  /** Tells whether a series is wanted; also called for one that is created meanwhile. */
  isWanted(seriesId: number): boolean
}

/** A question to the log. */
export interface ChangeQuery extends ChangeChoice {
  readonly after: LogPlace
  readonly limit: number
}

/** The way in which a reader follows the log. */
export interface Following {
  readonly after: LogPlace
  /** The most readings of a page. */
  readonly limit: number
  readonly reader: ChangeReader
  /** The time after which no more is waited for, by `performance.now()`. */
  readonly untilMs: number
  /**
   * Chooses the readings; called for every page, since a waiting reader may be given other places, or none.
   */
  choose(): (ChangeChoice & Wanted) | Promise<ChangeChoice & Wanted>
}

/** Some readings in the order in which they were stored. */
export interface ChangePage {
  readonly readings: readonly LoggedReading[]
  /** The place where the next page begins. */
  readonly next: LogPlace
  /** True when there may be more by now. */
  readonly hasMore: boolean
}

/** The readings behind a place. */
export interface BehindReadings {
  /** How many, about: one that was stored again may count twice. */
  readonly count: number
  /**
   * The newest time of those of the oldest commit, Unix milliseconds: none of all was stored before it by the
   * clock of who measured it. Undefined when there are none.
   */
  readonly oldestMs: number | undefined
  /** The number of that commit. */
  readonly oldestSequence: number | undefined
}

/** A reader that is further behind reads much, and waits for the engine with those that do. */
const followedSequences = 1_024

/** The bounds of requests that wait for readings: each holds a socket and some kilobytes. */
const waits: PlaceRules = {
  what: 'requests wait for readings',
  held: { perCaller: 32, perOrganisation: 500, inAll: 2_000 },
  retryAfterS: 5,
}

/** The reader of the log. */
export interface ChangeReader {
  readonly holder: Holder
  /** Aborted when nobody wants the answer any more. */
  readonly signal: AbortSignal
}

/** The longest time of a timer, 24 days. */
const longestTimerMs = 2 ** 31 - 1

/** The sequences that the first query of a page takes in; later ones take in more while they find little. */
const firstWindow = 16
const maxQueriesPerPage = 32
/** The most series that are named in a query; more would make its text larger than the engine takes. */
const maxNamedSeries = 5_000

/**
 * Reads the log of readings: everything that was stored, in the order of the group commits, late and
 * corrected data too.
 */
export class Changes {
  readonly #store: TimeSeries
  readonly #head: LogHead
  readonly #waits = new Places(waits)
  readonly #borders: ExpiryBorders

  constructor(store: TimeSeries, head: LogHead, borders: ExpiryBorders = nothingExpired) {
    this.#store = store
    this.#head = head
    this.#borders = borders
  }

  /** The place after everything that is stored. */
  get end(): LogPlace {
    return placeBefore(this.#head.settledSequence + 1)
  }

  /**
   * Tells whether this log has reached a place. It has not when it was copied back from a backup, and readers
   * were further by then.
   */
  hasReached({ sequence }: LogPlace): boolean {
    return sequence <= this.#head.lastSequence + 1
  }

  /** Tells whether everything after a place is in memory. */
  isRecent(place: LogPlace): boolean {
    return this.#head.recent.covers(place)
  }

  /**
   * Reads the readings after a place. Each query is of a window of sequences, so that its cost follows from
   * the new readings and not from all.
   * @throws PlacesTakenError when too many queries wait; StoreBusyError; the reason of the reader's signal.
   */
  async readPage(query: ChangeQuery, reader?: ChangeReader): Promise<ChangePage> {
    const { after, isWanted, limit } = query
    const settled = this.#head.settledSequence
    if (this.#head.recent.covers(after)) return this.#readRecent(query, settled)
    const isLarge = settled - after.sequence > followedSequences
    const store = reader ? this.#store.readFor({ ...reader, isLarge }) : this.#store
    const seriesIds = query.listSeries?.()
    const named = seriesIds && seriesIds.length <= maxNamedSeries ? seriesIds : undefined
    const readings: LoggedReading[] = []
    let place = after
    let window = firstWindow
    for (let queries = 0; place.sequence <= settled && seriesIds?.length !== 0; queries += 1) {
      const wantedRows = limit - readings.length
      if (wantedRows === 0 || queries === maxQueriesPerPage) {
        return { readings, next: place, hasMore: true }
      }
      const throughSequence = Math.min(settled, place.sequence + window - 1)
      const rows = await store.run(
        readLog({
          after: place,
          throughSequence,
          seriesIds: named,
          limit: wantedRows,
        }),
      )
      readings.push(...rows.filter((row) => isWanted(row.seriesId) && this.#isKept(row)))
      const last = rows.at(-1)
      if (last && rows.length === wantedRows) {
        place = { sequence: last.sequence, seriesId: last.seriesId, timeMs: last.timeMs }
      } else {
        place = placeBefore(throughSequence + 1)
        window *= 4
      }
    }
    const next = place.sequence > settled ? place : placeBefore(settled + 1)
    return { readings, next, hasMore: false }
  }

  /** Tells whether a reading has not expired; one that has may be there until it is deleted. */
  #isKept({ seriesId, timeMs }: LoggedReading): boolean {
    return timeMs >= this.#borders.expiredMs(seriesId)
  }

  #readRecent({ after, isWanted, limit }: ChangeQuery, settled: number): ChangePage {
    const wanted = new Map<number, boolean>()
    const readings: LoggedReading[] = []
    for (const reading of this.#head.recent.readBehind(after, settled)) {
      const { sequence, seriesId, timeMs } = reading
      const isOne = wanted.get(seriesId) ?? isWanted(seriesId)
      wanted.set(seriesId, isOne)
      if (isOne && this.#isKept(reading)) readings.push(reading)
      if (readings.length === limit) return { readings, next: { sequence, seriesId, timeMs }, hasMore: true }
    }
    const next = after.sequence > settled ? after : placeBefore(settled + 1)
    return { readings, next, hasMore: false }
  }

  /**
   * Follows the log: returns the first page at once, though it may be empty, and the next ones as they come.
   * Ends when the time is over, or the server is about to stop.
   * @throws PlacesTakenError when too many wait; otherwise the errors of {@link readPage}.
   */
  async *follow({ after, limit, reader, untilMs, choose }: Following): AsyncGenerator<ChangePage> {
    let place = after
    while (true) {
      const choice = await choose()
      const page = await this.readPage({ ...choice, after: place, limit }, reader)
      place = page.next
      yield page
      if (page.hasMore) continue
      if (this.isClosed || performance.now() >= untilMs) return
      await this.#waitBehind(place, choice, untilMs, reader)
      reader.signal.throwIfAborted()
      await takeTurn() // one commit wakes many
    }
  }

  /**
   * Follows the log without a promise or a timer, for those who are many and wait for long: wakes them once
   * there may be wanted readings behind a place, or the log was closed. They are bounded elsewhere.
   * @returns a function that ends the wait.
   */
  watchBehind({ sequence }: LogPlace, waiter: Waiter): () => void {
    return this.#head.watchBeyond(sequence - 1, waiter)
  }

  async #waitBehind(
    { sequence }: LogPlace,
    wanted: Wanted,
    untilMs: number,
    { holder, signal }: ChangeReader,
  ): Promise<void> {
    const timeoutMs = Math.min(longestTimerMs, Math.ceil(untilMs - performance.now()))
    const release = this.#waits.takeNow({ holder })
    try {
      await this.#head.waitBeyond(sequence - 1, wanted, { timeoutMs, signal })
    } finally {
      release()
    }
  }

  /**
   * Counts the wanted readings behind a place, and finds the oldest.
   * @throws the errors of {@link readPage}.
   */
  async measureBehind(after: LogPlace, choice: ChangeChoice, reader?: ChangeReader): Promise<BehindReadings> {
    const settled = this.#head.settledSequence
    if (after.sequence > settled) return nothingBehind
    const { isWanted } = choice
    if (this.#head.recent.covers(after)) {
      const wanted = [...this.#head.recent.readBehind(after, settled)].filter(
        (row) => isWanted(row.seriesId) && this.#isKept(row),
      )
      return sumUp(wanted.map((row) => ({ count: 1, firstSequence: row.sequence, firstMs: row.timeMs })))
    }
    const seriesIds = choice.listSeries?.()
    if (seriesIds?.length === 0) return nothingBehind
    const named = seriesIds && seriesIds.length <= maxNamedSeries ? seriesIds : undefined
    const store = reader ? this.#store.readFor({ ...reader, isLarge: true }) : this.#store
    const counts = await store.run(countLog({ after, throughSequence: settled, seriesIds: named }))
    return sumUp(counts.filter(({ seriesId }) => isWanted(seriesId)))
  }

  /**
   * Waits until something wanted may have been stored behind a place, for a reader of the server's own, which
   * takes the place of no caller. Also resolves when the time is over, `signal` is aborted, or the server is
   * about to stop.
   */
  async waitFor(
    { sequence }: LogPlace,
    wanted: Wanted,
    limits: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    await this.#head.waitBeyond(sequence - 1, wanted, limits)
  }

  /** The number of waiting readers. */
  get waiting(): number {
    return this.#head.waiting
  }

  /** True when the server is about to stop: nobody may wait any more. */
  get isClosed(): boolean {
    return this.#head.isClosed
  }

  /** Ends all waiting, so that a server can stop. */
  close(): void {
    this.#head.close()
  }
}

const nothingBehind: BehindReadings = { count: 0, oldestMs: undefined, oldestSequence: undefined }

function sumUp(parts: readonly Omit<SeriesCount, 'seriesId'>[]): BehindReadings {
  let [count, oldestSequence, oldestMs] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { count: ofPart, firstSequence, firstMs } of parts) {
    count += ofPart
    if (firstSequence > oldestSequence) continue
    oldestMs = firstSequence < oldestSequence ? firstMs : Math.max(oldestMs, firstMs)
    oldestSequence = firstSequence
  }
  return count > 0 ? { count, oldestMs, oldestSequence } : nothingBehind
}
