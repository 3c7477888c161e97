import { type ProblemCode, problems } from '@openlightfi/contract'
import type { EstateChange } from '../estate/index.ts'
import { takeTurn } from '../event-loop-turns.ts'
import type { Caller } from '../http/caller.ts'
import type { ProblemError } from '../problem-error.ts'
import {
  type ChangePage,
  chooseReadings,
  type DerivedStatus,
  type Readings,
  type SeriesChoice,
} from '../readings/index.ts'
import {
  type LoggedReading,
  type LogPlace,
  placeBefore,
} from '../storage/time-series/statements/reading-log.ts'
import { listEstateNotes } from './estate-notes.ts'
import { FollowedPages } from './followed-pages.ts'
import { formatNote, formatStatuses, type NoteParts } from './format-note.ts'
import { eventEnd, frameEvent, openEvent, retryLine } from './frame-event.ts'
import { listNewest } from './list-newest.ts'
import { listSilences, pickStatuses } from './list-silences.ts'
import { isSamePlace, type PageTexts } from './page-texts.ts'
import { type StreamNote, StreamNotes } from './stream-notes.ts'
import type { StreamOutput, StreamPatience } from './stream-output.ts'
import { StreamView } from './stream-view.ts'

/** The parts that all streams have in common. */
export interface StreamParts extends NoteParts {
  readonly readings: Pick<Readings, 'changes' | 'series' | 'latest'>
  readonly texts: PageTexts
  readonly patience: StreamPatience
}

/** The wishes of one reader. */
export interface StreamRequest {
  readonly caller: Caller
  readonly choice: SeriesChoice
  /** The place in the log where the stream begins. */
  readonly after: LogPlace
  /** Undefined for every reading; else only the newest of each series, at most so often. */
  readonly newest?: {
    readonly everyMs: number
    /** True to begin with the newest of all series. */
    readonly isResumed: boolean
  }
  /** Aborted when the reader has gone, and with a ProblemError when its access ends. */
  readonly signal: AbortSignal
  /** Lets the caller in again. @throws the reason why it may not. */
  admitAgain(): Promise<Caller>
}

/** Is thrown to leave the log for the newest readings: memory has not everything since. */
class FellBehindError extends Error {}

/**
 * One stream of events. It tells one thing after the other, the next when its reader has taken the one
 * before. Nothing that it has not told is kept for it but some notes and its place in the log.
 */
export class EventStream {
  readonly #parts: StreamParts
  readonly #asked: StreamRequest
  readonly #output: StreamOutput
  readonly #notes = new StreamNotes()
  #view: StreamView
  #pages: FollowedPages
  /** The place of the last cursor that was told, and the time of that by `performance.now()`. */
  #told: LogPlace
  #toldAtMs = 0
  /** The time of the last readings, by `performance.now()`. */
  #readingsAtMs = Number.NEGATIVE_INFINITY
  #mustAdmit = false
  /** Rises whenever what is followed may be another part of the estate. */
  #version = 0
  /** The versions at the last look, and when the last page was chosen. */
  #seenVersion = 0
  #chosenVersion = 0
  #hasNewRights = false
  #end: unknown
  #isEnding = false
  #wake: (() => void) | undefined

  constructor(parts: StreamParts, asked: StreamRequest, output: StreamOutput) {
    this.#parts = parts
    this.#asked = asked
    this.#output = output
    this.#view = new StreamView(parts.estate, asked.caller, asked.choice)
    this.#told = asked.after
    this.#pages = this.#follow(asked.after)
  }

  /** The organisation of the reader. */
  get organisationId(): string {
    return this.#asked.caller.organisationId
  }

