/** What somebody waits for. */
export interface Wanted {
  /** Under which subjects it can come. */
  readonly subjects: readonly string[]
  /** Whether a series is wanted that comes under one of them. */
  isWanted(seriesId: number): boolean
}

interface Waiter {
  readonly wanted: Wanted
  wake(): void
}

/**
 * Those who wait for readings, by the subjects that readings come under: finding whom a commit wakes costs as much as it has
 * series and as there are those who are woken, however many wait.
 */
export class WaitingRoom {
  readonly #bySubject = new Map<string, Set<Waiter>>()
  readonly #all = new Set<Waiter>()

  /** How many wait. */
  get size(): number {
    return this.#all.size
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

  /** Wakes those who want one of some series. @param subjectsOf what a series comes under. */
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
