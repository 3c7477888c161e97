import { dayMs } from '../../day-ms.ts'
import type { TimeRange, TimeSegment } from '../../storage/time-series/reading.ts'
import { findBorders, readOccupancy } from '../../storage/time-series/statements/occupancy.ts'
import type { Run } from '../../storage/time-series/statements/run.ts'
import { readRuns } from '../../storage/time-series/statements/runs.ts'
import { readExtent } from '../../storage/time-series/statements/series-buckets.ts'
import { readDataPage } from '../../storage/time-series/statements/series-data.ts'
import type { ReadingReader } from '../../storage/time-series/time-series.ts'

/**
 * The span in which an interval is followed at once, longer than the longest time-out: there are at most some
 * 276,000 events.
 */
const windowMs = 32 * dayMs

/** The events that one statement looks at. */
const maxEvents = 276_000

/** The intervals to read, and their events. */
export interface IntervalQuery {
  readonly seriesId: number
  /** Events this far apart or farther belong to different intervals; whole milliseconds, from 2 to a day. */
  readonly timeoutMs: number
  /** Events of before this time are left out, Unix milliseconds. */
  readonly shownFromMs: number
  /** Intervals that overlap `[fromMs, toMs)` are given whole; `limit` counts intervals. */
  readonly range: TimeRange
}

/**
 * Reads the longest stretches of events less than a time-out apart, in lists that are short enough to hold,
 * in the asked order of time. A single event is a stretch of no length.
 * @throws StoreBusyError when too many queries wait.
 */
export async function* readIntervals(
  store: ReadingReader,
  query: IntervalQuery,
): AsyncGenerator<readonly Run[], void, undefined> {
  const { range } = query
  const reader = new IntervalReader(store, query)
  const span = await reader.findSpan(range)
  let remaining = range.limit ?? Number.POSITIVE_INFINITY
  for await (const intervals of reader.read(span, range.order)) {
    const found = intervals
      .filter(({ fromMs, toMs }) => fromMs < range.toMs && toMs >= range.fromMs)
      .slice(0, remaining)
    remaining -= found.length
    if (found.length > 0) yield found
    if (remaining <= 0) return
  }
}

/** Reads the intervals of one series piece by piece, and joins those that a border cuts. */
class IntervalReader {
  readonly #store: ReadingReader
  readonly #seriesId: number
  readonly #maxGapMs: number
  readonly #shownFromMs: number

  constructor(store: ReadingReader, { seriesId, timeoutMs, shownFromMs }: IntervalQuery) {
    this.#store = store
    this.#seriesId = seriesId
    this.#maxGapMs = timeoutMs - 1
    this.#shownFromMs = shownFromMs
  }

  /**
   * Finds a span that holds every interval that overlaps a range, each whole; an empty one when there is
   * none.
   */
  async findSpan({ fromMs, toMs }: TimeSegment): Promise<TimeSegment> {
    const seriesId = this.#seriesId
    const shownMs = Math.max(fromMs, this.#shownFromMs)
    const [before, last] = await Promise.all([this.#findEventBefore(fromMs), this.#findEventBefore(toMs)])
    const first = before ?? (await this.#store.run(readExtent({ seriesId, fromMs: shownMs, toMs })))?.firstMs
    if (first === undefined || last === undefined) return { fromMs, toMs: fromMs }
    return { fromMs: await this.#findBeginning(first), toMs: (await this.#findEnd(last)) + 1 }
  }

  /** Reads all intervals of a span that cuts none. */
  async *read(
    { fromMs, toMs }: TimeSegment,
    order: 'asc' | 'desc',
  ): AsyncGenerator<readonly Run[], void, undefined> {
    let open: Run | undefined // the next piece may go on with it
    for (const piece of await this.#cut({ fromMs, toMs }, order)) {
      const runs = await this.#readRuns(piece.fromMs, piece.toMs)
      if (order === 'desc') runs.reverse()
      const [next] = runs
      if (!next) continue
      if (open && this.#belongTogether(open, next)) runs[0] = join(open, next)
      else if (open) runs.unshift(open)
      open = runs.pop()
      yield runs
    }
    if (open) yield [open]
  }

  /** Cuts a span into pieces with as many events as one statement takes, in the asked order. */
  async #cut({ fromMs, toMs }: TimeSegment, order: 'asc' | 'desc'): Promise<TimeSegment[]> {
    const days = await this.#store.run(readOccupancy({ seriesIds: [this.#seriesId], fromMs, toMs }))
    if (days.length === 0) return []
    const starts = [fromMs, ...findBorders(days, maxEvents)]
    const pieces = starts.map((startMs, at) => ({ fromMs: startMs, toMs: starts[at + 1] ?? toMs }))
    return order === 'asc' ? pieces : pieces.reverse()
  }

  async #findEventBefore(toMs: number): Promise<number | undefined> {
    const page = { fromMs: this.#shownFromMs, toMs, order: 'desc', limit: 1 } as const
    const [event] = await this.#store.run(readDataPage(this.#seriesId, page))
    return event?.timeMs
  }

  /** Finds the beginning of the interval of an event. */
  async #findBeginning(eventMs: number): Promise<number> {
    const beginMs = eventMs - windowMs
    const run = (await this.#readRuns(beginMs, eventMs + 1)).at(-1)
    const firstMs = run?.fromMs ?? eventMs
    return firstMs - beginMs > this.#maxGapMs ? firstMs : this.#findBeginning(firstMs)
  }

  /** Finds the end of the interval of an event. */
  async #findEnd(eventMs: number): Promise<number> {
    const endMs = eventMs + windowMs
    const [run] = await this.#readRuns(eventMs, endMs)
    const lastMs = run?.toMs ?? eventMs
    return endMs - lastMs > this.#maxGapMs ? lastMs : this.#findEnd(lastMs)
  }

  #readRuns(fromMs: number, toMs: number): Promise<Run[]> {
    const seriesIds = [this.#seriesId]
    const shownMs = Math.max(fromMs, this.#shownFromMs)
    return this.#store.run(readRuns({ seriesIds, fromMs: shownMs, toMs, maxGapMs: this.#maxGapMs }))
  }

  #belongTogether(one: Run, other: Run): boolean {
    const pauseMs = Math.max(one.fromMs, other.fromMs) - Math.min(one.toMs, other.toMs)
    return pauseMs <= this.#maxGapMs
  }
}

function join(one: Run, other: Run): Run {
  return {
    fromMs: Math.min(one.fromMs, other.fromMs),
    toMs: Math.max(one.toMs, other.toMs),
    count: one.count + other.count,
  }
}
