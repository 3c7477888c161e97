import type { Kysely } from 'kysely'
import type { ArrivalRow, RelationalDatabase } from './tables.ts'

/** Keeps when commits of readings were stored. Minutes and sequences rise together. */
export class ArrivalRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Adds rows behind all others, the last of which may be put in place of one of the same minute. */
  async put(rows: readonly ArrivalRow[]): Promise<void> {
    if (rows.length === 0) return
    await this.#db
      .insertInto('arrivals')
      .values([...rows])
      .onConflict((conflict) =>
        conflict.column('minute').doUpdateSet((update) => ({ sequence: update.ref('excluded.sequence') })),
      )
      .execute()
  }

  /** Finds the last row. */
  async findLast(): Promise<ArrivalRow | undefined> {
    const row = await this.#select.orderBy('minute', 'desc').limit(1).executeTakeFirst()
    return row && toRow(row)
  }

  /** Finds the first row whose sequence is this one or higher. */
  async findFrom(sequence: number): Promise<ArrivalRow | undefined> {
    const rows = this.#select.where('sequence', '>=', sequence).orderBy('sequence')
    const row = await rows.limit(1).executeTakeFirst()
    return row && toRow(row)
  }

  /** Finds the last row whose minute is before this one. */
  async findBefore(minute: number): Promise<ArrivalRow | undefined> {
    const rows = this.#select.where('minute', '<', minute).orderBy('minute', 'desc')
    const row = await rows.limit(1).executeTakeFirst()
    return row && toRow(row)
  }

  /** Lists the rows from a minute on, by minute, at most so many. */
  async listFrom(minute: number, limit: number): Promise<ArrivalRow[]> {
    const rows = await this.#select.where('minute', '>=', minute).orderBy('minute').limit(limit).execute()
    return rows.map((row) => toRow(row))
  }

  /** Lists the rows whose sequence is this one or higher, by minute, at most so many. */
  async listFromSequence(sequence: number, limit: number): Promise<ArrivalRow[]> {
    const rows = await this.#select
      .where('sequence', '>=', sequence)
      .orderBy('sequence')
      .limit(limit)
      .execute()
    return rows.map((row) => toRow(row))
  }

  get #select() {
    return this.#db.selectFrom('arrivals').select(['minute', 'sequence'])
  }
}

function toRow({ minute, sequence }: ArrivalRow): ArrivalRow {
  return { minute, sequence: Number(sequence) }
}
