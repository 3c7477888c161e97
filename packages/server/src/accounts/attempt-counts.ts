import { createHash } from 'node:crypto'

/** The number of free attempts, and the wait after more of them. */
export interface AttemptLimit {
  readonly free: number
  /** The wait doubles with each attempt, from a second up to this many milliseconds. */
  readonly maxWaitMs: number
}

/** The remembered attempts of a subject. */
export interface AttemptCount {
  attempts: number
  lastAttemptMs: number
  blockedUntilMs: number
  wasRefused: boolean
}

/** The largest numbers of remembered subjects of one kind. */
export interface CountBounds {
  /** With free attempts left; the one without an attempt for longest makes room. */
  readonly free: number
  /** Without free attempts; none makes room for another. */
  readonly used: number
}

/** The time without an attempt after which all attempts are forgotten. */
const forgetAfterMs = 3_600_000

/**
 * The number of counts that are shared by new subjects when there is no room for more counts that slow down.
 */
const sharedCounts = 1_024

/**
 * Counts the attempts of one kind of subject, in bounded memory. A count whose free attempts are used up is
 * never dropped to make room. When there are too many of them, the newest subjects share counts: they may
 * wait for each other's attempts, but no attempts are forgotten.
 */
export class AttemptCounts {
  readonly #bounds: CountBounds
  readonly #free = new Map<string, AttemptCount>()
  readonly #used = new Map<string, AttemptCount>()

  constructor(bounds: CountBounds) {
    this.#bounds = bounds
  }

  /** The number of kept counts. */
  get size(): number {
    return this.#free.size + this.#used.size
  }

  /** Finds the remembered attempts of a subject. Keeps nothing new. */
  find(id: string, nowMs: number): AttemptCount | undefined {
    const key = this.#findKey(id)
    const count = this.#used.get(key) ?? this.#free.get(key)
    if (!count || !isForgotten(count, nowMs)) return count
    this.#delete(key)
    return this.find(id, nowMs)
  }

  /** Counts an attempt. */
  add(id: string, limit: AttemptLimit, nowMs: number): void {
    const count = this.find(id, nowMs) ?? {
      attempts: 0,
      lastAttemptMs: 0,
      blockedUntilMs: 0,
      wasRefused: false,
    }
    const key = this.#findKey(id)
    addAttempt(count, limit, nowMs)
    // The key is deleted first, so that the map is in the order of the last attempts.
    this.#delete(key)
    if (count.attempts >= limit.free) this.#keepUsed(key, count, nowMs)
    else this.#keepFree(key, count)
  }

  /** Takes an attempt back. */
  takeBack(id: string, nowMs: number): void {
    const count = this.find(id, nowMs)
    if (!count || count.attempts === 0) return
    count.attempts -= 1
    count.blockedUntilMs = 0
  }

  /** Lets a subject start anew; a subject that shares a count only takes its attempt back. */
  forget(id: string, nowMs: number): void {
    if (this.#findKey(id) === id) this.#delete(id)
    else this.takeBack(id, nowMs)
  }

  #keepFree(key: string, count: AttemptCount): void {
    this.#free.set(key, count)
    const [oldest] = this.#free.keys()
    if (this.#free.size > this.#bounds.free && oldest !== undefined) this.#free.delete(oldest)
  }

  #keepUsed(key: string, count: AttemptCount, nowMs: number): void {
    for (const [old, oldCount] of this.#used) {
      if (!isForgotten(oldCount, nowMs)) break
      this.#used.delete(old)
    }
    const isShared = key.startsWith(sharedPrefix)
    if (isShared || this.#used.size < this.#bounds.used) {
      this.#used.set(key, count)
      return
    }
    const sharedKey = toSharedKey(key)
    const shared = this.#used.get(sharedKey)
    this.#used.set(sharedKey, shared ? join(shared, count) : count)
  }

  /**
   * Finds the key of a subject's count. A subject without a separate count is counted with those that share
   * one.
   */
  #findKey(id: string): string {
    if (this.#used.has(id) || this.#free.has(id)) return id
    const sharedKey = toSharedKey(id)
    return this.#used.has(sharedKey) ? sharedKey : id
  }

  #delete(key: string): void {
    this.#used.delete(key)
    this.#free.delete(key)
  }
}

/** No address, hash or id begins with this. */
const sharedPrefix = 'shared '

function toSharedKey(id: string): string {
  return `${sharedPrefix}${createHash('sha256').update(id).digest().readUInt32BE() % sharedCounts}`
}

function join(a: AttemptCount, b: AttemptCount): AttemptCount {
  return {
    attempts: Math.max(a.attempts, b.attempts),
    lastAttemptMs: Math.max(a.lastAttemptMs, b.lastAttemptMs),
    blockedUntilMs: Math.max(a.blockedUntilMs, b.blockedUntilMs),
    wasRefused: a.wasRefused && b.wasRefused,
  }
}

function isForgotten({ lastAttemptMs, blockedUntilMs }: AttemptCount, nowMs: number): boolean {
  return nowMs >= Math.max(lastAttemptMs, blockedUntilMs) + forgetAfterMs
}

function addAttempt(count: AttemptCount, limit: AttemptLimit, nowMs: number): void {
  count.attempts += 1
  count.lastAttemptMs = nowMs
  count.wasRefused = false
  const beyond = count.attempts - limit.free
  // More doublings than this exceed every limit.
  if (beyond >= 0) count.blockedUntilMs = nowMs + Math.min(1000 * 2 ** Math.min(beyond, 20), limit.maxWaitMs)
}
