import type { Kysely } from 'kysely'

/** Adds the settings that locations have of their own; a deleted location takes them along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('location_settings')
    .addColumn('location_id', 'text', (column) =>
      column.primaryKey().references('locations.location_id').onDelete('cascade'),
    )
    .addColumn('settings', 'text', (column) => column.notNull())
    .execute()
}
