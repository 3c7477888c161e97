import { LRUCache } from 'lru-cache'

/**
 * A record that the provider wants to be remembered. The known members become columns; the rest is only ever
 * sealed.
 */
export interface RecordPayload {
  readonly jti?: string | undefined
  readonly uid?: string | undefined
  readonly userCode?: string | undefined
  readonly grantId?: string | undefined
  readonly accountId?: string | undefined
  readonly clientId?: string | undefined
  readonly exp?: number | undefined
  consumed?: unknown
  readonly [member: string]: unknown
}

/** Opened records kept in memory, about a kilobyte each. */
const maxRecords = 10_000

/** The models that a refresh grant reads each time; all others are read once or twice in their life. */
const cachedModels = new Set(['RefreshToken', 'Grant'])

/**
 * Keeps opened records, so that a refresh grant needs neither disk nor decryption. Every change goes through
 * here. A read that began before a change is not kept, so that nothing revoked comes back.
 */
export class RecordCache {
  readonly #records = new LRUCache<string, RecordPayload>({ max: maxRecords })
  #changes = 0

  /** Finds a kept record, or reads it with `read`. */
  async find(
    model: string,
    idHash: string,
    read: () => Promise<RecordPayload | undefined>,
  ): Promise<RecordPayload | undefined> {
    if (!cachedModels.has(model)) return read()
    const key = `${model}:${idHash}`
    const kept = this.#records.get(key)
    if (kept) return kept
    const changesBefore = this.#changes
    const payload = await read()
    if (payload && changesBefore === this.#changes) this.#records.set(key, payload)
    return payload
  }

  /** Forgets a record. Call it before and after the record is changed in the store. */
  forget(model: string, idHash: string): void {
    this.#changes += 1
    this.#records.delete(`${model}:${idHash}`)
  }

  /** Forgets all records. Call it before and after a change that touches many records. */
  clear(): void {
    this.#changes += 1
    this.#records.clear()
  }
}
