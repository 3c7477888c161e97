import { SerialQueue } from '../serial-queue.ts'
import type { EstateRepository } from '../storage/relational/estate-repository.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { EstateChange, EstateListener } from './estate-change.ts'

/** The store of the estate. */
export type EstateStore = Pick<RelationalStore, 'estate' | 'together'>

/**
 * The way of every write of the estate: one after the other, so that each is checked against the result of
 * the one before; durable with its company; and then told to those who watch.
 */
export class EstateWrites {
  readonly #store: EstateStore
  readonly #turns = new SerialQueue()
  readonly #listeners = new Set<EstateListener>()

  constructor(store: EstateStore) {
    this.#store = store
  }

  /** Runs a write in its turn. */
  run<Result>(write: () => Promise<Result>): Promise<Result> {
    return this.#turns.run(write)
  }

  /** Stores a change and its company in one transaction; the memory follows when this has resolved. */
  commit<Outcome>(
    outcome: Outcome,
    alongside: Alongside<Outcome> | undefined,
    store: (estate: EstateRepository) => Promise<void>,
  ): Promise<void> {
    return this.#store.together(async (within) => {
      await store(within.estate)
      await alongside?.(within, outcome)
    })
  }

  /** Tells of a change that is durable and shows in the estate. */
  tell(change: EstateChange): void {
    for (const listener of this.#listeners) listener(change)
  }

  /**
   * Calls a listener after each change.
   * @returns a function that ends that.
   */
  watch(listener: EstateListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }
}
