import { type Kysely, sql } from 'kysely'
import { cutIntoChunks } from './cut-into-chunks.ts'
import { joinTransaction } from './join-transaction.ts'
import type {
  FloorplanRow,
  LocationRow,
  LocationSettingsRow,
  RelationalDatabase,
  SensorRow,
} from './tables.ts'

/** Stores locations, sensors and floorplans. */
export class EstateRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists every location, in no particular order. */
  listLocations(): Promise<LocationRow[]> {
    return this.#db.selectFrom('locations').selectAll().execute()
  }

  /** Lists every sensor, in no particular order. */
  async listSensors(): Promise<SensorRow[]> {
    const rows = await this.#db.selectFrom('sensors').selectAll().execute()
    return rows.map((row) => ({
      ...row,
      retired_at_ms: row.retired_at_ms === null ? null : Number(row.retired_at_ms),
    }))
  }

  /** Adds a location; the id must be new and the parent must exist. */
  async insertLocation(row: LocationRow): Promise<void> {
    await this.#db.insertInto('locations').values(row).execute()
  }

  /** Adds a sensor; the id must be new and its location must exist. */
  async insertSensor(row: SensorRow): Promise<void> {
    await this.#db.insertInto('sensors').values(row).execute()
  }

  /** Replaces the stored row of a location; it must exist, and so must its parent. */
  async updateLocation({ location_id, ...row }: LocationRow): Promise<void> {
    await this.#db
      .updateTable('locations')
      .set(row)
      .where('location_id', '=', location_id)
      .executeTakeFirstOrThrow()
  }

  /** Replaces the stored row of a sensor; it must exist, and so must its location. */
  async updateSensor({ sensor_id, ...row }: SensorRow): Promise<void> {
    await this.#db
      .updateTable('sensors')
      .set(row)
      .where('sensor_id', '=', sensor_id)
      .executeTakeFirstOrThrow()
  }

  /**
   * Adds new rows and replaces existing ones, all in one transaction or none of it.
   * @param locations each after its parent, where that is among them.
   */
  async putTogether(locations: readonly LocationRow[], sensors: readonly SensorRow[]): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      for (const rows of cutIntoChunks(locations)) {
        await transaction
          .insertInto('locations')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('location_id').doUpdateSet(({ ref }) => ({
              parent_id: ref('excluded.parent_id'),
              kind: ref('excluded.kind'),
              name: ref('excluded.name'),
              time_zone: ref('excluded.time_zone'),
              properties: ref('excluded.properties'),
            })),
          )
          .execute()
      }
      for (const rows of cutIntoChunks(sensors)) {
        await transaction
          .insertInto('sensors')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('sensor_id').doUpdateSet(({ ref }) => ({
              location_id: ref('excluded.location_id'),
              name: ref('excluded.name'),
              longitude: ref('excluded.longitude'),
              latitude: ref('excluded.latitude'),
              polygon_id: ref('excluded.polygon_id'),
              retired_at_ms: ref('excluded.retired_at_ms'),
            })),
          )
          .execute()
      }
    })
  }

  /**
   * Deletes a location that no user was granted; nothing may lie in it.
   * @returns false when a user was granted it, and then nothing is deleted.
   */
  async deleteLocation(locationId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('locations')
      .where('location_id', '=', locationId)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('user_locations').select('user_id').where('location_id', '=', locationId))),
      )
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  }

  /**
   * Deletes a sensor that never reported, in one statement, so that no first reading can come in between.
   * @returns false when it has reported, and then nothing is deleted.
   */
  async deleteSensor(sensorId: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('sensors')
      .where('sensor_id', '=', sensorId)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('series').select('series_id').where('sensor_id', '=', sensorId))),
      )
      .executeTakeFirstOrThrow()
    return numDeletedRows > 0n
  }

  /** Lists the ids of the polygons of every floorplan, and the bytes of its text, in no particular order. */
  listFloorplanPolygons(): Promise<
    (Pick<FloorplanRow, 'location_id' | 'polygon_ids'> & { bytes: number | bigint })[]
  > {
    const bytes = sql<number | bigint>`octet_length(geojson)`.as('bytes')
    return this.#db.selectFrom('floorplans').select(['location_id', 'polygon_ids', bytes]).execute()
  }

  /** Finds the floorplan of a floor; undefined when it has none. */
  findFloorplan(locationId: string): Promise<FloorplanRow | undefined> {
    return this.#db
      .selectFrom('floorplans')
      .selectAll()
      .where('location_id', '=', locationId)
      .executeTakeFirst()
  }

  /** Stores the floorplan of a floor in place of the one before. */
  async putFloorplan({ location_id, ...plan }: FloorplanRow): Promise<void> {
    await this.#db
      .insertInto('floorplans')
      .values({ location_id, ...plan })
      .onConflict((conflict) => conflict.column('location_id').doUpdateSet(plan))
      .execute()
  }

  /** Lists the settings of every location that has some, in no particular order. */
  listSettings(): Promise<LocationSettingsRow[]> {
    return this.#db.selectFrom('location_settings').selectAll().execute()
  }

  /** Stores the settings of a location in place of those before. */
  async putSettings({ location_id, settings }: LocationSettingsRow): Promise<void> {
    await this.#db
      .insertInto('location_settings')
      .values({ location_id, settings })
      .onConflict((conflict) => conflict.column('location_id').doUpdateSet({ settings }))
      .execute()
  }

  /** Deletes the floorplan of a floor, if it has one. */
  async deleteFloorplan(locationId: string): Promise<void> {
    await this.#db.deleteFrom('floorplans').where('location_id', '=', locationId).execute()
  }
}
