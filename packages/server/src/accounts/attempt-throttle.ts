import { LRUCache } from 'lru-cache'

/** How many attempts are free, and how long one has to wait after more of them. */
export interface AttemptLimit {
  readonly free: number
  /** The wait doubles with each attempt, from a second to so many milliseconds. */
  readonly maxWaitMs: number
}

/** Who or what an attempt counts against. */
export interface AttemptSubject {
  /** Told apart by kind, such as `address` or `account`. */
  readonly kind: string
  readonly id: string
  readonly limit: AttemptLimit
}

/** Whether an attempt may be made. */
export interface AttemptVerdict {
  /** So long to wait, milliseconds; 0 when the attempt may be made, and has been counted. */
  readonly waitMs: number
  /** It is the first attempt that was refused since the last one that was not. */
  readonly isFirstRefusal: boolean
}

interface Count {
  attempts: number
  lastAttemptMs: number
  blockedUntilMs: number
  wasRefused: boolean
}

/** Subjects that are remembered; the least recently seen are forgotten first. */
const maxSubjects = 50_000

/** Without an attempt for so long, all is forgotten. */
const forgetAfterMs = 3_600_000

/**
 * Slows down guessing. Attempts count before their outcome is known, so many at once are no way around, and a success
 * takes them back. In memory: right for one process, and forgotten with it.
 */
export class AttemptThrottle {
  readonly #counts = new LRUCache<string, Count>({ max: maxSubjects })

  /** Counts an attempt against all subjects, or against none when one of them has to wait. */
  begin(subjects: readonly AttemptSubject[]): AttemptVerdict {
    const nowMs = Date.now()
    const counts = subjects.map((subject) => this.#find(subject, nowMs))
    const blocking = counts.filter((count) => nowMs < count.blockedUntilMs)
    if (blocking.length > 0) {
      const waitMs = Math.max(...blocking.map((count) => count.blockedUntilMs - nowMs))
      const isFirstRefusal = blocking.some((count) => !count.wasRefused)
      for (const count of blocking) count.wasRefused = true
      return { waitMs, isFirstRefusal }
    }
    subjects.forEach(({ limit }, index) => {
      const count = counts[index]
      if (count) addAttempt(count, limit, nowMs)
    })
    return { waitMs: 0, isFirstRefusal: false }
  }

  /** Takes an attempt back that turned out to be good: `forget` subjects start anew, the others lose that one attempt. */
  succeed(subjects: readonly AttemptSubject[], forget: readonly AttemptSubject[] = []): void {
    for (const subject of subjects) {
      const count = this.#counts.get(toKey(subject))
      if (count && count.attempts > 0) {
        count.attempts -= 1
        count.blockedUntilMs = 0
      }
    }
    for (const subject of forget) this.#counts.delete(toKey(subject))
  }

  #find(subject: AttemptSubject, nowMs: number): Count {
    const key = toKey(subject)
    const known = this.#counts.get(key)
    if (known && nowMs < Math.max(known.lastAttemptMs, known.blockedUntilMs) + forgetAfterMs) return known
    const count = { attempts: 0, lastAttemptMs: nowMs, blockedUntilMs: 0, wasRefused: false }
    this.#counts.set(key, count)
    return count
  }
}

function addAttempt(count: Count, limit: AttemptLimit, nowMs: number): void {
  count.attempts += 1
  count.lastAttemptMs = nowMs
  count.wasRefused = false
  const beyond = count.attempts - limit.free
  // More doublings than this exceed every limit.
  if (beyond >= 0) count.blockedUntilMs = nowMs + Math.min(1000 * 2 ** Math.min(beyond, 20), limit.maxWaitMs)
}

function toKey({ kind, id }: AttemptSubject): string {
  return `${kind}:${id}`
}
