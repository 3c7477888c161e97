import type { Kysely } from 'kysely'
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

  /** Every series, by id. */
  async list(): Promise<Series[]> {
    const rows = await this.#db.selectFrom('series').selectAll().orderBy('series_id').execute()
    return rows.map(toSeries)
  }

  /**
   * The ids of the given pairs, creating those that are new; one transaction, in any order. A pair whose sensor is not there,
   * or not any more, has none. A sensor that has one cannot be deleted.
   */
  async findOrCreate(pairs: readonly Omit<Series, 'seriesId'>[]): Promise<Series[]> {
    if (pairs.length === 0) return []
    return joinTransaction(this.#db, async (transaction) => {
      const found: Series[] = []
      for (const { sensorId, varName } of pairs) {
        await transaction
          .insertInto('series')
          .columns(['sensor_id', 'var_name'])
          .expression((from) =>
            from
              .selectFrom('sensors')
              .select((of) => ['sensor_id', of.val(varName).as('var_name')])
              .where('sensor_id', '=', sensorId),
          )
          .onConflict((conflict) => conflict.columns(['sensor_id', 'var_name']).doNothing())
          .execute()
        const row = await transaction
          .selectFrom('series')
          .selectAll()
          .where('sensor_id', '=', sensorId)
          .where('var_name', '=', varName)
          .executeTakeFirst()
        if (row) found.push(toSeries(row))
      }
      return found
    })
  }
}

function toSeries(row: { series_id: number; sensor_id: string; var_name: string }): Series {
  return { seriesId: row.series_id, sensorId: row.sensor_id, varName: row.var_name }
}
