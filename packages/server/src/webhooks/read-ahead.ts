import type { ChangeChoice, ChangePage, ChangeReader, Changes } from '../readings/changes/changes.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'

/** The readings that are asked for at once; each query of the engine costs some milliseconds. */
const readingsAhead = 4_000

/** A page, and when it was read. */
export interface AheadPage extends ChangePage {
  /** Unix milliseconds. */
  readonly readAtMs: number
}

/** Reads the log for deliveries that come one behind the other, some of them at once. */
export class ReadAhead {
  readonly #changes: Pick<Changes, 'readPage'>
  readonly #clock: () => number
  /** What was read and not taken, with the place before it. */
  #left: (AheadPage & { readonly after: LogPlace }) | undefined

  constructor(changes: Pick<Changes, 'readPage'>, clock: () => number) {
    this.#changes = changes
    this.#clock = clock
  }

  /** Forgets what was read. */
  forget(): void {
    this.#left = undefined
  }

  /**
   * Returns what is behind a place.
   * @throws the errors of {@link Changes.readPage}.
   */
  async read(after: LogPlace, choice: ChangeChoice, reader: ChangeReader): Promise<AheadPage> {
    const known = this.findLeft(after)
    if (known) return known
    const readAtMs = this.#clock()
    const page = await this.#changes.readPage({ ...choice, after, limit: readingsAhead }, reader)
    this.#left = { ...page, readAtMs, after }
    return this.#left
  }

  /** Finds what is known to be behind a place, without asking for it; undefined when nothing is. */
  findLeft(after: LogPlace): AheadPage | undefined {
    const left = this.#left
    return left && left.after === after ? left : undefined
  }

  /** Notes that the first readings of what was read have been taken, up to a place. */
  take(count: number, to: LogPlace): void {
    const left = this.#left
    if (!left) return
    const readings = left.readings.slice(count)
    this.#left = readings.length > 0 ? { ...left, readings, after: to } : undefined
  }
}
