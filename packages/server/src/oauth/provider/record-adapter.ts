import { type Clock, readSeconds } from '../../clock.ts'
import type { OauthRepository } from '../../storage/relational/oauth-repository.ts'
import type { OauthRecordRow } from '../../storage/relational/tables.ts'
import type { Alongside, Together } from '../../storage/relational/transaction.ts'
import type { Sealer } from '../../storage/sealer.ts'
import { StorageFullError } from '../../storage/storage-full-error.ts'
import type { Denylist } from '../denylist.ts'
import { hashSecret } from '../hash.ts'
import type { LibraryWrites } from './library-writes.ts'
import type { OpenModels } from './open-models.ts'
import type { RecordCache, RecordPayload } from './record-cache.ts'

/** The parts that the adapters of one provider share. */
export interface RecordStore {
  readonly repository: OauthRepository
  readonly together: Together
  /** The writes that are to be stored with a record. */
  readonly writes: LibraryWrites
  readonly sealer: Sealer
  readonly denylist: Denylist
  readonly cache: RecordCache
  /** The records that are kept in memory alone. */
  readonly open: OpenModels
  /**
   * Tells when rows may be removed and which tokens are in their grace; the provider goes by its own clock,
   * see {@link Clock}.
   */
  readonly clock: Clock
  /** Finds the address from which the request that is being answered came. */
  readonly findAddress: () => string | undefined
  /** Finds the browser from which it came, in words; see `nameBrowser`. */
  readonly findBrowser: () => string | undefined
  /** Finds the seconds for which a refresh token of a client still works after its rotation. */
  readonly findRotationGraceS: (clientId: string | undefined) => number
  /** Records that a grant ends because a code or a token of it was used twice; it is still there. */
  readonly recordReuse: Alongside<string>
  /** Creates the error for a code or token that is used a second time at the very same moment. */
  readonly createReuseError: (model: string) => Error
  /** Creates the error for a full disk. */
  readonly createUnavailableError: (cause: StorageFullError) => Error
}

/**
 * Remembers the records of the provider, one instance per model (`Session`, `Grant`, `RefreshToken`...).
 * Records for which nobody has logged in stay in memory. Ids are stored as SHA-256 and payloads sealed, since
 * the id of a token is the token itself. Expired records may still be found; the provider looks at `exp`.
 */
export class RecordAdapter {
  readonly #model: string
  readonly #store: RecordStore

  constructor(model: string, store: RecordStore) {
    this.#model = model
    this.#store = store
  }

