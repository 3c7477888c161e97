import { LRUCache } from 'lru-cache'
import type { Clock } from '../clock.ts'

/** The time between two entries for one account and address: a guessing machine must not fill the log. */
const quietMs = 60_000

/**
 * The most entries an hour for one account, from all addresses: many machines must not fill the log either.
 */
const maxEntriesAnHour = 60

const hourMs = 3_600_000

/**
 * The number of remembered pairs of account and address. The least recent are forgotten first, and the
 * account's own bound still holds then.
 */
const maxPairs = 10_000

/**
 * The number of remembered accounts. Only existing ones are counted, and a forgotten one may have 60 entries
 * more.
 */
const maxAccounts = 10_000

interface AccountEntries {
  beganAtMs: number
  entries: number
  unrecorded: number
}

/** Decides which failed logins become an entry of the audit log, and how many each entry stands for. */
export class FailedLogins {
  readonly #pairs = new LRUCache<string, { recordedAtMs: number; unrecorded: number }>({ max: maxPairs })
  readonly #accounts = new LRUCache<string, AccountEntries>({ max: maxAccounts })
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /**
   * Counts a failed login of an account that exists.
   * @returns the number of logins that an entry made now stands for; undefined when none is to be made yet.
   */
  count(userId: string, remoteAddress: string): number | undefined {
    const key = JSON.stringify([userId, remoteAddress])
    const nowMs = this.#clock()
    const known = this.#pairs.get(key)
    if (known && nowMs < known.recordedAtMs + quietMs) {
      known.unrecorded += 1
      return undefined
    }
    this.#pairs.set(key, { recordedAtMs: nowMs, unrecorded: 0 })
    return this.#countEntry(userId, 1 + (known?.unrecorded ?? 0), nowMs)
  }

  #countEntry(userId: string, logins: number, nowMs: number): number | undefined {
    const account = this.#accounts.get(userId) ?? { beganAtMs: nowMs, entries: 0, unrecorded: 0 }
    if (nowMs >= account.beganAtMs + hourMs) Object.assign(account, { beganAtMs: nowMs, entries: 0 })
    account.unrecorded += logins
    this.#accounts.set(userId, account)
    if (account.entries >= maxEntriesAnHour) return undefined
    account.entries += 1
    const all = account.unrecorded
    account.unrecorded = 0
    return all
  }
}
