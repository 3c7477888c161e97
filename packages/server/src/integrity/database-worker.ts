import { dayMs } from '../day-ms.ts'
import { Rounds, type RoundsLogger } from '../rounds.ts'
import { isQuicklyChecked } from '../storage/open-relational-file.ts'
import type { DatabaseIntegrity } from './database-integrity.ts'

/** Between two checks: disks forget. */
const pauseMs = 7 * dayMs

/** Reads the database through each week, and right after the start what was too large to be read before it. */
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

  /** Resolves when nothing is noted any more; whatever a check that still runs finds is not looked at. */
  close(): Promise<void> {
    return this.#rounds.close()
  }
}
