import { takeShortTurn } from '../event-loop-turns.ts'
import type { Caller } from '../http/caller.ts'
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
import type { EstateNote } from './estate-notes.ts'
import { formatNote, formatStatuses, type NoteParts } from './format-note.ts'
import { eventEnd, frameEvent, openEvent, retryLine } from './frame-event.ts'
import { listNewest } from './list-newest.ts'
import { listSilences, pickStatuses } from './list-silences.ts'
import { isSamePlace, type PageTexts } from './page-texts.ts'
import { type StreamNote, StreamNotes } from './stream-notes.ts'
import type { StreamOutput, StreamPatience } from './stream-output.ts'
import { StreamView } from './stream-view.ts'

/** The most readings of one event. */
const maxReadings = 1_000

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
  /** Lets the caller in again. @throws the reason why it may not. */
  admitAgain(): Promise<Caller>
}

/**
 * One stream of events. It tells one thing after the other, the next when its reader has taken the one
 * before: nothing that it has not told is kept for it but some notes and its place in the log. While there is
 * nothing to tell it is this object and a socket, without promise or timer, since there are many.
 */
export class EventStream {
  readonly #parts: StreamParts
  readonly #asked: StreamRequest
  readonly #output: StreamOutput
  readonly #notes = new StreamNotes()
  readonly #onEnd: (reason: unknown) => void
  #view: StreamView
  /** The place behind the last page. */
  #place: LogPlace
  /** The place of the last cursor that was told, and the time of that by `performance.now()`. */
  #told: LogPlace
  #toldAtMs = 0
  /** The time of the last readings, by `performance.now()`. */
  #readingsAtMs = Number.NEGATIVE_INFINITY
  /** Whether there may be readings behind the place. */
  #hasReadings = true
  /** Ends the wait for readings, while there is one. */
  #unwatch: (() => void) | undefined
  /** Runs while the newest readings wait for their time. */
  #pause: NodeJS.Timeout | undefined
  #reading: AbortController | undefined
  #mustAdmit = false
  /** Rises whenever what is followed may be another part of the estate; its value at the last look. */
  #version = 0
  #seenVersion = 0
  #hasNewRights = false
  #hasBegun = false
  #isWorking = false
  #isWoken = false
  #isEnding = false
  #end: unknown

  /**
   * @param onEnd is called once, with the reason, when the stream is over: a problem of which its reader was
   *   not told yet, or anything when the reader has gone.
   */
  constructor(
    parts: StreamParts,
    asked: StreamRequest,
    output: StreamOutput,
    onEnd: (reason: unknown) => void,
  ) {
    this.#parts = parts
    this.#asked = asked
    this.#output = output
    this.#onEnd = onEnd
    this.#view = new StreamView(parts.estate, asked.caller, asked.choice)
    this.#place = asked.after
    this.#told = asked.after
  }

  /** The organisation of the reader. */
  get organisationId(): string {
    return this.#asked.caller.organisationId
  }

  /** Begins to tell. */
  start(): void {
    this.#wake()
  }

