import type { Kysely } from 'kysely'

/** Adds when commits of readings were stored: for each minute with some, the highest number by its end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('arrivals')
    .addColumn('minute', 'integer', (column) => column.primaryKey())
    .addColumn('sequence', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('arrivals_sequence').unique().on('arrivals').column('sequence').execute()
}
