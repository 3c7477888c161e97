import type { Kysely } from 'kysely'
import { cutIntoChunks } from './cut-into-chunks.ts'
import { joinTransaction } from './join-transaction.ts'
import type { ExpiredSeriesRow, RelationalDatabase } from './tables.ts'

/** The expiry of a series; times are Unix milliseconds. */
export interface SeriesExpiry {
  readonly seriesId: number
  /** Only figures count before this time, and they are durable. */
  readonly keptMs: number
  /** The readings of before this time are deleted, but for the last of it; at most `keptMs`. */
  readonly deletedMs: number
}

/** Stores how far series have expired. */
export class ExpiredSeriesRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists every series that has expired in part. */
  async list(): Promise<SeriesExpiry[]> {
    const rows = await this.#db.selectFrom('expired_series').selectAll().execute()
    return rows.map(({ series_id, kept_ms, deleted_ms }) => ({
      seriesId: series_id,
      keptMs: kept_ms,
      deletedMs: deleted_ms,
    }))
  }

  /** Replaces what is known of some series; all or none, and durable when this resolves. */
  async put(expired: readonly SeriesExpiry[]): Promise<void> {
    const rows = expired.map(
      ({ seriesId, keptMs, deletedMs }): ExpiredSeriesRow => ({
        series_id: seriesId,
        kept_ms: keptMs,
        deleted_ms: deletedMs,
      }),
    )
    await joinTransaction(this.#db, async (transaction) => {
      for (const chunk of cutIntoChunks(rows)) {
        await transaction
          .insertInto('expired_series')
          .values(chunk)
          .onConflict((conflict) =>
            conflict.column('series_id').doUpdateSet((row) => ({
              kept_ms: row.ref('excluded.kept_ms'),
              deleted_ms: row.ref('excluded.deleted_ms'),
            })),
          )
          .execute()
      }
    })
  }
}
