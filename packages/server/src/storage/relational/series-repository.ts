import type { Kysely, Transaction } from 'kysely'
import { cutIntoChunks } from './cut-into-chunks.ts'
import { joinTransaction } from './join-transaction.ts'
import type { RelationalDatabase } from './tables.ts'

/** One variable of one sensor, and the integer that stands for it in the time-series store. */
export interface Series {
  readonly seriesId: number
  readonly sensorId: string
  readonly varName: string
}

/** Hands out series ids. An id is committed before its first use and never reused. */
export class SeriesRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists every series, by id. */
  async list(): Promise<Series[]> {
    const rows = await this.#db.selectFrom('series').selectAll().orderBy('series_id').execute()
    return rows.map(toSeries)
  }

  /**
   * Finds the ids of the given pairs, and creates missing ones; one transaction, in any order. A pair whose
   * sensor does not exist, or not any more, has none. A sensor with an id cannot be deleted.
   */
  async findOrCreate(pairs: readonly Omit<Series, 'seriesId'>[]): Promise<Series[]> {
    if (pairs.length === 0) return []
    return joinTransaction(this.#db, async (transaction) => {
      const found: Series[] = []
      for (const chunk of cutIntoChunks(pairs)) found.push(...(await findOrCreateSome(transaction, chunk)))
      return found
    })
  }
}

/** Finds or creates some ids by a few statements. One statement for each pair takes ten times as long. */
async function findOrCreateSome(
  transaction: Transaction<RelationalDatabase>,
  pairs: readonly Omit<Series, 'seriesId'>[],
): Promise<Series[]> {
  const sensorIds = [...new Set(pairs.map(({ sensorId }) => sensorId))]
  const sensors = await transaction
    .selectFrom('sensors')
    .select('sensor_id')
    .where('sensor_id', 'in', sensorIds)
    .execute()
  const known = new Set(sensors.map(({ sensor_id }) => sensor_id))
  const wanted = pairs.filter(({ sensorId }) => known.has(sensorId))
  if (wanted.length === 0) return []
  await transaction
    .insertInto('series')
    .values(wanted.map(({ sensorId, varName }) => ({ sensor_id: sensorId, var_name: varName })))
    .onConflict((conflict) => conflict.columns(['sensor_id', 'var_name']).doNothing())
    .execute()
  const rows = await transaction
    .selectFrom('series')
    .selectAll()
    .where('sensor_id', 'in', sensorIds)
    .execute()
  const names = new Set(wanted.map(({ sensorId, varName }) => `${sensorId} ${varName}`))
  return rows.filter((row) => names.has(`${row.sensor_id} ${row.var_name}`)).map(toSeries)
}

function toSeries(row: { series_id: number; sensor_id: string; var_name: string }): Series {
  return { seriesId: row.series_id, sensorId: row.sensor_id, varName: row.var_name }
}
