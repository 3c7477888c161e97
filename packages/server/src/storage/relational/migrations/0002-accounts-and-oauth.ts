import type { Kysely } from 'kysely'

/** Adds users, OAuth2 clients, the records of the authorization server, and keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccountTables(db)
  await createOauthTables(db)
}

async function createAccountTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('user_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('locations.location_id'))
    .addColumn('username', 'text', (column) => column.notNull())
    .addColumn('username_key', 'text', (column) => column.notNull().unique())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('user_locations')
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('users.user_id').onDelete('cascade'),
    )
    .addColumn('location_id', 'text', (column) => column.notNull().references('locations.location_id'))
    .addPrimaryKeyConstraint('user_locations_key', ['user_id', 'location_id'])
    .execute()
}

async function createOauthTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('oauth_clients')
    .addColumn('client_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.references('locations.location_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('secret_hash', 'text')
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('oauth_records')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('id_hash', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('grant_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('client_id', 'text')
    .addColumn('uid_hash', 'text')
    .addColumn('user_code_hash', 'text')
    .addColumn('consumed_at_s', 'bigint')
    .addColumn('expires_at_s', 'bigint')
    .addPrimaryKeyConstraint('oauth_records_key', ['model', 'id_hash'])
    .execute()
  for (const column of ['grant_id', 'account_id', 'uid_hash', 'user_code_hash', 'expires_at_s']) {
    await db.schema.createIndex(`oauth_records_${column}`).on('oauth_records').column(column).execute()
  }
  await db.schema
    .createTable('denied_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('expires_at_s', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('server_keys')
    .addColumn('key_id', 'text', (column) => column.primaryKey())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('sealed_key', 'text', (column) => column.notNull())
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .execute()
}
