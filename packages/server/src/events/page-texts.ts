import type { SeriesDirectory } from '../readings/commit/series-directory.ts'
import { type CursorParts, toLoggedReading, writeChangeCursor } from '../readings/index.ts'
import type { LoggedReading, LogPlace } from '../storage/time-series/statements/reading-log.ts'
import { frameEvent } from './frame-event.ts'

/** The pages and cursors that are remembered: those of the streams that are at the end of the log. */
const rememberedPages = 16
const rememberedCursors = 64

interface Page {
  readonly rows: readonly LoggedReading[]
  readonly next: LogPlace
  readonly bytes: Buffer
}

/**
 * Writes pages of readings as events. A reading that many streams tell is put into text once, since the
 * newest end of the log gives all its readers the same objects; so is a page that many have in common.
 */
export class PageTexts {
  readonly #series: SeriesDirectory
  readonly #cursors: CursorParts
  readonly #texts = new WeakMap<LoggedReading, string>()
  readonly #pages: Page[] = []
  readonly #written = new Map<string, string>()

  constructor(series: SeriesDirectory, cursors: CursorParts) {
    this.#series = series
    this.#cursors = cursors
  }

  /** Frames readings as an event. @param next the place behind them, whose cursor is the id. */
  frame(rows: readonly LoggedReading[], next: LogPlace): Buffer {
    const known = this.#pages.find((page) => isSamePlace(page.next, next) && areSame(page.rows, rows))
    if (known) return known.bytes
    const bytes = Buffer.from(frameEvent('readings', this.#format(rows), this.cursorOf(next)))
    this.#pages.push({ rows, next, bytes })
    if (this.#pages.length > rememberedPages) this.#pages.shift()
    return bytes
  }

  /** Frames readings as an event without a cursor: more of the same place follow. */
  framePart(rows: readonly LoggedReading[]): Buffer {
    return Buffer.from(frameEvent('readings', this.#format(rows)))
  }

  /** Writes the cursor of a place, once for all who are there. */
  cursorOf(place: LogPlace): string {
    const key = `${place.sequence} ${place.seriesId} ${place.timeMs}`
    const known = this.#written.get(key)
    if (known !== undefined) return known
    const cursor = writeChangeCursor(this.#cursors, place)
    this.#written.set(key, cursor)
    for (const oldest of this.#written.keys()) {
      if (this.#written.size <= rememberedCursors) break
      this.#written.delete(oldest)
    }
    return cursor
  }

  #format(rows: readonly LoggedReading[]): string {
    return `[${rows.map((row) => this.#formatOne(row)).join(',')}]`
  }

  #formatOne(row: LoggedReading): string {
    const known = this.#texts.get(row)
    if (known !== undefined) return known
    const text = JSON.stringify(toLoggedReading(row, this.#series))
    this.#texts.set(row, text)
    return text
  }
}

/** Tells whether two places are the same one. */
export function isSamePlace(one: LogPlace, other: LogPlace): boolean {
  return one.sequence === other.sequence && one.seriesId === other.seriesId && one.timeMs === other.timeMs
}

function areSame(some: readonly LoggedReading[], others: readonly LoggedReading[]): boolean {
  return some.length === others.length && some.every((row, at) => row === others[at])
}
