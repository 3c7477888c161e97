import type { Kysely } from 'kysely'

/** Adds floorplans, one for a floor; a floor that is deleted takes its plan along. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('floorplans')
    .addColumn('location_id', 'text', (column) =>
      column.primaryKey().references('locations.location_id').onDelete('cascade'),
    )
    .addColumn('geojson', 'text', (column) => column.notNull())
    .addColumn('polygon_ids', 'text', (column) => column.notNull())
    .execute()
}
