import type { Kysely } from 'kysely'

/** Adds the number of transactions that have changed something, one row, which each of them raises by one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('commit_count')
    .addColumn('only', 'integer', (column) => column.primaryKey())
    .addColumn('commits', 'bigint', (column) => column.notNull())
    .execute()
}
