import type { Kysely } from 'kysely'

/** Adds locations, sensors, series ids and sequences. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('locations')
    .addColumn('location_id', 'text', (column) => column.primaryKey())
    .addColumn('parent_id', 'text', (column) => column.references('locations.location_id'))
    .addColumn('organisation_id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('time_zone', 'text')
    .addColumn('properties', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('sensors')
    .addColumn('sensor_id', 'text', (column) => column.primaryKey())
    .addColumn('location_id', 'text', (column) => column.notNull().references('locations.location_id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('longitude', 'double precision')
    .addColumn('latitude', 'double precision')
    .addColumn('polygon_id', 'text')
    .execute()
  await db.schema
    .createTable('series')
    .addColumn('series_id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('sensor_id', 'text', (column) => column.notNull().references('sensors.sensor_id'))
    .addColumn('var_name', 'text', (column) => column.notNull())
    .addUniqueConstraint('series_sensor_var_name', ['sensor_id', 'var_name'])
    .execute()
  await db.schema
    .createTable('sequences')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('next_value', 'bigint', (column) => column.notNull())
    .execute()
}