  /**
   * Tells everything until the reader goes, its access ends, or the stream is ended.
   * @returns the reason of the end, for which the reader was told a problem or was gone.
   */
  async run(): Promise<unknown> {
    const { signal } = this.#asked
    const stop = () => this.end(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    try {
      await this.#begin()
      while (true) await this.#tellNext()
    } catch (error) {
      return error
    } finally {
      this.#pages.stop()
      signal.removeEventListener('abort', stop)
    }
  }

  /** Ends the stream as soon as nothing is half written. */
  end(reason: unknown): void {
    if (this.#isEnding) return
    this.#isEnding = true
    this.#end = reason
    this.#pages.stop()
    this.#output.interrupt()
    this.#wakeUp()
  }

  /** Takes note that the rights of the caller may have changed. */
  noteRights(caller: Caller): void {
    const { role, locationIds } = this.#view.caller
    if (caller.role === role && areSame(caller.locationIds, locationIds)) return
    this.#view = new StreamView(this.#parts.estate, caller, this.#asked.choice)
    this.#hasNewRights = true
    this.#version += 1
    this.#wakeUp()
  }

  /** Takes note of a change of the estate. */
  noteChange(change: EstateChange): void {
    this.#version += 1
    if (this.#view.caller.isNarrowed) this.#mustAdmit = true
    const notes = listEstateNotes(this.#parts.estate, this.#view, change)
    if (notes) this.#notes.add(notes.map((estate) => ({ estate })))
    else this.#notes.dropAll()
    this.#wakeUp()
  }

  /** Takes note of derived statuses of sensors, of others than the followed ones too. */
  noteStatuses(statuses: readonly DerivedStatus[]): void {
    if (!this.#view.hasStatuses) return
    this.#notes.add([{ statuses }])
    this.#wakeUp()
  }

  async #begin(): Promise<void> {
    await this.#tellSnapshot(retryLine)
    await this.#output.write(this.#parts.texts.frame([], this.#told))
    this.#toldAtMs = performance.now()
    if (this.#asked.newest?.isResumed) await this.#tellNewest(placeBefore(0))
    this.#pages.pull()
  }

  async #tellNext(): Promise<void> {
    if (this.#isEnding) throw this.#end
    if (this.#mustAdmit) {
      this.#mustAdmit = false
      this.noteRights(await this.#asked.admitAgain())
    }
    if (this.#seenVersion !== this.#version) {
      this.#seenVersion = this.#version
      this.#choose() // ends the stream where what was asked for is out of sight
    }
    if (this.#hasNewRights) return this.#tellRights()
    if (this.#notes.needsSnapshot) return this.#tellSnapshot('')
    const note = this.#notes.take()
    if (note) return this.#tellNote(note)
    if (this.#pages.isReady) return this.#takePage()
    await this.#sleep()
  }

  async #sleep(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    if (!this.#pages.isReady) await takeTurn() // what is noted wakes many; the log has its own turns
  }

  #wakeUp(): void {
    this.#wake?.()
    this.#wake = undefined
  }

  async #tellRights(): Promise<void> {
    this.#hasNewRights = false
    this.#pages.chooseAgain()
    this.#notes.dropAll()
    const { role, locationIds } = this.#view.caller
    const said = { change: 'changed', etag: this.#view.tag(), role, location_ids: locationIds }
    await this.#output.write(frameEvent('grant', JSON.stringify(said)))
  }

  async #tellSnapshot(before: string): Promise<void> {
    this.#parts.readings.latest.noteSilences()
    this.#notes.beginSnapshot()
    const tag = JSON.stringify(this.#view.tag())
    let text = `${before}${openEvent('snapshot')}{"etag":${tag},"statuses":[`
    let hasSome = false
    try {
      if (!this.#view.hasStatuses) return
      for await (const statuses of listSilences(this.#parts.readings, () => this.#view)) {
        if (this.#isEnding) return
        const some = `${text}${hasSome ? ',' : ''}${formatStatuses(statuses).slice(1, -1)}`
        hasSome = true
        text = ''
        await this.#output.write(some)
      }
    } finally {
      await this.#output.write(`${text}]}${eventEnd}`) // what is begun is written whole
    }
  }

  async #tellNote({ estate, statuses }: StreamNote): Promise<void> {
    if (estate) {
      const text = formatNote(this.#parts, this.#view, estate)
      if (text !== undefined) await this.#output.write(text)
      return
    }
    for await (const some of pickStatuses(statuses, () => this.#view)) {
      await this.#output.write(frameEvent('status', formatStatuses(some)))
      if (this.#isEnding) return
    }
  }

  async #takePage(): Promise<void> {
    try {
      const page = this.#pages.take()
      if (page) await this.#tellPage(page)
    } catch (error) {
      if (!(error instanceof FellBehindError)) throw error
      const behind = this.#pages.place
      const { end } = this.#parts.readings.changes
      this.#pages = this.#follow(end)
      this.#told = end
      await this.#tellNewest(behind)
    }
    this.#pages.pull()
  }

  async #tellPage({ readings, next, hasMore }: ChangePage): Promise<void> {
    const rows = this.#pick(readings)
    const nowMs = performance.now()
    if (rows.length === 0) {
      const isDue = nowMs - this.#toldAtMs >= this.#parts.patience.idleCursorMs
      if (hasMore || !isDue || isSamePlace(next, this.#told)) return
    } else this.#readingsAtMs = nowMs
    this.#told = next
    this.#toldAtMs = nowMs
    await this.#output.write(this.#parts.texts.frame(rows, next))
  }

  /** Tells the newest reading of each wanted series, of those behind a place; the cursor comes last. */
  async #tellNewest(behind: LogPlace): Promise<void> {
    const { texts, readings } = this.#parts
    for await (const rows of listNewest(readings, behind.sequence - 1, () => this.#choose())) {
      if (this.#isEnding) throw this.#end
      await this.#output.write(texts.framePart(rows))
    }
    this.#readingsAtMs = performance.now()
    await this.#output.write(texts.frame([], this.#told))
  }

  /** Picks the readings to tell. What is followed may have changed since the page was read. */
  #pick(readings: readonly LoggedReading[]): readonly LoggedReading[] {
    const { isWanted } = this.#chosenVersion === this.#version ? {} : this.#choose()
    if (!isWanted && !this.#asked.newest) return readings
    return readings.filter(
      (row) => (isWanted?.(row.seriesId) ?? true) && (!this.#asked.newest || this.#isNewest(row)),
    )
  }

  #isNewest({ seriesId, sequence, timeMs }: LoggedReading): boolean {
    const newest = this.#parts.readings.latest.ofSeries(seriesId)
    return newest?.sequence === sequence && newest.timeMs === timeMs
  }

  /** @throws ProblemError `not_found` when what was asked for is out of sight. */
  #choose(): ReturnType<typeof chooseReadings> {
    const { estate, readings } = this.#parts
    return chooseReadings(estate, readings.series, this.#view.caller, this.#asked.choice)
  }

  #follow(after: LogPlace): FollowedPages {
    const { readings, patience } = this.#parts
    const { caller, newest, admitAgain } = this.#asked
    return new FollowedPages({
      changes: readings.changes,
      after,
      holder: caller,
      idleMs: patience.idleCursorMs,
      choose: async () => {
        this.noteRights(await admitAgain())
        this.#chosenVersion = this.#version
        return this.#choose()
      },
      ...(newest && { pause: (signal) => this.#pause(newest.everyMs, signal) }),
      wake: () => this.#wakeUp(),
    })
  }

  /** Waits until the newest readings may be told again. @throws FellBehindError. */
  async #pause(everyMs: number, signal: AbortSignal): Promise<void> {
    const leftMs = this.#readingsAtMs + everyMs - performance.now()
    if (leftMs > 0) await waitUnlessAborted(leftMs, signal)
    if (!this.#parts.readings.changes.isRecent(this.#pages.place)) throw new FellBehindError()
  }
}

/** Formats the problem for which a stream ends. */
export function formatEnd({ code, message }: ProblemError): string {
  const said = { code: code satisfies ProblemCode, title: problems[code].title, detail: message }
  return frameEvent('end', JSON.stringify(said))
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id, at) => id === others[at])
}

async function waitUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const goOn = () => resolve()
  const timer = setTimeout(goOn, ms)
  signal.addEventListener('abort', goOn, { once: true })
  await promise
  clearTimeout(timer)
  signal.removeEventListener('abort', goOn)
}