  /** Adds or replaces a record that may be forgotten after `expiresInS` seconds; without it, never. */
  async upsert(id: string, payload: RecordPayload, expiresInS?: number): Promise<void> {
    if (expiresInS !== undefined && this.#keepOpen(id, payload, expiresInS)) return this.#recordOpen(id)
    const row: OauthRecordRow = {
      model: this.#model,
      id_hash: hashSecret(id),
      payload: this.#store.sealer.seal(JSON.stringify(this.#complete(payload))),
      // A grant goes with its tokens: a token that is being issued at this moment must find no grant to live
      // on.
      grant_id: this.#model === 'Grant' ? id : (payload.grantId ?? null),
      account_id: payload.accountId ?? null,
      client_id: payload.clientId ?? null,
      uid_hash: payload.uid === undefined ? null : hashSecret(payload.uid),
      user_code_hash: payload.userCode === undefined ? null : hashSecret(payload.userCode),
      consumed_at_s: null,
      expires_at_s: expiresInS === undefined ? null : readSeconds(this.#store.clock) + expiresInS,
    }
    await this.#change(row.id_hash, () => this.#put(row, id))
    if (this.#isEnded(payload)) await this.#takeBack(id, payload)
  }

  /** Finds the record of an id. */
  async find(id: string): Promise<RecordPayload | undefined> {
    const idHash = hashSecret(id)
    const open = this.#store.open.find(this.#model, idHash)
    if (open) return open
    const payload = await this.#store.cache.find(this.#model, idHash, async () =>
      this.#open(await this.#store.repository.findRecord(this.#model, idHash)),
    )
    if (!payload) return undefined
    const copy = { ...payload }
    if (this.#isInGrace(copy)) delete copy.consumed
    return copy
  }

  /** Finds the session of a `uid`. */
  async findByUid(uid: string): Promise<RecordPayload | undefined> {
    return this.#open(await this.#store.repository.findRecordBy(this.#model, 'uid_hash', hashSecret(uid)))
  }

  /** Finds the device authorization of a user code. */
  async findByUserCode(userCode: string): Promise<RecordPayload | undefined> {
    const open = this.#store.open.findByUserCode(userCode)
    if (open) return open
    const hash = hashSecret(userCode)
    return this.#open(await this.#store.repository.findRecordBy(this.#model, 'user_code_hash', hash))
  }

  /**
   * Marks a code or token as used. Two requests may both have read it unused. With a code the second loses
   * here, and since only one of them can be its owner, everything that the grant gave is revoked. With a
   * refresh token they may be two windows of one owner, so both win for a moment.
   */
  async consume(id: string): Promise<void> {
    const idHash = hashSecret(id)
    // A device code was refused, and its device has been told now.
    if (this.#store.open.forget(this.#model, idHash)) return
    const first = await this.#change(idHash, () =>
      this.#store.repository.consumeRecord(this.#model, idHash, readSeconds(this.#store.clock)),
    )
    if (first) return
    const used = this.#open(await this.#store.repository.findRecord(this.#model, idHash))
    if (used && this.#isInGrace(used)) return
    if (used?.grantId) await this.#revokeGrant(used.grantId, this.#store.recordReuse)
    throw this.#store.createReuseError(this.#model)
  }

  /** Forgets a record. */
  async destroy(id: string): Promise<void> {
    const idHash = hashSecret(id)
    if (this.#store.open.forget(this.#model, idHash)) return
    // Grants go with all that they gave, and with an entry; the provider asks for that at the same time.
    if (this.#model === 'Grant') return
    await this.#change(idHash, () => this.#store.repository.deleteRecord(this.#model, idHash))
  }

  /**
   * Forgets a grant with all its codes and tokens and refuses its access tokens, whichever model asks. The
   * provider does so when one was used twice. Ends that are asked for take another way.
   */
  async revokeByGrantId(grantId: string): Promise<void> {
    // The provider asks every model at the same time, `AccessToken` always among them; one statement does it
    // for all.
    if (this.#model === 'AccessToken') await this.#revokeGrant(grantId, this.#store.recordReuse)
  }

  /** Notes with a session in which browser it is; the library leaves that aside. */
  #complete(payload: RecordPayload): RecordPayload {
    return this.#model === 'Session' ? { ...payload, browser: this.#store.findBrowser() } : payload
  }

  #keepOpen(id: string, payload: RecordPayload, expiresInS: number): boolean {
    const record = { idHash: hashSecret(id), payload, expiresInS }
    return this.#store.open.keep(this.#model, record, this.#store.findAddress())
  }

  /**
   * Records a record that stays in memory. It has no row that its audit entry could go with: without the
   * entry it does not stay either.
   */
  async #recordOpen(id: string): Promise<void> {
    const alongside = this.#store.writes.take(this.#model)
    if (!alongside) return
    try {
      await this.#whileThereIsSpace(() => this.#store.together((within) => alongside(within, id)))
    } catch (error) {
      await this.destroy(id)
      throw error
    }
  }

  /**
   * Tells whether the login was ended while this was on its way into the store. It is asked afterwards, since
   * the login may end until then.
   */
  #isEnded({ accountId, loginTs, authTime }: RecordPayload): boolean {
    const loginAtS = loginTs ?? authTime
    return (
      accountId !== undefined &&
      typeof loginAtS === 'number' &&
      this.#store.denylist.isEnded(accountId, loginAtS)
    )
  }

  async #takeBack(id: string, { grantId }: RecordPayload): Promise<void> {
    await this.destroy(id)
    if (grantId !== undefined) await this.#revokeGrant(grantId)
  }

  #isInGrace({ consumed, clientId }: RecordPayload): boolean {
    return (
      this.#model === 'RefreshToken' &&
      typeof consumed === 'number' &&
      readSeconds(this.#store.clock) < consumed + this.#store.findRotationGraceS(clientId)
    )
  }

  async #revokeGrant(grantId: string, record?: Alongside<string>): Promise<void> {
    this.#store.cache.clear()
    await this.#whileThereIsSpace(() =>
      this.#store.together(async (within) => {
        await record?.(within, grantId)
        await this.#store.denylist.revokeGrant(within, grantId)
      }),
    )
    this.#store.cache.clear()
  }

  async #put(row: OauthRecordRow, id: string): Promise<void> {
    const { repository, together, writes } = this.#store
    const alongside = writes.take(this.#model)
    if (!alongside) return repository.upsertRecord(row)
    await together(async (within) => {
      await within.oauth.upsertRecord(row)
      await alongside(within, id)
    })
  }

  async #change<Result>(idHash: string, change: () => Promise<Result>): Promise<Result> {
    this.#store.cache.forget(this.#model, idHash)
    try {
      return await this.#whileThereIsSpace(change)
    } finally {
      this.#store.cache.forget(this.#model, idHash)
    }
  }

  async #whileThereIsSpace<Result>(change: () => Promise<Result>): Promise<Result> {
    try {
      return await change()
    } catch (error) {
      throw error instanceof StorageFullError ? this.#store.createUnavailableError(error) : error
    }
  }

  #open(row: OauthRecordRow | undefined): RecordPayload | undefined {
    if (!row) return undefined
    const payload = JSON.parse(this.#store.sealer.open(row.payload)) as RecordPayload
    if (row.consumed_at_s !== null) payload.consumed = Number(row.consumed_at_s)
    return payload
  }
}
