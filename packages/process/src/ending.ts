import { constants } from 'node:os'
import { endProcess, sayOnStandardError } from './end-process.ts'
import { armWatchdog } from './watchdog.ts'

/** How a program ends. */
export interface Ending {
  /** Its name in a sentence, e.g. `The server`. */
  readonly name: string
  /** Stops accepting, finishes what runs and closes everything. It is called once. */
  readonly stop: () => Promise<void>
  /** Signals that stop it. */
  readonly signals: readonly NodeJS.Signals[]
  /** How long `stop` may take after a signal, milliseconds. */
  readonly stopMs: number
  /** How long `stop` may take after an error that nobody caught, milliseconds. */
  readonly failureMs: number
  /** Called when the first signal has come. */
  readonly onStop?: (signal: NodeJS.Signals) => void
  /** Waits for the last lines of the log, half a second at the most. */
  readonly flushLog?: () => Promise<unknown>
}

/**
 * Later signals within so many milliseconds of the first are the same wish: a terminal, npm and systemd each
 * send one.
 */
export const sameWishMs = 500

/** How much later than the event loop the watchdog ends the process. */
const watchdogGraceMs = 3000

/**
 * Ends this process, for certain, on a signal or on an error that nobody caught, and after a while whatever
 * happens.
 *
 * | what happens | exit code |
 * | --- | --- |
 * | a signal, and `stop` finishes in time | 0 |
 * | a signal, and `stop` fails or does not finish in time | 1 |
 * | a second signal, half a second or more after the first | 128 + its number |
 * | an error that nobody caught | 1 |
 *
 * @returns how the program itself says that it cannot go on; the same as an error that nobody caught.
 */
export function superviseEnding(ending: Ending): (error: unknown) => void {
  const supervisor = new Supervisor(ending)
  for (const signal of ending.signals) process.on(signal, () => supervisor.takeSignal(signal))
  // Rejections that nobody handled arrive here too.
  process.on('uncaughtException', (error) => supervisor.takeFailure(error))
  return (error) => supervisor.takeFailure(error)
}

class Supervisor {
  readonly #ending: Ending
  #endingSinceMs: number | undefined
  #hasFailed = false

  constructor(ending: Ending) {
    this.#ending = ending
  }

  takeSignal(signal: NodeJS.Signals): void {
    const { name, onStop, stopMs } = this.#ending
    if (this.#endingSinceMs === undefined) {
      onStop?.(signal)
      void this.#stopWithin(stopMs, 0)
    } else if (performance.now() - this.#endingSinceMs >= sameWishMs) {
      this.#end(128 + constants.signals[signal], `${name} was ended at once by a second signal, ${signal}.`)
    }
  }

  takeFailure(error: unknown): void {
    const { name, failureMs } = this.#ending
    if (this.#hasFailed) return // it was told, and more may follow from it
    this.#hasFailed = true
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    void sayOnStandardError(`${name} ends because of an error that nobody caught: ${trace}`)
    if (this.#endingSinceMs === undefined) void this.#stopWithin(failureMs, 1)
  }

  async #stopWithin(patienceMs: number, code: number): Promise<void> {
    const { name, stop } = this.#ending
    this.#endingSinceMs = performance.now()
    armWatchdog(patienceMs + watchdogGraceMs)
    const timer = setTimeout(() => {
      this.#end(1, `${name} did not stop within ${patienceMs / 1000} s and was ended.`)
    }, patienceMs)
    try {
      await stop()
      clearTimeout(timer)
      this.#end(this.#hasFailed ? 1 : code)
    } catch (error) {
      const trace = error instanceof Error ? error.stack : String(error)
      this.#end(1, `${name} did not stop cleanly: ${trace}`)
    }
  }

  #end(code: number, sentence?: string): void {
    void endProcess(code, sentence, this.#ending.flushLog)
  }
}
