import type { Holder } from '../holder.ts'
import type { ChangePage, Changes } from '../readings/index.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'

/** The most readings of one event. */
const maxReadings = 1_000

type Following = Parameters<Changes['follow']>[0]

/** The way in which a stream follows the log. */
export interface PagesOptions {
  readonly changes: Changes
  readonly after: LogPlace
  readonly holder: Holder
  /** The time after which an empty page moves the place on, milliseconds. */
  readonly idleMs: number
  readonly choose: Following['choose']
  /** As of the log; it ends early when the signal is aborted. */
  readonly pause?: (signal: AbortSignal) => Promise<void>
  /** Is called when a page is there, or has failed to come. */
  readonly wake: () => void
}

/** The pages of the log for one stream, each read when it is asked for and not before. */
export class FollowedPages {
  readonly #options: PagesOptions
  #place: LogPlace
  #pages: AsyncGenerator<ChangePage> | undefined
  #page: ChangePage | undefined
  #failure: { readonly error: unknown } | undefined
  #isPulling = false
  #stopping = new AbortController()

  constructor(options: PagesOptions) {
    this.#options = options
    this.#place = options.after
  }

  /** The place behind the last page. */
  get place(): LogPlace {
    return this.#place
  }

  /** True when there is a page to take, or an error. */
  get isReady(): boolean {
    return this.#page !== undefined || this.#failure !== undefined
  }

  /** Waits for the next page, and reads it. */
  pull(): void {
    this.#isPulling = true
    const pages = this.#pages ?? this.#follow()
    this.#pages = pages
    pages.next().then(
      ({ done, value }) => {
        if (this.#pages !== pages) return
        if (done) this.#goOn()
        else this.#show(value)
      },
      (error: unknown) => {
        if (this.#pages !== pages) return
        this.#failure = { error }
        this.#options.wake()
      },
    )
  }

  /** Waits for other readings than before, since the rights are others. */
  chooseAgain(): void {
    this.stop()
    this.#stopping = new AbortController()
    if (this.#isPulling) this.pull()
  }

  /** Waits no more. */
  stop(): void {
    this.#pages = undefined
    this.#stopping.abort()
  }

  /** Takes the page that was pulled; undefined while there is none. @throws the errors of the log. */
  take(): ChangePage | undefined {
    if (this.#failure) throw this.#failure.error
    const page = this.#page
    this.#page = undefined
    return page
  }

  #show(page: ChangePage): void {
    this.#isPulling = false
    this.#page = page
    this.#place = page.next
    this.#options.wake()
  }

  /** Begins anew where the last page ended. A log that is closed has no more pages. */
  #goOn(): void {
    this.#pages = undefined
    if (!this.#options.changes.isClosed) this.pull()
  }

  #follow(): AsyncGenerator<ChangePage> {
    const { changes, holder, choose, pause, idleMs } = this.#options
    const { signal } = this.#stopping
    return changes.follow({
      after: this.#place,
      limit: maxReadings,
      untilMs: performance.now() + idleMs,
      isBounded: true,
      reader: { holder, signal },
      choose,
      ...(pause && { pause: () => pause(signal) }),
    })
  }
}
