import type { Kysely } from 'kysely'

/** Adds the documents that users keep for themselves; a deleted user takes them along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('user_documents')
    .addColumn('user_id', 'text', (column) =>
      column.notNull().references('users.user_id').onDelete('cascade'),
    )
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('user_documents_key', ['user_id', 'kind'])
    .execute()
}
