import { takeTurn } from '../../event-loop-turns.ts'
import type { Holder } from '../../holder.ts'
import { type PlaceRules, Places } from '../../places.ts'
import {
  type LoggedReading,
  type LogPlace,
  placeBefore,
  readLog,
} from '../../storage/time-series/statements/reading-log.ts'
import type { TimeSeries } from '../../storage/time-series/time-series.ts'
import type { LogHead } from './log-head.ts'
import type { Wanted } from './waiting-room.ts'

/** Which readings somebody wants, and may see. */
export interface ChangeChoice {
  /**
   * Names them when few of all series are wanted: the engine then looks at these alone. To find many among all, it is faster
   * to pick them out of what it found. Asked only when the engine is.
   */
  listSeries?(): readonly number[] | undefined
  /** Whether a series is wanted; asked besides of one that is created meanwhile. */
  isWanted(seriesId: number): boolean
}

/** What is wanted of the log. */
export interface ChangeQuery extends ChangeChoice {
  readonly after: LogPlace
  readonly limit: number
}

/** How somebody follows the log. */
export interface Following {
  readonly after: LogPlace
  /** Readings of a page at the most. */
  readonly limit: number
  readonly reader: ChangeReader
  /** When no more is waited for, by `performance.now()`. */
  readonly untilMs: number
  /** Asked for every page: while somebody waits, they may be given other places, or none. */
  choose(): (ChangeChoice & Wanted) | Promise<ChangeChoice & Wanted>
}

/** Some readings in the order in which they were stored. */
export interface ChangePage {
  readonly readings: readonly LoggedReading[]
  /** Where the next page begins. */
  readonly next: LogPlace
  /** Whether there may be more by now. */
  readonly hasMore: boolean
}

/** Who is further behind reads much, and waits for the engine with those who do. */
const followedSequences = 1_024

/** Requests that may wait for readings at a time: each holds a socket and some kilobytes. */
const waits: PlaceRules = {
  what: 'requests wait for readings',
  held: { perCaller: 32, perOrganisation: 500, inAll: 2_000 },
  retryAfterS: 5,
}

/** For whom the log is read. */
export interface ChangeReader {
  readonly holder: Holder
  /** Aborted when nobody wants it any more. */
  readonly signal: AbortSignal
}

/** What a timer takes, 24 days. */
const longestTimerMs = 2 ** 31 - 1

/** Sequences that the first query of a page takes in; later ones take in more while they find little. */
const firstWindow = 16
const maxQueriesPerPage = 32
/** Series that are named in a query; more would make its text larger than the engine takes. */
const maxNamedSeries = 5_000

/** Reads the log of readings: what was stored, in the order of the group commits, late and corrected data too. */
export class Changes {
  readonly #store: TimeSeries
  readonly #head: LogHead
  readonly #waits = new Places(waits)

  constructor(store: TimeSeries, head: LogHead) {
    this.#store = store
    this.#head = head
  }

  /** The place behind everything that is stored. */
  get end(): LogPlace {
    return placeBefore(this.#head.settledSequence + 1)
  }

  /**
   * Whether a place is one that this log has reached. It has not when it was copied back from a backup, and readers were
   * further by then.
   */
  hasReached({ sequence }: LogPlace): boolean {
    return sequence <= this.#head.lastSequence + 1
  }

  /**
   * The readings behind a place. Each query is of a window of sequences, so that its cost follows from what is new and
   * not from what is stored.
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
      readings.push(...rows.filter(({ seriesId }) => isWanted(seriesId)))
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

  #readRecent({ after, isWanted, limit }: ChangeQuery, settled: number): ChangePage {
    const wanted = new Map<number, boolean>()
    const readings: LoggedReading[] = []
    for (const reading of this.#head.recent.readBehind(after, settled)) {
      const { sequence, seriesId, timeMs } = reading
      const isOne = wanted.get(seriesId) ?? isWanted(seriesId)
      wanted.set(seriesId, isOne)
      if (isOne) readings.push(reading)
      if (readings.length === limit) return { readings, next: { sequence, seriesId, timeMs }, hasMore: true }
    }
    const next = after.sequence > settled ? after : placeBefore(settled + 1)
    return { readings, next, hasMore: false }
  }

  /**
   * Follows the log: the first page at once, though it may be empty, and the next ones as they come. Ends when the time is over,
   * or the server is about to stop.
   * @throws PlacesTakenError when too many wait; otherwise as {@link readPage} does.
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

  /** How many wait. */
  get waiting(): number {
    return this.#head.waiting
  }

  /** Whether the server is about to stop: nobody may wait any more. */
  get isClosed(): boolean {
    return this.#head.isClosed
  }

  /** Ends all waiting, so that a server can stop. */
  close(): void {
    this.#head.close()
  }
}
