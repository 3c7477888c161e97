import type { Kysely } from 'kysely'
import type { RelationalDatabase, UserDocumentRow } from './tables.ts'

/** Stores small documents that users keep for themselves; they go with their user. */
export class UserDocumentRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Finds the text of a document. */
  async find(userId: string, kind: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('user_documents')
      .select('document')
      .where('user_id', '=', userId)
      .where('kind', '=', kind)
      .executeTakeFirst()
    return row?.document
  }

  /**
   * Puts a document in place of the one before. Call it in a transaction.
   * @returns false when the user is gone, and then nothing is stored.
   */
  async put({ document, ...key }: UserDocumentRow): Promise<boolean> {
    const user = await this.#db
      .selectFrom('users')
      .select('user_id')
      .where('user_id', '=', key.user_id)
      .executeTakeFirst()
    if (!user) return false
    await this.#db
      .insertInto('user_documents')
      .values({ document, ...key })
      .onConflict((conflict) => conflict.columns(['user_id', 'kind']).doUpdateSet({ document }))
      .execute()
    return true
  }
}
