import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { dayMs } from '../day-ms.ts'
import { Rounds, type RoundsLogger } from '../rounds.ts'
import { findActive, inspectTable } from '../storage/time-series/parts/part-files.ts'
import { countedTables } from './part-inventory.ts'
import type { StoreIntegrity } from './store-integrity.ts'

/** The time after the start, when waiting clients have been served. */
const firstPauseMs = 5_000

/** The time between the end of one round and the start of the next. */
const pauseMs = 60_000

/** The bytes of parts that a round reads: some tenths of a second of one thread. */
const bytesPerRound = 64 * 1024 ** 2

/** The time after which a part is looked through again: disks forget. */
const trustMs = 7 * dayMs

/**
 * The largest part that a round reads, since a round must not take long. Larger parts are left to the command
 * of the operator, which reads everything.
 */
const maxPartBytes = 1024 ** 3

/**
 * Notes each minute what is stored, and reads through a few parts, so that damage is found before somebody
 * needs the data.
 */
export class IntegrityWorker {
  readonly #integrity: StoreIntegrity
  readonly #rounds: Rounds
  /** The time when each part was found sound, by the clock. */
  readonly #soundAtMs = new Map<string, number>()
  #isReportDue = false

  constructor(integrity: StoreIntegrity, logger: RoundsLogger) {
    this.#integrity = integrity
    this.#rounds = new Rounds({
      steps: [() => this.#followReport(), () => integrity.takeStock(), () => this.#checkSome()],
      pauseMs,
      logger,
      failureMessage: 'the store of readings could not be checked; the next round tries again',
    })
  }

  /** Starts the first round in some seconds, or as soon as the engine reports damage. */
  start(): void {
    this.#rounds.start(firstPauseMs)
    this.#integrity.onReport(() => {
      this.#isReportDue = true
      this.#rounds.begin()
    })
  }

  /** Resolves when no round runs any more and the stored parts are noted. */
  async close(): Promise<void> {
    await this.#rounds.close()
    await this.#rounds.try(() => this.#integrity.takeStock())
  }

  async #followReport(): Promise<void> {
    if (!this.#isReportDue) return
    this.#isReportDue = false
    await this.#integrity.findUnreadable()
  }

  async #checkSome(): Promise<void> {
    const { enginePath, clock } = this.#integrity.parts
    if (enginePath === undefined || this.#integrity.state === 'unavailable') return
    const due = new Set<string>()
    const present = new Set<string>()
    let bytes = 0
    for (const table of countedTables) {
      const state = inspectTable(enginePath, table)
      if (typeof state === 'string') continue
      for (const { name } of findActive(state.parts)) {
        const key = `${table} ${name}`
        present.add(key)
        if (clock() - (this.#soundAtMs.get(key) ?? 0) < trustMs || bytes >= bytesPerRound) continue
        const size = measureDirectory(join(state.directory, name))
        if (size > maxPartBytes) continue
        bytes += size
        due.add(key)
      }
    }
    for (const key of this.#soundAtMs.keys()) if (!present.has(key)) this.#soundAtMs.delete(key)
    if (due.size === 0) return
    await this.#integrity.findUnreadable(due)
    for (const key of due) this.#soundAtMs.set(key, clock())
  }
}

/** Measures the bytes of the files in a directory without subdirectories; 0 when it went meanwhile. */
function measureDirectory(path: string): number {
  try {
    return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
  } catch {
    return 0
  }
}
