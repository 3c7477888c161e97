import type { Kysely } from 'kysely'
import type { RelationalDatabase } from './tables.ts'

/** Keeps durable counters that only rise. */
export class SequenceRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /**
   * Takes `count` successive numbers off the counter, for good: numbers taken and not used are skipped for
   * ever.
   *
   * @returns the first of them; a new counter begins at 1.
   */
  async take(name: string, count: number): Promise<number> {
    const row = await this.#db
      .insertInto('sequences')
      .values({ name, next_value: 1 + count })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((update) => ({
          next_value: update('sequences.next_value', '+', count),
        })),
      )
      .returning('next_value')
      .executeTakeFirstOrThrow()
    return Number(row.next_value) - count
  }

  /** Returns the first number that was not handed out yet; 1 for a counter that was never used. */
  async peek(name: string): Promise<number> {
    const row = await this.#db
      .selectFrom('sequences')
      .select('next_value')
      .where('name', '=', name)
      .executeTakeFirst()
    return Number(row?.next_value ?? 1)
  }
}
