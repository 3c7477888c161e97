import type { Kysely } from 'kysely'
import type { LocationRow, RelationalDatabase, SensorRow } from './tables.ts'

/** Stores locations and sensors. */
export class EstateRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Every location, in no particular order. */
  listLocations(): Promise<LocationRow[]> {
    return this.#db.selectFrom('locations').selectAll().execute()
  }

  /** Every sensor, in no particular order. */
  listSensors(): Promise<SensorRow[]> {
    return this.#db.selectFrom('sensors').selectAll().execute()
  }

  /** Adds a location; the id must be new and the parent must exist. */
  async insertLocation(row: LocationRow): Promise<void> {
    await this.#db.insertInto('locations').values(row).execute()
  }

  /** Adds a sensor; the id must be new and its location must exist. */
  async insertSensor(row: SensorRow): Promise<void> {
    await this.#db.insertInto('sensors').values(row).execute()
  }
}
