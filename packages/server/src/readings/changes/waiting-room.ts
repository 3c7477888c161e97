/** The readings that somebody waits for. */
export interface Wanted {
  /** The subjects under which they can come. */
  readonly subjects: readonly string[]
  /** Tells whether a series that comes under one of them is wanted. */
  isWanted(seriesId: number): boolean
}

/** Somebody who waits. */
export interface Waiter {
  readonly wanted: Wanted
  /** Is called once, when something wanted has come. Must not throw. */
  wake(): void
}

/**
 * Keeps those who wait for readings, by the subjects of readings. The cost of a commit follows from its
 * series and from those who are woken, however many wait.
 */
export class WaitingRoom {
  readonly #bySubject = new Map<string, Set<Waiter>>()
  readonly #all = new Set<Waiter>()

  /** The number of those who wait. */
  get size(): number {
    return this.#all.size
  }

  /** Wakes somebody when something wanted comes. @returns a function that ends the wait. */
  add(waiter: Waiter): () => void {
    this.#add(waiter)
    return () => this.#remove(waiter)
  }

  /** Resolves when something wanted has come, when the time is over, or `signal` is aborted. */
  async wait(
    wanted: Wanted,
    { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    if (signal.aborted) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const waiter: Waiter = { wanted, wake: resolve }
    const wake = () => resolve()
    const timer = setTimeout(wake, timeoutMs)
    signal.addEventListener('abort', wake, { once: true })
    this.#add(waiter)
    await promise
    this.#remove(waiter)
    clearTimeout(timer)
    signal.removeEventListener('abort', wake)
  }

  /** Wakes those who want one of some series. @param subjectsOf lists the subjects of a series. */
  wake(seriesIds: Iterable<number>, subjectsOf: (seriesId: number) => readonly string[]): void {
    if (this.#all.size === 0) return
    for (const seriesId of seriesIds) {
      for (const subject of subjectsOf(seriesId)) {
        for (const waiter of this.#bySubject.get(subject) ?? []) {
          if (!waiter.wanted.isWanted(seriesId)) continue
          this.#remove(waiter) // so that no later series finds it again
          waiter.wake()
        }
      }
    }
  }

  /** Wakes everybody. */
  wakeAll(): void {
    for (const waiter of this.#all) waiter.wake()
  }

  #add(waiter: Waiter): void {
    this.#all.add(waiter)
    for (const subject of waiter.wanted.subjects) {
      const waiters = this.#bySubject.get(subject)
      if (waiters) waiters.add(waiter)
      else this.#bySubject.set(subject, new Set([waiter]))
    }
  }

  #remove(waiter: Waiter): void {
    if (!this.#all.delete(waiter)) return
    for (const subject of waiter.wanted.subjects) {
      const waiters = this.#bySubject.get(subject)
      waiters?.delete(waiter)
      if (waiters?.size === 0) this.#bySubject.delete(subject)
    }
  }
}
