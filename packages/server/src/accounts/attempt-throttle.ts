import type { Clock } from '../clock.ts'
import { AttemptCounts, type AttemptLimit, type CountBounds } from './attempt-counts.ts'

export type { AttemptLimit } from './attempt-counts.ts'

/** A person or thing that an attempt counts against. */
export interface AttemptSubject {
  /** The kind of subject, such as `address` or `account`. */
  readonly kind: string
  readonly id: string
  readonly limit: AttemptLimit
}

/** The decision about an attempt. */
export interface AttemptVerdict {
  /** The time to wait, milliseconds; 0 when the attempt may be made, and has been counted. */
  readonly waitMs: number
  /** True for the first attempt that was refused since the last one that was not. */
  readonly isFirstRefusal: boolean
}

const defaultBounds: CountBounds = { free: 50_000, used: 20_000 }

/**
 * Slows down guessing. Attempts count before their outcome is known, so that many at once do not escape, and
 * a success takes them back. A refused attempt counts against nobody and leaves nothing behind. The counts
 * are in memory, bounded for each kind, so that one kind makes no room for another: right for one process,
 * and forgotten with it.
 */
export class AttemptThrottle {
  readonly #clock: Clock
  readonly #bounds: CountBounds
  readonly #kinds = new Map<string, AttemptCounts>()

  /** @param bounds the largest numbers of remembered subjects of each kind. */
  constructor(clock: Clock, bounds: CountBounds = defaultBounds) {
    this.#clock = clock
    this.#bounds = bounds
  }

  /** The number of remembered subjects. */
  get size(): number {
    return [...this.#kinds.values()].reduce((sum, { size }) => sum + size, 0)
  }

  /** Counts an attempt against all subjects, or against none when one of them has to wait. */
  begin(subjects: readonly AttemptSubject[]): AttemptVerdict {
    const nowMs = this.#clock()
    const blocking = subjects.flatMap((subject) => {
      const count = this.#of(subject).find(subject.id, nowMs)
      return count !== undefined && nowMs < count.blockedUntilMs ? [count] : []
    })
    if (blocking.length > 0) {
      const waitMs = Math.max(...blocking.map((count) => count.blockedUntilMs - nowMs))
      const isFirstRefusal = blocking.some((count) => !count.wasRefused)
      for (const count of blocking) count.wasRefused = true
      return { waitMs, isFirstRefusal }
    }
    for (const subject of subjects) this.#of(subject).add(subject.id, subject.limit, nowMs)
    return { waitMs: 0, isFirstRefusal: false }
  }

  /** Takes an attempt back that was good: `forget` subjects start anew, the others lose that one attempt. */
  succeed(subjects: readonly AttemptSubject[], forget: readonly AttemptSubject[] = []): void {
    const nowMs = this.#clock()
    for (const subject of subjects) this.#of(subject).takeBack(subject.id, nowMs)
    for (const subject of forget) this.#of(subject).forget(subject.id, nowMs)
  }

  #of({ kind }: AttemptSubject): AttemptCounts {
    const known = this.#kinds.get(kind)
    if (known) return known
    const counts = new AttemptCounts(this.#bounds)
    this.#kinds.set(kind, counts)
    return counts
  }
}
