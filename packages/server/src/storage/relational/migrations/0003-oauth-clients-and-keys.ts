import type { Kysely } from 'kysely'

/** Lets clients be disabled and deleted with everything that they were given, and signing keys retire. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('oauth_clients').addColumn('disabled_at_ms', 'bigint').execute()
  await db.schema.createIndex('oauth_records_client_id').on('oauth_records').column('client_id').execute()
  await db.schema.alterTable('server_keys').addColumn('retired_at_ms', 'bigint').execute()
}
