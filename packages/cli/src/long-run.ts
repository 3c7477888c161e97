import { constants } from 'node:os'
import { endProcess, LogStream } from '@openlightfi/process'
import { exitCodes } from './exit-code.ts'

const standardOutput = 1

/** The longest time for stopping: shorter than supervisors wait before they kill. */
const stopMs = 25_000

/**
 * Later signals within so many milliseconds of the first are the same wish: a terminal and npm each send one.
 */
const sameWishMs = 500

/** The longest time for the last lines of the log. */
const lastLinesMs = 500

/** A command that runs for months, as a supervisor sees it: its log, and that it ends for certain. */
export class LongRun {
  readonly #interruption: AbortSignal
  #log: LogStream | undefined
  #interruptedAtMs = Number.NEGATIVE_INFINITY

  /** @param interruption aborted by the first signal. */
  constructor(interruption: AbortSignal) {
    this.#interruption = interruption
  }

  /** Whether the command is one. */
  get hasBegun(): boolean {
    return this.#log !== undefined
  }

  /**
   * The log of the command, JSON lines; from now on an error that nobody caught and a stop that hangs end the
   * process.
   */
  begin(): LogStream {
    if (this.#log) return this.#log
    process.once('uncaughtException', (error) => {
      void this.end(
        exitCodes.failure,
        `lightfi ends because of an error that nobody caught: ${error.stack ?? error.message}`,
      )
    })
    this.#interruption.addEventListener('abort', () => {
      this.#interruptedAtMs = performance.now()
      const hung = () =>
        this.end(exitCodes.failure, `lightfi did not stop within ${stopMs / 1000} s and was ended.`)
      setTimeout(hung, stopMs).unref()
    })
    this.#log = new LogStream(standardOutput, { formatLoss })
    return this.#log
  }

  /** Ends the process at a second signal. */
  endAtOnce(signal: 'SIGINT' | 'SIGTERM'): void {
    if (performance.now() - this.#interruptedAtMs < sameWishMs) return
    void this.end(
      128 + constants.signals[signal],
      this.hasBegun ? `lightfi was ended at once by a second signal, ${signal}.` : undefined,
    )
  }

  /** Ends the process. */
  end(exitCode: number, sentence?: string): Promise<never> {
    return endProcess(exitCode, sentence, async () => this.#log?.flush(lastLinesMs))
  }
}

function formatLoss(lines: number, reason: string): string {
  const message = 'lines of the log were lost: it could not be written'
  return JSON.stringify({
    time: new Date().toISOString(),
    level: 'warn',
    message,
    lost_lines: lines,
    reason,
  })
}
