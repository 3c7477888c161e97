import type { SeriesPoint, StoredReading } from '../../storage/time-series/reading.ts'
import { readNeighbours } from '../../storage/time-series/statements/neighbours.ts'
import type { ReaderOfWork, ReadingReader } from '../../storage/time-series/time-series.ts'
import type { LatestValues } from '../latest/latest-values.ts'
import type { Commit } from './commit.ts'
import {
  type MotionEvent,
  type MotionNeighbours,
  motionThrottleMs,
  settleMotionEvent,
} from './motion-event.ts'
import { MotionTimeline } from './motion-timeline.ts'
import { RecordedMotion } from './recorded-motion.ts'
import type { SeriesDirectory } from './series-directory.ts'

/** The store in which recorded events are looked up. */
type NeighbourStore = Pick<ReadingReader, 'run' | 'readFor'>

/**
 * Readings that are to be committed, and the recorded events that can be neighbours of their motion events.
 */
export interface PreparedBatch {
  readonly readings: readonly StoredReading[]
  /** The recorded events by series of motion; kept true until the batch is released. */
  readonly recorded: ReadonlyMap<number, MotionTimeline>
  /** Releases the events; call it when the batch was committed or given up. */
  release(): void
}

/** The readings of some batches that are to be stored. */
export interface SettledBatches {
  /**
   * The readings of all batches, in their order: other readings as posted, motion events with the value
   * worked out.
   */
  readonly readings: readonly StoredReading[]
  /** The number of motion events of each batch that are too close to a recorded one. */
  readonly throttled: readonly number[]
}

/**
 * Decides which motion events are recorded, and their values, against the events recorded before: in the
 * order of the commits, so that the grouping of events into batches makes no difference. The events in the
 * store are read before a batch's turn comes, so that nobody else waits for them; later commits are added.
 */
export class MotionSettler {
  readonly #store: NeighbourStore
  readonly #series: SeriesDirectory
  readonly #latest: LatestValues
  /** The events that the batches know whose turn has not come. */
  readonly #recorded = new RecordedMotion()

  constructor(store: NeighbourStore, series: SeriesDirectory, latest: LatestValues) {
    this.#store = store
    this.#series = series
    this.#latest = latest
  }

  /**
   * Reads the recorded events around the motion events of a batch. The newest event is in memory, so the
   * store is asked only for events that come late.
   * @param reader decides about the turn at the store.
   * @throws PlacesTakenError when too many wait for the store; StoreBusyError; the reason of the reader's
   *   signal.
   */
  async prepare(
    readings: readonly StoredReading[],
    reader: ReaderOfWork | undefined,
  ): Promise<PreparedBatch> {
    const recorded = new Map<number, MotionTimeline>()
    const releases: (() => void)[] = []
    const late: SeriesPoint[] = []
    for (const { seriesId, timeMs } of readings) {
      if (!this.#isMotion(seriesId)) continue
      const newest = this.#latest.ofSeries(seriesId)
      if (!recorded.has(seriesId)) {
        const { timeline, release } = this.#recorded.hold(seriesId, newest)
        recorded.set(seriesId, timeline)
        releases.push(release)
      }
      if (newest && timeMs < newest.timeMs) late.push({ seriesId, timeMs })
    }
    const release = () => {
      for (const give of releases.splice(0)) give()
    }
    if (late.length > 0) {
      try {
        const store = reader ? this.#store.readFor(reader) : this.#store
        for (const { seriesId, ...event } of await store.run(readNeighbours(late, motionThrottleMs))) {
          recorded.get(seriesId)?.insert(event)
        }
      } catch (error) {
        release()
        throw error
      }
    }
    return { readings, recorded, release }
  }

  /**
   * Settles the motion events of batches, in their order; other readings pass. This is right only where one
   * commit follows the other.
   */
  settle(batches: readonly PreparedBatch[]): SettledBatches {
    const settledNow = new Map<number, MotionTimeline>()
    const readings: StoredReading[] = []
    const throttled = batches.map((batch) => {
      let count = 0
      for (const reading of batch.readings) {
        const { seriesId, timeMs } = reading
        const timeline = batch.recorded.get(seriesId)
        if (!timeline) {
          readings.push(reading)
          continue
        }
        const ofThisCommit = settledNow.get(seriesId) ?? new MotionTimeline()
        const neighbours = takeNearest(timeline.around(timeMs), ofThisCommit.around(timeMs))
        const settled = settleMotionEvent(neighbours, timeMs)
        if (settled === 'throttled') count += 1
        if (typeof settled === 'string') continue
        // It is recorded once the commit has ended.
        ofThisCommit.insert(settled)
        settledNow.set(seriesId, ofThisCommit)
        readings.push({ seriesId, ...settled })
      }
      return count
    })
    return { readings, throttled }
  }

  /** Adds the readings of a commit to the events that the batches know whose turn has not come. */
  note({ end, readings }: Pick<Commit, 'end' | 'readings'>): void {
    if (end !== 'stored') return
    for (const { seriesId, timeMs, value } of readings) {
      if (this.#isMotion(seriesId)) this.#recorded.note(seriesId, { timeMs, value })
    }
  }

  #isMotion(seriesId: number): boolean {
    return this.#series.get(seriesId)?.varName === 'motionEvent'
  }
}

function takeNearest(one: MotionNeighbours, other: MotionNeighbours): MotionNeighbours {
  return { previous: later(one.previous, other.previous), next: earlier(one.next, other.next) }
}

function later(one: MotionEvent | undefined, other: MotionEvent | undefined): MotionEvent | undefined {
  return one === undefined || (other !== undefined && other.timeMs > one.timeMs) ? other : one
}

function earlier(one: MotionEvent | undefined, other: MotionEvent | undefined): MotionEvent | undefined {
  return one === undefined || (other !== undefined && other.timeMs < one.timeMs) ? other : one
}
