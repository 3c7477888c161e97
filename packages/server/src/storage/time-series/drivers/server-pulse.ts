import { StoreUnreachableError } from './time-series-driver.ts'

/** When a server counts as silent, milliseconds. */
export interface PulseTimes {
  /** How long somebody waits before the server is asked whether it is there, and then between two questions. */
  readonly quietMs: number
  /** How long it may take to say so. */
  readonly replyMs: number
}

/** A silent server is noticed fifteen seconds after it was first waited for; one that is only busy answers by then. */
export const pulseTimes: PulseTimes = { quietMs: 5_000, replyMs: 10_000 }

/** How often a silent server is asked again, milliseconds. */
const returnMs = 1_000

/** Somebody who waits for the server. */
export interface Wait {
  /** Aborted with a StoreUnreachableError when the server has fallen silent. */
  readonly signal: AbortSignal
  /** The wait is over. */
  end(): void
}

/**
 * Tells a server that works long from one that is silent: stopped, behind a cable that was pulled, or a black hole. Nobody is asked
 * anything while answers come soon. Once the server is silent all who wait are let go and nobody waits any more, until it
 * answers again.
 */
export class ServerPulse {
  readonly #ask: (signal: AbortSignal) => Promise<unknown>
  readonly #times: PulseTimes
  readonly #waiting = new Map<AbortController, number>()
  #isSilent = false
  #timer: NodeJS.Timeout | undefined

  /** @param ask resolves when the server answers, whatever it says. */
  constructor(ask: (signal: AbortSignal) => Promise<unknown>, times: PulseTimes = pulseTimes) {
    this.#ask = ask
    this.#times = times
  }

  /** @throws StoreUnreachableError at once while the server is silent. */
  begin(): Wait {
    if (this.#isSilent) throw this.#describeSilence()
    const controller = new AbortController()
    this.#waiting.set(controller, performance.now())
    this.#plan(this.#times.quietMs)
    return { signal: controller.signal, end: () => this.#waiting.delete(controller) }
  }

  /** Asks nothing any more. */
  close(): void {
    clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  #plan(afterMs: number): void {
    this.#timer ??= setTimeout(() => void this.#look(), afterMs).unref()
  }

  async #look(): Promise<void> {
    const { quietMs } = this.#times
    const waitedMs = performance.now() - Math.min(...this.#waiting.values())
    const isDue = this.#isSilent || waitedMs >= quietMs
    if (isDue) await this.#listen()
    this.#timer = undefined
    if (this.#isSilent) this.#plan(Math.min(quietMs, returnMs))
    else if (this.#waiting.size > 0) this.#plan(isDue ? quietMs : quietMs - waitedMs)
  }

  async #listen(): Promise<void> {
    this.#isSilent = !(await this.#answers())
    if (!this.#isSilent) return
    for (const controller of this.#waiting.keys()) controller.abort(this.#describeSilence())
  }

  /** An answer that came while this process was busy is read before the time is judged. */
  async #answers(): Promise<boolean> {
    const limit = new AbortController()
    const timer = setTimeout(() => setImmediate(() => limit.abort()), this.#times.replyMs)
    try {
      await this.#ask(limit.signal)
      return true
    } catch {
      return false
    } finally {
      clearTimeout(timer)
    }
  }

  #describeSilence(): StoreUnreachableError {
    return new StoreUnreachableError('the server takes connections or packets, and does not answer')
  }
}
