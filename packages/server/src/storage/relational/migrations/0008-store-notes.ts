import type { Kysely } from 'kysely'

/**
 * Adds the notes of the server about its own stores: the name of this data directory, the stored readings,
 * the damage that was found.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('store_notes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('content', 'text', (column) => column.notNull())
    .execute()
}
