import type { Kysely } from 'kysely'

/** Adds webhooks and their newest attempts; a webhook that is deleted takes its attempts along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('webhooks')
    .addColumn('webhook_id', 'text', (column) => column.primaryKey())
    .addColumn('organisation_id', 'text', (column) => column.notNull().references('locations.location_id'))
    .addColumn('sealed_url', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('filter', 'text', (column) => column.notNull())
    .addColumn('sealed_secret', 'text', (column) => column.notNull())
    .addColumn('sealed_previous_secret', 'text')
    .addColumn('previous_until_ms', 'bigint')
    .addColumn('created_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('paused_at_ms', 'bigint')
    .addColumn('pause_reason', 'text')
    .addColumn('pause_detail', 'text')
    .addColumn('position', 'text', (column) => column.notNull())
    .addColumn('batch', 'text')
    .addColumn('behind_since_ms', 'bigint')
    .addColumn('failures', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('webhook_attempts')
    .addColumn('webhook_id', 'text', (column) =>
      column.notNull().references('webhooks.webhook_id').onDelete('cascade'),
    )
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('error', 'text')
    .addColumn('duration_ms', 'integer', (column) => column.notNull())
    .addColumn('readings', 'integer', (column) => column.notNull())
    .addColumn('from_place', 'text')
    .addColumn('to_place', 'text')
    .addPrimaryKeyConstraint('webhook_attempts_key', ['webhook_id', 'number'])
    .execute()
}
