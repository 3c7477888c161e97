import type { Clock } from '../clock.ts'

/** Days may begin at any quarter of an hour. */
const quarterMs = 900_000

/** Works out when the kept days of a time zone begin; remembers it for a quarter of an hour. */
export class LocalBorders {
  readonly #clock: Clock
  readonly #known = new Map<string, number>()
  #quarter = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Finds the beginning of the day that is so many days before today, Unix milliseconds. */
  find(timeZone: string, days: number): number {
    const nowMs = this.#clock()
    const quarter = Math.floor(nowMs / quarterMs)
    if (quarter !== this.#quarter) this.#known.clear()
    this.#quarter = quarter
    const key = `${days} ${timeZone}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(timeZone).toPlainDate()
    const borderMs = today.subtract({ days }).toZonedDateTime(timeZone).epochMilliseconds
    this.#known.set(key, borderMs)
    return borderMs
  }
}
