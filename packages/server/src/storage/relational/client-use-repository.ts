import type { Kysely } from 'kysely'
import type { RelationalDatabase } from './tables.ts'

/**
 * Stores what is known of the use of clients and grants, JSON: of a client as far as one organisation uses
 * it, of a grant in the grant's own record, with which it goes.
 */
export class ClientUseRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Finds what is known of clients, at most 500 of them. */
  async findOfClients(organisationId: string, clientIds: readonly string[]): Promise<Map<string, string>> {
    if (clientIds.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('client_use')
      .select(['client_id', 'client_use'])
      .where('organisation_id', '=', organisationId)
      .where('client_id', 'in', clientIds)
      .execute()
    return new Map(rows.map((row) => [row.client_id, row.client_use]))
  }

  /** Finds what is known of grants, by the hashes of their ids, at most 500 of them. */
  async findOfGrants(idHashes: readonly string[]): Promise<Map<string, string>> {
    if (idHashes.length === 0) return new Map()
    const rows = await this.#db
      .selectFrom('oauth_records')
      .select(['id_hash', 'grant_use'])
      .where('model', '=', 'Grant')
      .where('id_hash', 'in', idHashes)
      .where('grant_use', 'is not', null)
      .execute()
    return new Map(rows.flatMap((row) => (row.grant_use === null ? [] : [[row.id_hash, row.grant_use]])))
  }

  /**
   * Puts what is known of a client in place of what was known before. Call it in a transaction.
   * @param isStored whether it is a client with a row; nothing is put where that is gone.
   */
  async putOfClient(organisationId: string, clientId: string, isStored: boolean, use: string): Promise<void> {
    if (isStored && !(await this.#hasClient(clientId))) return
    await this.#db
      .insertInto('client_use')
      .values({ organisation_id: organisationId, client_id: clientId, client_use: use })
      .onConflict((conflict) =>
        conflict.columns(['organisation_id', 'client_id']).doUpdateSet({ client_use: use }),
      )
      .execute()
  }

  /** Puts what is known of a grant in place of what was known before; nothing where the grant is gone. */
  async putOfGrant(idHash: string, use: string): Promise<void> {
    await this.#db
      .updateTable('oauth_records')
      .set({ grant_use: use })
      .where('model', '=', 'Grant')
      .where('id_hash', '=', idHash)
      .execute()
  }

  async #hasClient(clientId: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('oauth_clients')
      .select('client_id')
      .where('client_id', '=', clientId)
      .executeTakeFirst()
    return row !== undefined
  }
}
