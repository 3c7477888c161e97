import { LRUCache } from 'lru-cache'

/** One entry a minute for each account and address: a guessing machine must not fill the log. */
const quietMs = 60_000

/** Pairs of account and address that are remembered; the least recent are forgotten first. */
const maxPairs = 10_000

/** Decides which failed logins become an entry of the audit log, and how many each entry stands for. */
export class FailedLogins {
  readonly #recent = new LRUCache<string, { recordedAtMs: number; unrecorded: number }>({ max: maxPairs })

  /**
   * Counts a failed login.
   * @returns how many logins an entry made now stands for; undefined when none is to be made yet.
   */
  count(userId: string, remoteAddress: string): number | undefined {
    const key = JSON.stringify([userId, remoteAddress])
    const nowMs = Date.now()
    const known = this.#recent.get(key)
    if (known && nowMs < known.recordedAtMs + quietMs) {
      known.unrecorded += 1
      return undefined
    }
    this.#recent.set(key, { recordedAtMs: nowMs, unrecorded: 0 })
    return 1 + (known?.unrecorded ?? 0)
  }
}
