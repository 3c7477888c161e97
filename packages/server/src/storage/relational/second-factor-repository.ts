import type { Kysely } from 'kysely'
import { joinTransaction } from './join-transaction.ts'
import type { RelationalDatabase } from './tables.ts'

/**
 * Stores the second factors of users: the sealed secret, the last code that was used, and hashed recovery
 * codes.
 */
export class SecondFactorRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Finds the sealed secret of a user; undefined when the second factor is off. */
  async findSealedSecret(userId: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('users')
      .select('sealed_totp_secret')
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return row?.sealed_totp_secret ?? undefined
  }

  /**
   * Switches the second factor on: sets the secret, the step of the code that proved it, and the recovery
   * codes.
   */
  async enable(
    userId: string,
    sealedSecret: string,
    step: number,
    codeHashes: readonly string[],
  ): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction
        .updateTable('users')
        .set({ sealed_totp_secret: sealedSecret, totp_last_step: step })
        .where('user_id', '=', userId)
        .execute()
      await transaction.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
      await transaction
        .insertInto('recovery_codes')
        .values(codeHashes.map((codeHash) => ({ user_id: userId, code_hash: codeHash })))
        .execute()
    })
  }

  /** Switches the second factor off and forgets the recovery codes. */
  async disable(userId: string): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction
        .updateTable('users')
        .set({ sealed_totp_secret: null, totp_last_step: null })
        .where('user_id', '=', userId)
        .execute()
      await transaction.deleteFrom('recovery_codes').where('user_id', '=', userId).execute()
    })
  }

  /** Uses the code of a time step up. @returns false when that step or a later one was used before. */
  async takeStep(userId: string, step: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('users')
      .set({ totp_last_step: step })
      .where('user_id', '=', userId)
      .where('sealed_totp_secret', 'is not', null)
      .where((row) => row.or([row('totp_last_step', 'is', null), row('totp_last_step', '<', step)]))
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** Uses a recovery code up. @returns false when there is no such code (any more). */
  async takeRecoveryCode(userId: string, codeHash: string): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('recovery_codes')
      .where('user_id', '=', userId)
      .where('code_hash', '=', codeHash)
      .executeTakeFirst()
    return result.numDeletedRows > 0n
  }

  /** Counts the recovery codes that a user has left. */
  async countRecoveryCodes(userId: string): Promise<number> {
    const row = await this.#db
      .selectFrom('recovery_codes')
      .select((query) => query.fn.countAll().as('count'))
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return Number(row?.count ?? 0)
  }
}
