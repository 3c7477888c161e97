import type { Kysely } from 'kysely'

/**
 * Adds how far series have expired, and the days for which organisations keep readings of a variable; the
 * latter go with their organisation.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('expired_series')
    .addColumn('series_id', 'integer', (column) => column.primaryKey().references('series.series_id'))
    .addColumn('kept_ms', 'bigint', (column) => column.notNull())
    .addColumn('deleted_ms', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('retention_rules')
    .addColumn('organisation_id', 'text', (column) =>
      column.notNull().references('locations.location_id').onDelete('cascade'),
    )
    .addColumn('var_name', 'text', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('retention_rules_key', ['organisation_id', 'var_name'])
    .execute()
}
