import type { MotionEvent, MotionNeighbours } from './motion-event.ts'

/** The most events of a chunk; inserting moves no more than these, whatever the order of arrival. */
const maxChunkEvents = 256

/**
 * Keeps the motion events of one sensor by time, one per time. Finding and inserting stay fast in any order
 * of arrival.
 */
export class MotionTimeline {
  /** The chunks, sorted, with sorted events; none is empty. */
  readonly #chunks: MotionEvent[][] = []
  #size = 0

  /** The number of events. */
  get size(): number {
    return this.#size
  }

  /** Finds the nearest event at or before a time and the nearest after it. */
  around(timeMs: number): MotionNeighbours {
    const at = this.#findChunk(timeMs)
    const chunk = this.#chunks[at]
    if (!chunk) return { previous: undefined, next: undefined }
    const place = findPlace(chunk, timeMs)
    return { previous: chunk[place - 1], next: chunk[place] ?? this.#chunks[at + 1]?.[0] }
  }

  /** Adds an event; one of the same time stays as it is. */
  insert(event: MotionEvent): void {
    const at = this.#findChunk(event.timeMs)
    const chunk = this.#chunks[at]
    if (!chunk) {
      this.#chunks.push([event])
      this.#size += 1
      return
    }
    const place = findPlace(chunk, event.timeMs)
    if (chunk[place - 1]?.timeMs === event.timeMs) return
    chunk.splice(place, 0, event)
    this.#size += 1
    if (chunk.length > maxChunkEvents) this.#chunks.splice(at + 1, 0, chunk.splice(maxChunkEvents / 2))
  }

  /** Finds the last chunk that begins at or before a time, else the first. */
  #findChunk(timeMs: number): number {
    const after = findFirst(this.#chunks.length, (index) => (this.#chunks[index]?.[0]?.timeMs ?? 0) > timeMs)
    return Math.max(after - 1, 0)
  }
}

/** Finds the place for an event of that time: after all events at or before it. */
function findPlace(events: readonly MotionEvent[], timeMs: number): number {
  return findFirst(events.length, (index) => (events[index]?.timeMs ?? 0) > timeMs)
}

/**
 * Finds the first index below `length` for which a predicate holds that stays true once it is; `length` when
 * none.
 */
function findFirst(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
