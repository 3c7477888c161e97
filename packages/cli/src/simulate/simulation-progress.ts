import type { RunReport } from '@openlightfi/simulator'
import type { TextStream } from '../cli-environment.ts'
import type { Range } from './simulate-options.ts'

/** Tells how a simulation goes: one line that changes on a terminal, else only what is wrong. */
export class SimulationProgress {
  readonly #stderr: TextStream
  readonly #range: Range
  readonly #isShown: boolean
  readonly #startMs = performance.now()
  #isInTrouble = false

  /** @param isQuiet nothing is shown but trouble. */
  constructor(stderr: TextStream, range: { readonly fromS: number; readonly toS: number }, isQuiet: boolean) {
    this.#stderr = stderr
    this.#range = range
    this.#isShown = stderr.isTTY === true && !isQuiet
  }

  /** Shows what was delivered, after another batch was. */
  show(report: RunReport): void {
    if (this.#isInTrouble)
      this.#stderr.write(`${this.#clearLine()}lightfi: the server takes readings again.\n`)
    this.#isInTrouble = false
    if (!this.#isShown) return
    const { fromS, toS } = this.#range
    const share = Math.min(1, (report.until - fromS) / (toS - fromS))
    const percent = toS === Number.POSITIVE_INFINITY ? '' : `${Math.floor(share * 100)} %, `
    const rate = Math.round((report.uploads * 1000) / (performance.now() - this.#startMs))
    const time = new Date(report.until * 1000).toISOString().slice(0, 19)
    this.#stderr.write(`${this.#clearLine()}${percent}${time}Z, ${report.uploads} readings, ${rate} a second`)
  }

  /** Says, once, that the server takes no readings for now. @param waitMs until the next attempt. */
  tellTrouble(error: unknown, waitMs: number): void {
    if (this.#isInTrouble) return
    this.#isInTrouble = true
    const message = error instanceof Error ? error.message : String(error)
    const seconds = (waitMs / 1000).toFixed(1)
    this.#stderr.write(`${this.#clearLine()}lightfi: ${message} Trying again, first in ${seconds} s.\n`)
  }

  /** Removes the line. */
  finish(): void {
    if (this.#isShown) this.#stderr.write(this.#clearLine())
  }

  #clearLine(): string {
    return this.#stderr.isTTY ? '\r\u001B[K' : ''
  }
}
