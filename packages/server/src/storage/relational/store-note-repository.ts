import type { Kysely } from 'kysely'
import type { RelationalDatabase } from './tables.ts'

/** Stores the notes of the server about its own stores, by name, as JSON. */
export class StoreNoteRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** @returns undefined when nothing was noted under the name. */
  async read(name: string): Promise<unknown> {
    const row = await this.#db
      .selectFrom('store_notes')
      .select('content')
      .where('name', '=', name)
      .executeTakeFirst()
    return row && (JSON.parse(row.content) as unknown)
  }

  /** Replaces a note; it is durable when this resolves. */
  async write(name: string, value: unknown): Promise<void> {
    const content = JSON.stringify(value)
    await this.#db
      .insertInto('store_notes')
      .values({ name, content })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ content }))
      .execute()
  }
}
