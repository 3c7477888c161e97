import type { Changes } from '../readings/changes/changes.ts'
import type { LogPlace } from '../storage/time-series/statements/reading-log.ts'
import { type chooseReadings, LocationGoneError } from './choose-readings.ts'

/** The parts of a watch over what waits for one webhook. */
export interface BacklogWatchParts {
  readonly changes: Pick<Changes, 'end' | 'isClosed' | 'watchBehind'>
  /** @throws LocationGoneError */
  choose(): ReturnType<typeof chooseReadings>
  /** Tells whether readings are known to wait. */
  isBehind(): boolean
  /** Counts what waits. Must not throw. */
  count(): Promise<void>
}

/**
 * Counts what waits for a webhook that delivers nothing, as soon as something may: its lag would seem to be
 * none otherwise. It ends once something is known to wait.
 */
export class BacklogWatch {
  readonly #parts: BacklogWatchParts
  #unwatch: (() => void) | undefined
  #counting: Promise<void> | undefined

  constructor(parts: BacklogWatchParts) {
    this.#parts = parts
  }

  /** Watches what is stored behind a place, until the signal is aborted or {@link BacklogWatch.stop}. */
  start(place: LogPlace, signal: AbortSignal): void {
    const { changes, choose, isBehind } = this.#parts
    if (isBehind() || signal.aborted || changes.isClosed) return
    try {
      const wake = () => {
        this.#counting = this.#countAndGoOn(signal)
      }
      this.#unwatch = changes.watchBehind(place, { wanted: choose(), wake })
    } catch (error) {
      if (!(error instanceof LocationGoneError)) throw error // nothing may be delivered
    }
  }

  /** Ends the watch; abort the signal first. Resolves when nothing is counted any more. */
  async stop(): Promise<void> {
    this.#unwatch?.()
    this.#unwatch = undefined
    await this.#counting
  }

  async #countAndGoOn(signal: AbortSignal): Promise<void> {
    const { changes, count } = this.#parts
    if (changes.isClosed) return
    const { end } = changes
    await count()
    this.start(end, signal)
  }
}
