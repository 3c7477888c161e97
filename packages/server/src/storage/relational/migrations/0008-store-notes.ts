import type { Kysely } from 'kysely'

/** What the server knows about its own stores: which data directory this is, what is stored, what was found damaged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('store_notes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute()
}
