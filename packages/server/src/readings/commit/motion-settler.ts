import type { Reader } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { SeriesPoint, StoredReading } from '../../storage/time-series/reading.ts'
import type { TimeSeriesStore } from '../../storage/time-series/time-series-store.ts'
import type { LatestValues } from '../latest/latest-values.ts'
import type { Commit } from './commit.ts'
import { motionThrottleMs, settleMotionEvent } from './motion-event.ts'
import { MotionTimeline } from './motion-timeline.ts'
import type { SeriesDirectory } from './series-directory.ts'

type Timelines = ReadonlyMap<number, MotionTimeline>

/** Readings that are to be committed, and the recorded events that can be neighbours of their motion events. */
export interface PreparedBatch {
  readonly readings: readonly StoredReading[]
  /** By series of motion; kept true until it is released. */
  readonly recorded: Timelines
  /** To be called when the batch was committed or given up. */
  release(): void
}

/** What is to be stored of some batches. */
export interface SettledBatches {
  /** Of all batches, in their order: other readings as posted, motion events with the value worked out. */
  readonly readings: readonly StoredReading[]
  /** Per batch: how many motion events are too close to a recorded one. */
  readonly throttled: readonly number[]
}

/**
 * Decides which motion events are recorded, and their values, against the events recorded before: in the order of the
 * commits, so that it makes no difference how events were put into batches. What the store is asked for is read before a
 * batch's turn comes, so that nobody else waits for it; what is committed meanwhile is added.
 */
export class MotionSettler {
  readonly #store: TimeSeriesStore
  readonly #series: SeriesDirectory
  readonly #latest: LatestValues
  /** Of the batches whose turn has not come. */
  readonly #prepared = new Set<Timelines>()

  constructor(store: TimeSeriesStore, series: SeriesDirectory, latest: LatestValues) {
    this.#store = store
    this.#series = series
    this.#latest = latest
  }

  /**
   * Reads the recorded events around the motion events of a batch. The newest event is in memory, so the store is asked only
   * for events that come late.
   * @param reader in whose turn the store is asked.
   * @throws PlacesTakenError when too many wait for the store; StoreBusyError; the reason of the reader's signal.
   */
  async prepare(
    readings: readonly StoredReading[],
    reader: Omit<Reader, 'isUnderWay'> | undefined,
  ): Promise<PreparedBatch> {
    const recorded = new Map<number, MotionTimeline>()
    const late: SeriesPoint[] = []
    for (const { seriesId, timeMs } of readings) {
      if (!this.#isMotion(seriesId)) continue
      const newest = this.#latest.ofSeries(seriesId)
      if (!recorded.has(seriesId)) recorded.set(seriesId, startTimeline(newest))
      if (newest && timeMs < newest.timeMs) late.push({ seriesId, timeMs })
    }
    const release = () => this.#prepared.delete(recorded)
    if (recorded.size > 0) this.#prepared.add(recorded)
    if (late.length > 0) {
      try {
        const store = reader ? this.#store.readFor(reader) : this.#store
        for (const { seriesId, ...event } of await store.readNeighbours(late, motionThrottleMs)) {
          recorded.get(seriesId)?.insert(event)
        }
      } catch (error) {
        release()
        throw error
      }
    }
    return { readings, recorded, release }
  }

  /** Settles the motion events of batches, in their order; other readings pass. Right only where one commit follows the other. */
  settle(batches: readonly PreparedBatch[]): SettledBatches {
    const timelines = joinTimelines(batches.map(({ recorded }) => recorded))
    const readings: StoredReading[] = []
    const throttled = batches.map((batch) => {
      let count = 0
      for (const reading of batch.readings) {
        const timeline = timelines.get(reading.seriesId)
        if (!timeline) {
          readings.push(reading)
          continue
        }
        const settled = settleMotionEvent(timeline.around(reading.timeMs), reading.timeMs)
        if (settled === 'throttled') count += 1
        if (typeof settled === 'string') continue
        timeline.insert(settled)
        readings.push({ seriesId: reading.seriesId, ...settled })
      }
      return count
    })
    return { readings, throttled }
  }

  /** Adds what was committed to what the batches know whose turn has not come. */
  note({ end, readings }: Pick<Commit, 'end' | 'readings'>): void {
    if (end !== 'stored' || this.#prepared.size === 0) return
    const events = readings.filter(({ seriesId }) => this.#isMotion(seriesId))
    for (const recorded of this.#prepared) {
      for (const { seriesId, timeMs, value } of events) recorded.get(seriesId)?.insert({ timeMs, value })
    }
  }

  #isMotion(seriesId: number): boolean {
    return this.#series.describe(seriesId)?.varName === 'motionEvent'
  }
}

function startTimeline(newest: Pick<StoredReading, 'timeMs' | 'value'> | undefined): MotionTimeline {
  const timeline = new MotionTimeline()
  if (newest) timeline.insert({ timeMs: newest.timeMs, value: newest.value })
  return timeline
}

/** All that is known of each series. */
function joinTimelines(all: readonly Timelines[]): Timelines {
  const joined = new Map<number, MotionTimeline>()
  for (const timelines of all) {
    for (const [seriesId, timeline] of timelines) {
      const known = joined.get(seriesId)
      if (!known) joined.set(seriesId, timeline)
      else for (const event of timeline.events()) known.insert(event)
    }
  }
  return joined
}