  /** Ends the stream as soon as nothing is half written. */
  end(reason: unknown): void {
    if (this.#isEnding) return
    this.#isEnding = true
    this.#end = reason
    this.#unwatch?.()
    clearTimeout(this.#pause)
    this.#reading?.abort(reason)
    this.#output.interrupt()
    this.#wake()
  }

  /** Lets time go by: beats, and gives a cursor when the last one is old. Call it every now and then. */
  tick(nowMs: number): void {
    this.#output.beat(nowMs)
    if (this.#hasBegun && !this.#hasReadings && nowMs - this.#toldAtMs >= this.#parts.patience.idleCursorMs)
      this.#noteReadings()
  }

  /** Takes note that the rights of the caller may have changed. */
  noteRights(caller: Caller): void {
    const { role, locationIds } = this.#view.caller
    if (caller.role === role && areSame(caller.locationIds, locationIds)) return
    this.#view = new StreamView(this.#parts.estate, caller, this.#asked.choice)
    this.#hasNewRights = true
    this.#version += 1
    this.#wake()
  }

  /** What is followed by now. */
  get view(): StreamView {
    return this.#view
  }

  /**
   * Takes note of a change of the estate.
   * @param notes what it means to those with this view; undefined when it is too much to be told one by one.
   */
  noteChange(notes: readonly EstateNote[] | undefined): void {
    this.#version += 1
    if (this.#view.caller.isNarrowed) this.#mustAdmit = true
    if (notes) this.#notes.add(notes.map((estate) => ({ estate })))
    else this.#notes.dropAll()
    this.#wake()
  }

  /** Takes note of derived statuses of sensors, of others than the followed ones too. */
  noteStatuses(statuses: readonly DerivedStatus[]): void {
    if (!this.#view.hasStatuses) return
    this.#notes.add([{ statuses }])
    this.#wake()
  }

  #noteReadings(): void {
    this.#hasReadings = true
    this.#wake()
  }

  #wake(): void {
    this.#isWoken = true
    if (this.#isWorking) return
    this.#isWorking = true
    void this.#work()
  }

  async #work(): Promise<void> {
    try {
      await takeShortTurn() // one commit wakes many
      while (this.#isWoken) {
        this.#isWoken = false
        while (await this.#tellNext());
      }
      this.#isWorking = false
    } catch (error) {
      this.#isEnding = true // and works for ever: nothing begins any more
      this.#unwatch?.()
      clearTimeout(this.#pause)
      this.#onEnd(error)
    }
  }

  /** Tells the next thing. @returns false when there is none. @throws the reason of the end. */
  async #tellNext(): Promise<boolean> {
    if (this.#isEnding) throw this.#end
    if (this.#mustAdmit) {
      this.#mustAdmit = false
      this.noteRights(await this.#asked.admitAgain())
    }
    if (this.#seenVersion !== this.#version) {
      this.#seenVersion = this.#version
      this.#choose() // ends the stream where what was asked for is out of sight
    }
    if (!this.#hasBegun) await this.#begin()
    else if (this.#hasNewRights) await this.#tellRights()
    else if (this.#notes.needsSnapshot) await this.#tellSnapshot('')
    else return this.#tellNoteOrPage()
    return true
  }

  async #tellNoteOrPage(): Promise<boolean> {
    const note = this.#notes.take()
    if (note) await this.#tellNote(note)
    else if (this.#hasReadings && !this.#mustPause()) await this.#readOn()
    else return false
    return true
  }

  async #begin(): Promise<void> {
    this.#hasBegun = true
    await this.#tellSnapshot(retryLine)
    await this.#tellCursor()
    if (this.#asked.newest?.isResumed) await this.#tellNewest(placeBefore(0))
  }

  async #tellRights(): Promise<void> {
    this.#hasNewRights = false
    this.#hasReadings = true // waits for other readings than before
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
        await this.#output.writePart(some)
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

  /** Tells whether the newest readings must wait; they wake the stream then. */
  #mustPause(): boolean {
    const { newest } = this.#asked
    if (!newest) return false
    const leftMs = this.#readingsAtMs + newest.everyMs - performance.now()
    if (leftMs <= 0) return false
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined
      this.#wake()
    }, leftMs)
    return true
  }

  /** Reads the next page of the log and tells it; waits for more when it was the last. */
  async #readOn(): Promise<void> {
    const { changes } = this.#parts.readings
    this.#unwatch?.()
    this.#unwatch = undefined
    if (this.#asked.newest && !changes.isRecent(this.#place)) {
      const behind = this.#place
      this.#place = changes.end
      this.#told = this.#place
      await this.#tellNewest(behind)
      return
    }
    this.noteRights(await this.#asked.admitAgain())
    const version = this.#version
    const choice = this.#choose()
    const page = await this.#readPage(choice)
    if (this.#isEnding) return
    this.#place = page.next
    this.#hasReadings = page.hasMore
    if (!page.hasMore && !changes.isClosed)
      this.#unwatch = changes.watchBehind(page.next, { wanted: choice, wake: () => this.#noteReadings() })
    await this.#tellPage(page, version)
  }

  async #readPage(choice: ReturnType<typeof chooseReadings>): Promise<ChangePage> {
    const { changes } = this.#parts.readings
    const query = { ...choice, after: this.#place, limit: maxReadings }
    if (changes.isRecent(this.#place)) return changes.readPage(query)
    this.#reading = new AbortController()
    try {
      return await changes.readPage(query, { holder: this.#asked.caller, signal: this.#reading.signal })
    } finally {
      this.#reading = undefined
    }
  }

  async #tellPage({ readings, next, hasMore }: ChangePage, version: number): Promise<void> {
    const rows = this.#pick(readings, version)
    const nowMs = performance.now()
    if (rows.length > 0) this.#readingsAtMs = nowMs
    else if (hasMore || nowMs - this.#toldAtMs < this.#parts.patience.idleCursorMs) return
    this.#toldAtMs = nowMs
    if (rows.length === 0 && isSamePlace(next, this.#told)) return
    this.#told = next
    await this.#output.write(this.#parts.texts.frame(rows, next))
  }

  /** Picks the readings to tell. What is followed may have changed since the page was read. */
  #pick(readings: readonly LoggedReading[], version: number): readonly LoggedReading[] {
    const { isWanted } = version === this.#version ? {} : this.#choose()
    if (!isWanted && !this.#asked.newest) return readings
    return readings.filter(
      (row) => (isWanted?.(row.seriesId) ?? true) && (!this.#asked.newest || this.#isNewest(row)),
    )
  }

  /** Tells the newest reading of each wanted series, of those behind a place; the cursor comes last. */
  async #tellNewest(behind: LogPlace): Promise<void> {
    const { texts, readings } = this.#parts
    for await (const rows of listNewest(readings, behind.sequence - 1, () => this.#choose())) {
      if (this.#isEnding) return
      await this.#output.write(texts.framePart(rows))
    }
    this.#readingsAtMs = performance.now()
    await this.#tellCursor()
  }

  async #tellCursor(): Promise<void> {
    this.#toldAtMs = performance.now()
    await this.#output.write(this.#parts.texts.frame([], this.#told))
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
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((id, at) => id === others[at])
}
