import type { SeriesPoint, StoredReading } from '../../storage/time-series/reading.ts'
import type { TimeSeriesStore } from '../../storage/time-series/time-series-store.ts'
import type { LatestValues } from '../latest/latest-values.ts'
import { motionThrottleMs, settleMotionEvent } from './motion-event.ts'
import { MotionTimeline } from './motion-timeline.ts'
import type { SeriesDirectory } from './series-directory.ts'

/** What is to be stored of some batches. */
export interface SettledBatches {
  /** Of all batches, in their order: other readings as posted, motion events with the value worked out. */
  readonly readings: readonly StoredReading[]
  /** Per batch: how many motion events are too close to a recorded one. */
  readonly throttled: readonly number[]
}

/**
 * Decides which motion events are recorded, and their values, against the events recorded before: in the order of
 * arrival, so that it makes no difference how events were put into batches. Right only inside the serial group
 * commit, where nobody else records events between the look and the insert.
 */
export class MotionSettler {
  readonly #store: TimeSeriesStore
  readonly #series: SeriesDirectory
  readonly #latest: LatestValues

  constructor(store: TimeSeriesStore, series: SeriesDirectory, latest: LatestValues) {
    this.#store = store
    this.#series = series
    this.#latest = latest
  }

  /** Settles the motion events of batches in the order of arrival; other readings pass. */
  async settle(batches: readonly (readonly StoredReading[])[]): Promise<SettledBatches> {
    const timelines = await this.#loadTimelines(batches)
    const readings: StoredReading[] = []
    const throttled = batches.map((batch) => {
      let count = 0
      for (const reading of batch) {
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

  /**
   * The recorded events that can be neighbours, per series of motion. The newest event is in memory, so the store is
   * asked only for events that came late.
   */
  async #loadTimelines(batches: readonly (readonly StoredReading[])[]): Promise<Map<number, MotionTimeline>> {
    const timelines = new Map<number, MotionTimeline>()
    const late: SeriesPoint[] = []
    for (const { seriesId, timeMs } of batches.flat()) {
      if (this.#series.describe(seriesId)?.varName !== 'motionEvent') continue
      const timeline = timelines.get(seriesId) ?? new MotionTimeline()
      timelines.set(seriesId, timeline)
      const newest = this.#latest.ofSeries(seriesId)
      if (!newest) continue
      timeline.insert(newest)
      if (timeMs < newest.timeMs) late.push({ seriesId, timeMs })
    }
    for (const { seriesId, ...event } of await this.#store.readNeighbours(late, motionThrottleMs)) {
      timelines.get(seriesId)?.insert(event)
    }
    return timelines
  }
}
