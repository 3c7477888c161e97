import { StoreUnreachableError } from './time-series-driver.ts'

/** The times after which a server counts as silent, milliseconds. */
export interface PulseTimes {
  /**
   * The wait after which the server is asked whether it is there, and then the time between two questions.
   */
  readonly quietMs: number
  /** The time for its answer. */
  readonly replyMs: number
}

/**
 * A silent server is noticed fifteen seconds after the first wait for it; one that is only busy answers by
 * then.
 */
export const pulseTimes: PulseTimes = { quietMs: 5_000, replyMs: 10_000 }

/** The time between two questions to a silent server, milliseconds. */
const returnMs = 1_000

/** A caller's wait for the server. */
export interface Wait {
  /** Aborted with a StoreUnreachableError when the server has fallen silent. */
  readonly signal: AbortSignal
  /** Ends the wait. */
  end(): void
}

/**
 * Tells a server that works long from one that is silent: stopped, behind a cable that was pulled, or a black
 * hole. No question is asked while answers come soon. Once the server is silent all waits end and nobody
 * waits any more, until it answers again.
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
    if (this.#isSilent) throw this.#explainSilence()
    const controller = new AbortController()
    this.#waiting.set(controller, performance.now())
    this.#plan(this.#times.quietMs)
    return { signal: controller.signal, end: () => this.#waiting.delete(controller) }
  }

  /** Ends all questions. */
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
    for (const controller of this.#waiting.keys()) controller.abort(this.#explainSilence())
  }

  /** Asks the server. An answer that came while this process was busy is read before the time is judged. */
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

  #explainSilence(): StoreUnreachableError {
    return new StoreUnreachableError('the server takes connections or packets, and does not answer')
  }
}
