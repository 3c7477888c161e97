import type { Kysely } from 'kysely'
import type { RelationalDatabase } from './tables.ts'

/** The counts of everything in the store. */
export interface Inventory {
  readonly organisations: number
  readonly users: number
  readonly clients: number
  readonly sensors: number
  /**
   * The time when the present signing keys were made, Unix milliseconds; undefined before the first start.
   */
  readonly signingKeysSinceMs: number | undefined
}

/** Counts what exists. */
export class InventoryRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  async count(): Promise<Inventory> {
    const count = async (table: 'users' | 'oauth_clients' | 'sensors') => {
      const row = await this.#db
        .selectFrom(table)
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    }
    const organisations = await this.#db
      .selectFrom('locations')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('parent_id', 'is', null)
      .executeTakeFirstOrThrow()
    const key = await this.#db
      .selectFrom('server_keys')
      .select(({ fn }) => fn.min('created_at_ms').as('since'))
      .where('retired_at_ms', 'is', null)
      .where('purpose', '!=', 'cookie')
      .executeTakeFirst()
    return {
      organisations: Number(organisations.count),
      users: await count('users'),
      clients: await count('oauth_clients'),
      sensors: await count('sensors'),
      signingKeysSinceMs: key?.since === null || key?.since === undefined ? undefined : Number(key.since),
    }
  }
}
