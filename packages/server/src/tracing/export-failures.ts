import type { Clock } from '../clock.ts'
import type { LogSink } from '../http/app.ts'

/** The level of a warning, as in the other lines of the log. */
const warning = 40
/** The time between two lines about the same, milliseconds. */
const pauseMs = 60_000

/** Tells the log that spans cannot be sent: once a minute, since a collector may be away for long. */
export class ExportFailures {
  readonly #log: LogSink
  readonly #clock: Clock
  #toldAtMs = Number.NEGATIVE_INFINITY

  constructor(log: LogSink, clock: Clock) {
    this.#log = log
    this.#clock = clock
  }

  /** Notes a failure. */
  note(error: unknown): void {
    const nowMs = performance.now()
    if (nowMs - this.#toldAtMs < pauseMs) return
    this.#toldAtMs = nowMs
    const message = error instanceof Error ? error.message : String(error)
    const msg = 'traces could not be sent; spans are dropped until they can'
    const line = {
      level: warning,
      time: this.#clock(),
      event: 'traces.lost',
      reason: message.slice(0, 300),
      msg,
    }
    this.#log.write(`${JSON.stringify(line)}\n`)
  }
}
