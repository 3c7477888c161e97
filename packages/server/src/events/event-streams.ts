import type { ProblemCode } from '@openlightfi/contract'
import { type Estate, type EstateChange, findOrganisationId } from '../estate/index.ts'
import { ProblemError } from '../problem-error.ts'
import type { DerivedStatus } from '../readings/index.ts'
import { EstateNotesByView } from './estate-notes-by-view.ts'
import type { EventStream, StreamParts } from './event-stream.ts'
import { findOrganisations } from './find-organisations.ts'

/**
 * Keeps the open streams. While there are any, it passes on what happens in the estate, and lets time go by:
 * for them, and for sensors that fall silent.
 */
export class EventStreams {
  readonly #parts: StreamParts
  readonly #open = new Set<EventStream>()
  #unwatch: (() => void)[] = []
  /** The streams that the server ended since the start, by the code that their reader got. */
  readonly ended = new Map<ProblemCode, number>()
  #isClosed = false

  constructor(parts: StreamParts) {
    this.#parts = parts
  }

  /** The number of open streams. */
  get size(): number {
    return this.#open.size
  }

  /** Starts a stream. */
  open(stream: EventStream): void {
    if (this.#open.size === 0) this.#watch()
    this.#open.add(stream)
    stream.start()
    if (this.#isClosed) stream.end(refuseAtEnd())
  }

  /** Forgets a stream, which is over. */
  forget(stream: EventStream): void {
    if (!this.#open.delete(stream) || this.#open.size > 0) return
    for (const unwatch of this.#unwatch.splice(0)) unwatch()
  }

  /** Notes that the server ended a stream, and by which code. */
  noteEnd(code: ProblemCode): void {
    this.ended.set(code, (this.ended.get(code) ?? 0) + 1)
  }

  /** Ends all streams, so that the server can stop. */
  close(): void {
    this.#isClosed = true
    for (const stream of this.#open) stream.end(refuseAtEnd())
  }

  #watch(): void {
    const { estate, readings, patience } = this.#parts
    const clock = setInterval(() => this.#tick(), patience.tickMs)
    this.#unwatch = [
      () => clearInterval(clock),
      estate.watch((change) => this.#passOnChange(estate, change)),
      readings.latest.watchStatuses((statuses) => this.#passOn(estate, statuses)),
    ]
  }

  #tick(): void {
    this.#parts.readings.latest.noteSilences()
    const nowMs = performance.now()
    for (const stream of this.#open) stream.tick(nowMs)
  }

  /** Passes on a change to the streams of the organisations that it is of. */
  #passOnChange(estate: Estate, change: EstateChange): void {
    const organisationIds = findOrganisations(estate, change)
    const notesOf = new EstateNotesByView(estate, change)
    for (const stream of this.#open) {
      if (organisationIds.has(stream.organisationId)) stream.noteChange(notesOf.list(stream.view))
    }
  }

  /** Passes on statuses to the streams of the organisations that they are of. */
  #passOn(estate: Estate, statuses: readonly DerivedStatus[]): void {
    const byOrganisation = Map.groupBy(statuses, ({ sensorId }) => findOrganisationId(estate, sensorId))
    for (const stream of this.#open) {
      const own = byOrganisation.get(stream.organisationId)
      if (own) stream.noteStatuses(own)
    }
  }
}

function refuseAtEnd(): ProblemError {
  return new ProblemError('shutting_down', 'The server stops, or is started anew. Connect again.')
}
