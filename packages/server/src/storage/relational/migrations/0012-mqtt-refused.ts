import type { Kysely } from 'kysely'

/**
 * Adds the messages of MQTT brokers that were refused, with the beginning of their payload (base64, since it
 * may be anything).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mqtt_refused')
    .addColumn('refused_id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('broker', 'text', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('payload_bytes', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('mqtt_refused_broker')
    .on('mqtt_refused')
    .columns(['broker', 'refused_id'])
    .execute()
}
