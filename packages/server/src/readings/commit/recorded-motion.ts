import type { MotionEvent } from './motion-event.ts'
import { MotionTimeline } from './motion-timeline.ts'

/**
 * The size of a timeline from which on the next batch gets a new one, so that none grows for as long as
 * batches come.
 */
const maxSharedEvents = 50_000

interface SharedTimeline {
  readonly timeline: MotionTimeline
  /** The batches that hold it. */
  holders: number
}

/**
 * Keeps the recorded events around the motion events of batches under way, one timeline of a series for all
 * that hold it.
 */
export class RecordedMotion {
  /** The timelines by series; the next batch gets the last one. */
  readonly #shared = new Map<number, SharedTimeline[]>()

  /**
   * Holds the timeline of a series, kept true until it is released.
   * @param newest the newest event of the series, with which a timeline begins.
   */
  hold(seriesId: number, newest: MotionEvent | undefined): { timeline: MotionTimeline; release: () => void } {
    const all = this.#shared.get(seriesId) ?? []
    let shared = all.at(-1)
    if (shared === undefined || shared.timeline.size >= maxSharedEvents) {
      shared = { timeline: new MotionTimeline(), holders: 0 }
      if (newest) shared.timeline.insert({ timeMs: newest.timeMs, value: newest.value })
      all.push(shared)
      this.#shared.set(seriesId, all)
    }
    shared.holders += 1
    return { timeline: shared.timeline, release: () => this.#release(seriesId, shared) }
  }

  /** Adds an event that was recorded, where somebody holds a timeline of its series. */
  note(seriesId: number, event: MotionEvent): void {
    for (const { timeline } of this.#shared.get(seriesId) ?? []) timeline.insert(event)
  }

  #release(seriesId: number, shared: SharedTimeline): void {
    shared.holders -= 1
    if (shared.holders > 0) return
    const others = (this.#shared.get(seriesId) ?? []).filter((one) => one !== shared)
    if (others.length > 0) this.#shared.set(seriesId, others)
    else this.#shared.delete(seriesId)
  }
}
