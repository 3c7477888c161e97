import type { Kysely } from 'kysely'

/** Lets sensors be retired: kept with their history, but no longer among those in use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('sensors').addColumn('retired_at_ms', 'bigint').execute()
}
