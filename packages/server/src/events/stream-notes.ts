import type { DerivedStatus } from '../readings/index.ts'
import { type EstateNote, maxEstateNotes } from './estate-notes.ts'

/** Something that is to be told besides readings: a change of the estate, or statuses. */
export type StreamNote =
  | { readonly estate: EstateNote; readonly statuses?: never }
  | { readonly estate?: never; readonly statuses: readonly DerivedStatus[] }

/**
 * Keeps what one stream has not told yet, besides readings. It is bounded: when there is more, all of it is
 * dropped, and a new snapshot stands for it.
 */
export class StreamNotes {
  #waiting: StreamNote[] = []
  #needsSnapshot = true

  /** True when a snapshot is to be told before anything else: in the beginning, and after too much. */
  get needsSnapshot(): boolean {
    return this.#needsSnapshot
  }

  /** True when there is nothing to tell. */
  get isEmpty(): boolean {
    return !this.#needsSnapshot && this.#waiting.length === 0
  }

  /** Adds some. */
  add(notes: readonly StreamNote[]): void {
    if (this.#needsSnapshot) return
    if (this.#waiting.length + notes.length > maxEstateNotes) this.dropAll()
    else this.#waiting.push(...notes)
  }

  /** Lets a snapshot stand for everything. */
  dropAll(): void {
    this.#waiting = []
    this.#needsSnapshot = true
  }

  /** Notes that a snapshot begins: what comes from now on is told after it. */
  beginSnapshot(): void {
    this.#waiting = []
    this.#needsSnapshot = false
  }

  /** Takes the oldest; undefined when there is none. */
  take(): StreamNote | undefined {
    return this.#waiting.shift()
  }
}
