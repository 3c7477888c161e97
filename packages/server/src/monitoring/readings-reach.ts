import type { StatementWatch } from '../storage/statement-watch.ts'
import { StoreUnreachableError } from '../storage/time-series/drivers/time-series-driver.ts'

/** Knows whether the server of readings answered when it was asked last. An embedded engine always does. */
export class ReadingsReach {
  #isReached = true
  #isAsking = false

  constructor(statements: StatementWatch) {
    statements.listen(({ store, error }) => {
      if (store === 'readings') this.#isReached = !(error instanceof StoreUnreachableError)
    })
  }

  /** False when the last statement found nobody. */
  get isReached(): boolean {
    return this.#isReached
  }

  /**
   * Asks a server that did not answer, so that its return is noticed while nobody else asks. One question at
   * a time; nobody waits for it.
   */
  askAgain(ask: () => Promise<unknown>): void {
    if (this.#isReached || this.#isAsking) return
    this.#isAsking = true
    ask()
      .catch(() => undefined) // the watch was told
      .finally(() => {
        this.#isAsking = false
      })
  }
}
