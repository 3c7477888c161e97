import type { Location } from '../estate/index.ts'
import type { Caller } from '../http/caller.ts'
import { type PlaceRules, Places } from '../places.ts'
import type { TimeSeries } from '../storage/time-series/time-series.ts'
import { type DataStats, type DataStatsParts, DataStatsWork } from './data-stats.ts'

/** Each looks at all readings of some days. */
const rules: PlaceRules = {
  what: 'states of data are being worked out',
  held: { perCaller: 1, perOrganisation: 1, inAll: 2 },
  waiting: { perCaller: 8, perOrganisation: 32, inAll: 128 },
  retryAfterS: 5,
}

/**
 * The least and the most time for which an answer is given again, and that time as a multiple of what it took
 * to work it out: so that whoever looks all the time takes a sixtieth of the store.
 */
const keptMs = { least: 60_000, most: 3_600_000, factor: 60 } as const

/** Answers that are kept, 20 kB each at the most. */
const maxKept = 200

/** Whoever asks, and the end of the interest in it. */
export interface StatsRequest {
  readonly caller: Caller
  /** Finds the tops of the subtrees to look at, none of which lies in another. @throws ProblemError. */
  findTops(caller: Caller): readonly Location[]
  /** See `OperationRequest`. */
  watch(): AbortSignal
  admitAgain(): Promise<Caller>
}

interface KeptStats {
  readonly stats: DataStats
  readonly fromMs: number
  readonly untilMs: number
}

/** Tells the state of data of what callers see, the same for a minute. */
export class StatsReader {
  readonly #parts: DataStatsParts
  readonly #store: TimeSeries
  readonly #places = new Places(rules)
  readonly #kept = new Map<string, KeptStats>()

  constructor(parts: DataStatsParts, store: TimeSeries) {
    this.#parts = parts
    this.#store = store
  }

  /**
   * Tells the state of data as of the last minute, or of the caller's turn.
   * @throws PlacesTakenError when too many wait; the errors of `findTops`, of `admitAgain` and of the signal;
   *   those of the store.
   */
  async read(request: StatsRequest): Promise<DataStats> {
    const { caller, findTops } = request
    const known = this.#find(this.#nameTops(findTops(caller)))
    if (known) return known
    const signal = request.watch()
    return this.#places.run({ holder: caller, signal }, async () => {
      const tops = findTops(await request.admitAgain())
      const key = this.#nameTops(tops)
      return this.#find(key) ?? this.#keep(key, () => this.#work(tops, { holder: caller, signal }))
    })
  }

  #work(tops: readonly Location[], reader: { holder: Caller; signal: AbortSignal }): Promise<DataStats> {
    const store = this.#store.readFor({ ...reader, isLarge: true })
    return new DataStatsWork(this.#parts, store, tops[0]?.timeZone ?? 'UTC').run(tops, reader.signal)
  }

  /** Names places as they are: whoever sees other places, or other things in them, gets another answer. */
  #nameTops(tops: readonly Location[]): string {
    const { estate } = this.#parts
    return tops.map(({ locationId }) => `${locationId} ${estate.structureOf(locationId)}`).join(' ')
  }

  #find(key: string): DataStats | undefined {
    const nowMs = this.#parts.clock()
    const kept = this.#kept.get(key)
    return kept && kept.fromMs <= nowMs && nowMs < kept.untilMs ? kept.stats : undefined
  }

  async #keep(key: string, work: () => Promise<DataStats>): Promise<DataStats> {
    const startMs = performance.now()
    const stats = await work()
    const tookMs = performance.now() - startMs
    const fromMs = this.#parts.clock()
    const untilMs = fromMs + Math.min(keptMs.most, Math.max(keptMs.least, tookMs * keptMs.factor))
    this.#kept.delete(key)
    this.#kept.set(key, { stats, fromMs, untilMs })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > maxKept && oldest !== undefined) this.#kept.delete(oldest)
    return stats
  }
}
