import { dayMs } from '../day-ms.ts'
import { Rounds, type RoundsLogger } from '../rounds.ts'
import { isQuicklyChecked } from '../storage/open-relational-file.ts'
import type { DatabaseIntegrity } from './database-integrity.ts'

/** The time between two checks: disks forget. */
const pauseMs = 7 * dayMs

/**
 * Reads the database through each week. Right after the start it reads one that was too large to be read
 * before.
 */
export class DatabaseWorker {
  readonly #integrity: DatabaseIntegrity
  readonly #rounds: Rounds

  constructor(integrity: DatabaseIntegrity, logger: RoundsLogger) {
    this.#integrity = integrity
    this.#rounds = new Rounds({
      steps: [(ending) => integrity.check(ending)],
      pauseMs,
      logger,
      failureMessage: 'the database could not be checked; it is tried again in a week',
    })
  }

  start(): void {
    this.#rounds.start(isQuicklyChecked(this.#integrity.parts.path) ? pauseMs : 0)
  }

  /** Resolves when nothing is noted any more; the result of a check that still runs is ignored. */
  close(): Promise<void> {
    return this.#rounds.close()
  }
}
