import { statSync } from 'node:fs'
import { checkDatabase } from '../storage/check-database.ts'
import { quickCheckBytes } from '../storage/open-relational-file.ts'
import type { DatabaseIntegrity } from './database-integrity.ts'
import type { IntegrityLogger } from './integrity-worker.ts'

/** Between two checks: disks forget. */
const pauseMs = 7 * 24 * 60 * 60 * 1000

/** Reads the database through each week, and right after the start what was too large to be read before it. */
export class DatabaseWorker {
  readonly #integrity: DatabaseIntegrity
  readonly #logger: IntegrityLogger
  #timer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(integrity: DatabaseIntegrity, logger: IntegrityLogger) {
    this.#integrity = integrity
    this.#logger = logger
  }

  start(): void {
    const isLarge = statSync(this.#integrity.parts.path).size > quickCheckBytes
    this.#wait(isLarge ? 0 : pauseMs)
  }

  /** Whatever a check that still runs finds is not looked at. */
  close(): void {
    this.#isClosed = true
    clearTimeout(this.#timer)
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => void this.#check(), ms).unref()
  }

  async #check(): Promise<void> {
    const result = await checkDatabase(this.#integrity.parts.path)
    if (this.#isClosed) return
    try {
      await this.#integrity.noteCheck(result)
    } catch (error) {
      this.#logger.error({ err: error }, 'the database could not be checked; it is tried again in a week')
    }
    if (!this.#isClosed) this.#wait(pauseMs)
  }
}
