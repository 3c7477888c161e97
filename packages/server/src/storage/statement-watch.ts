/** The stores that are asked: relations are what exists, readings what was measured. */
export const storeNames = ['relations', 'readings'] as const

/** A store. */
export type StoreName = (typeof storeNames)[number]

/** What a statement does: asks, asks for a file, stores readings, or does any other work. */
export type StatementKind = 'query' | 'file' | 'insert' | 'execute'

/** The end of a statement. */
export interface StatementEnd {
  readonly store: StoreName
  readonly kind: StatementKind
  /** The milliseconds that it took, with the wait for its turn. */
  readonly durationMs: number
  /** The error with which it ended; absent when it did its work. */
  readonly error?: unknown
}

/** Hears of the end of a statement, in the asynchronous context of who ran it. Must not throw. */
export type StatementListener = (end: StatementEnd) => void

/** Tells others how each statement to a store ended. Stores are opened with it, before anybody listens. */
export class StatementWatch {
  readonly #listeners: StatementListener[] = []

  /** Tells a listener of each end from now on. */
  listen(listener: StatementListener): void {
    this.#listeners.push(listener)
  }

  /** Tells the end of a statement. */
  tell(end: StatementEnd): void {
    for (const listen of this.#listeners) listen(end)
  }

  /** Runs a statement and tells its end. @throws the error of the statement. */
  async run<Result>(store: StoreName, kind: StatementKind, work: () => Promise<Result>): Promise<Result> {
    const startMs = performance.now()
    try {
      const result = await work()
      this.tell({ store, kind, durationMs: performance.now() - startMs })
      return result
    } catch (error) {
      this.tell({ store, kind, durationMs: performance.now() - startMs, error })
      throw error
    }
  }
}
