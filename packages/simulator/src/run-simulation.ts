import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises'
import type { ReadingSink } from './reading-sinks.ts'
import { RunCounts, type RunReport } from './run-report.ts'
import type { Traffic, Upload } from './traffic.ts'

/** A simulation to be run. */
export interface SimulationRun {
  readonly traffic: Traffic
  /** First time, included, Unix seconds. */
  readonly fromS: number
  /** Last time, excluded, Unix seconds; `Infinity` for a run without end. */
  readonly toS: number
  /**
   * How fast simulated time passes, as a multiple of real time, > 0; `Infinity` for as fast as it goes. Other
   * speeds never run ahead of the clock: a run that catches up with it goes on in real time.
   */
  readonly speed: number
  readonly sink: ReadingSink
  /**
   * At most one delivery in so many seconds, > 0, as gateways gather for some time, unless a batch is full.
   * Default 10. Without meaning for the speed `Infinity`.
   */
  readonly everyS?: number
  /**
   * Uploads in a batch, at most. Default 8,000, so that they are below a megabyte, which is what proxies
   * take.
   */
  readonly batchSize?: number
  /** Ends the run: what has left by then is delivered, and nothing else is begun. */
  readonly signal: AbortSignal
  /** Is told after each batch. An error that it throws ends the run. */
  onProgress?(report: RunReport): void
}

/** A run that ended before its time; its report tells what had been delivered. */
export class SimulationFailedError extends Error {
  override readonly name = 'SimulationFailedError'
  readonly report: RunReport

  /** @param cause what ended it. */
  constructor(report: RunReport, cause: unknown) {
    super('The simulation ended early', { cause })
    this.report = report
  }
}

/**
 * Delivers the uploads of a simulation, batch by batch. One batch is on its way while the next one is made,
 * so that memory does not depend on the length of the run, and a slow receiver slows it.
 *
 * @returns what was delivered, also after `signal`.
 * @throws SimulationFailedError with what the sink threw.
 */
export async function runSimulation(run: SimulationRun): Promise<RunReport> {
  const delivery = new Delivery(run)
  try {
    await delivery.deliverAll()
  } catch (error) {
    throw new SimulationFailedError(delivery.report(), error)
  }
  return delivery.report()
}

class Delivery {
  readonly #run: SimulationRun
  readonly #counts: RunCounts
  readonly #startMs = Date.now()
  readonly #everyMs: number
  readonly #batchSize: number
  #batch: Upload[] = []
  #pending: Promise<void> = Promise.resolve()
  /** When the next batch may leave, by the clock. */
  #nextMs = 0

  constructor(run: SimulationRun) {
    this.#run = run
    this.#counts = new RunCounts(run.fromS)
    this.#everyMs = (run.everyS ?? 10) * 1000
    this.#batchSize = run.batchSize ?? 8_000
  }

  async deliverAll(): Promise<void> {
    const { traffic, fromS, toS, signal } = this.#run
    for (const upload of traffic.uploads(fromS, toS)) {
      await this.#waitUntil(upload.atS)
      if (signal.aborted) break
      this.#batch.push(upload)
      if (this.#batch.length >= this.#batchSize) await this.#flush()
    }
    await this.#flush()
    await this.#pending
    if (!signal.aborted) this.#counts.reach(toS)
  }

  report(): RunReport {
    const { held, dropped } = this.#run.traffic
    return this.#counts.report(dropped, held)
  }

  /** Waits until simulated time is there. What has left meanwhile is delivered. */
  async #waitUntil(atS: number): Promise<void> {
    const dueMs = this.#findDueMs(atS)
    while (Date.now() < dueMs && !this.#run.signal.aborted) {
      if (this.#batch.length === 0) await this.#sleepUntil(dueMs)
      else if (Date.now() < this.#nextMs) await this.#sleepUntil(Math.min(dueMs, this.#nextMs))
      else await this.#flush()
    }
  }

  /** When an upload leaves, by the clock of this machine. */
  #findDueMs(atS: number): number {
    const { speed, fromS } = this.#run
    if (speed === Number.POSITIVE_INFINITY) return 0
    return Math.max(this.#startMs + ((atS - fromS) * 1000) / speed, atS * 1000)
  }

  /** Sends the batch on its way, when the one before it has arrived. */
  async #flush(): Promise<void> {
    await this.#pending
    if (this.#batch.length === 0) return
    const batch = this.#batch
    this.#batch = []
    this.#nextMs = Date.now() + this.#everyMs
    this.#pending = this.#deliver(batch)
    this.#pending.catch(() => {}) // it is awaited above; this only keeps Node from calling it unhandled
    await nextRound() // a receiver that never makes us wait would keep signals waiting
  }

  async #deliver(batch: readonly Upload[]): Promise<void> {
    const receipt = await this.#run.sink.deliver(batch.map(({ reading }) => reading))
    this.#counts.add(batch, receipt)
    this.#run.onProgress?.(this.report())
  }

  async #sleepUntil(timeMs: number): Promise<void> {
    // Timers take no longer waits than some 24 days.
    const ms = Math.min(timeMs - Date.now(), 86_400_000)
    await wait(Math.max(0, ms), undefined, { signal: this.#run.signal }).catch((error: unknown) => {
      if (!this.#run.signal.aborted) throw error
    })
  }
}
