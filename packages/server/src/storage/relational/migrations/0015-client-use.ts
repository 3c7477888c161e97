import type { Kysely } from 'kysely'

/**
 * Adds what is known of the use of clients and grants. What is known of a grant goes with the grant's own
 * record. Lets a client have a secret besides its own, for a while.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('client_use')
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('locations.location_id'))
    .addColumn('client_id', 'text', (column) => column.notNull())
    .addColumn('client_use', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('client_use_key', ['organisation_id', 'client_id'])
    .execute()
  await db.schema.createIndex('client_use_client_id').on('client_use').column('client_id').execute()
  await db.schema.alterTable('oauth_records').addColumn('grant_use', 'text').execute()
  await db.schema.alterTable('oauth_clients').addColumn('previous_secret_hash', 'text').execute()
  await db.schema.alterTable('oauth_clients').addColumn('previous_until_ms', 'bigint').execute()
}
