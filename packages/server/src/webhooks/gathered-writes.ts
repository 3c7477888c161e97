import { setTimeout as delay } from 'node:timers/promises'
import type { Together, Transaction } from '../storage/relational/transaction.ts'

/** Stores something within a transaction. */
export type Write = (within: Transaction) => Promise<void>

/** The most writes of a transaction, so that none holds up other users of the database for long. */
const maxTogether = 25
/** The rest after each transaction, as a multiple of the time that it took. */
const restFactor = 4
/** The longest rest, milliseconds: a database that was slow once does not stop deliveries. */
const longestRestMs = 250

interface Waiting {
  readonly write: Write
  resolve(): void
  reject(error: unknown): void
}

/**
 * Makes the writes of many loops durable together. While one transaction is made, and while the database is
 * left to others after it, those that come gather for the next one: however many loops there are, they take
 * about a fifth of the time of the database. Each loop has one write at a time, which bounds what gathers.
 */
export class GatheredWrites {
  readonly #together: Together
  #waiting: Waiting[] = []
  #isWriting = false

  constructor(together: Together) {
    this.#together = together
  }

  /** Resolves once a write is durable. @throws the error of this write, and of no other. */
  write(write: Write): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#waiting.push({ write, resolve, reject })
    if (!this.#isWriting) void this.#writeAll()
    return promise
  }

  /** Never rejects: each write is told of its error. */
  async #writeAll(): Promise<void> {
    this.#isWriting = true
    while (this.#waiting.length > 0) {
      const startMs = performance.now()
      await this.#commit(this.#waiting.splice(0, maxTogether))
      const tookMs = performance.now() - startMs
      await delay(Math.min(longestRestMs, tookMs * restFactor))
    }
    this.#isWriting = false
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    try {
      await this.#together(async (within) => {
        for (const { write } of group) await write(within)
      })
    } catch (error) {
      const [first] = group
      if (group.length === 1) first?.reject(error)
      // One of them failed, and nothing was stored: each tries for itself.
      else for (const waiting of group) await this.#commit([waiting])
      return
    }
    for (const { resolve } of group) resolve()
  }
}
