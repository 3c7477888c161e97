import type { Kysely } from 'kysely'
import { joinTransaction } from './join-transaction.ts'
import type {
  DeniedTokenRow,
  OauthClientRow,
  OauthRecordRow,
  RelationalDatabase,
  ServerKeyRow,
} from './tables.ts'

/** The access that a user gave to a client of another organisation. */
export interface CrossingGrant {
  readonly grantId: string
  readonly user: { readonly userId: string; readonly username: string; readonly organisationId: string }
  readonly client: {
    readonly clientId: string
    readonly name: string
    readonly organisationId: string | null
  }
}

/** The model of the remains of a refresh token whose login was ended: that it ended, and when. */
const endedRefreshToken = 'EndedRefreshToken'

/** The most ended refresh tokens that are remembered, in all. */
const maxEndedTokens = 20_000

/** The columns of a record without what is known of its use, which is read for itself. */
const recordColumns = [
  'model',
  'id_hash',
  'payload',
  'grant_id',
  'account_id',
  'client_id',
  'uid_hash',
  'user_code_hash',
  'consumed_at_s',
  'expires_at_s',
] as const

/** The time of an end, and how long it is remembered. */
export interface EndOfTokens {
  readonly endedAtS: number
  readonly rememberedUntilS: number
}

/** Stores the records of the authorization server. Times are Unix seconds and always given by the caller. */
export class OauthRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists every OAuth2 client, in no particular order. */
  listClients(): Promise<OauthClientRow[]> {
    return this.#db.selectFrom('oauth_clients').selectAll().execute()
  }

  /** Adds a client; its id must be new. */
  async insertClient(row: OauthClientRow): Promise<void> {
    await this.#db.insertInto('oauth_clients').values(row).execute()
  }

  /** Replaces a client. */
  async updateClient(row: OauthClientRow): Promise<void> {
    await this.#db.updateTable('oauth_clients').set(row).where('client_id', '=', row.client_id).execute()
  }

  /** Forgets a client and everything that it was given, in one transaction. */
  async deleteClient(clientId: string): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction.deleteFrom('oauth_records').where('client_id', '=', clientId).execute()
      await transaction.deleteFrom('client_use').where('client_id', '=', clientId).execute()
      await transaction.deleteFrom('oauth_clients').where('client_id', '=', clientId).execute()
    })
  }

  /** Finds the record of a model under a hashed id. */
  findRecord(model: string, idHash: string): Promise<OauthRecordRow | undefined> {
    return this.#db
      .selectFrom('oauth_records')
      .select(recordColumns)
      .where('model', '=', model)
      .where('id_hash', '=', idHash)
      .executeTakeFirst()
  }

  /** Finds the record of a model under one of its other hashed names. */
  findRecordBy(
    model: string,
    column: 'uid_hash' | 'user_code_hash',
    hash: string,
  ): Promise<OauthRecordRow | undefined> {
    return this.#db
      .selectFrom('oauth_records')
      .select(recordColumns)
      .where('model', '=', model)
      .where(column, '=', hash)
      .executeTakeFirst()
  }

  /** Adds a record or replaces the one of the same model and id. */
  async upsertRecord(row: OauthRecordRow): Promise<void> {
    const { model: _model, id_hash: _idHash, ...rest } = row
    await this.#db
      .insertInto('oauth_records')
      .values(row)
      .onConflict((conflict) => conflict.columns(['model', 'id_hash']).doUpdateSet(rest))
      .execute()
  }

  /** Marks a record as used. @returns false when it was used before or does not exist. */
  async consumeRecord(model: string, idHash: string, atS: number): Promise<boolean> {
    const result = await this.#db
      .updateTable('oauth_records')
      .set({ consumed_at_s: atS })
      .where('model', '=', model)
      .where('id_hash', '=', idHash)
      .where('consumed_at_s', 'is', null)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** Forgets one record. */
  async deleteRecord(model: string, idHash: string): Promise<void> {
    await this.#db
      .deleteFrom('oauth_records')
      .where('model', '=', model)
      .where('id_hash', '=', idHash)
      .execute()
  }

  /**
   * Forgets every token of a grant and refuses its access tokens from now on, in one transaction. The end of
   * its refresh token is remembered.
   */
  async revokeGrant(grantId: string, denied: DeniedTokenRow, end: EndOfTokens): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await rememberEnd(transaction, [grantId], end)
      await transaction.deleteFrom('oauth_records').where('grant_id', '=', grantId).execute()
      await transaction
        .insertInto('denied_tokens')
        .values(denied)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ expires_at_s: denied.expires_at_s }))
        .execute()
    })
  }

  /**
   * Lists the access that users gave to clients of organisations other than their own, expired or not; each
   * grant once.
   */
  async listCrossingGrants(): Promise<CrossingGrant[]> {
    const rows = await this.#db
      .selectFrom('oauth_records as record')
      .innerJoin('users as user', 'user.user_id', 'record.account_id')
      .innerJoin('oauth_clients as client', 'client.client_id', 'record.client_id')
      .where('record.grant_id', 'is not', null)
      .where(({ or, eb, ref }) =>
        or([
          eb('client.organisation_id', 'is', null),
          eb('client.organisation_id', '<>', ref('user.organisation_id')),
        ]),
      )
      .select([
        'record.grant_id as grantId',
        'user.user_id as userId',
        'user.username as username',
        'user.organisation_id as userOrganisationId',
        'client.client_id as clientId',
        'client.name as clientName',
        'client.organisation_id as clientOrganisationId',
      ])
      .distinct()
      .execute()
    return rows.map((row) => ({
      grantId: row.grantId ?? '',
      user: { userId: row.userId, username: row.username, organisationId: row.userOrganisationId },
      client: {
        clientId: row.clientId,
        name: row.clientName,
        organisationId: row.clientOrganisationId,
      },
    }))
  }

  /**
   * Lists the records of a model that belong to a user and have not expired at the given time.
   * @param clientId only those of this client; absent for all.
   */
  listRecordsOfAccount(
    model: string,
    accountId: string,
    atS: number,
    clientId?: string,
  ): Promise<OauthRecordRow[]> {
    return this.#db
      .selectFrom('oauth_records')
      .select(recordColumns)
      .where('model', '=', model)
      .where('account_id', '=', accountId)
      .$if(clientId !== undefined, (query) => query.where('client_id', '=', clientId ?? ''))
      .where((row) => row.or([row('expires_at_s', 'is', null), row('expires_at_s', '>', atS)]))
      .execute()
  }

  /** Counts the records of a model that belong to a user and have not expired at the given time. */
  async countRecordsOfAccount(model: string, accountId: string, atS: number): Promise<number> {
    const { count } = await this.#db
      .selectFrom('oauth_records')
      .select(({ fn }) => fn.countAll().as('count'))
      .where('model', '=', model)
      .where('account_id', '=', accountId)
      .where((row) => row.or([row('expires_at_s', 'is', null), row('expires_at_s', '>', atS)]))
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  /**
   * Forgets everything that belongs to a user and refuses the access tokens of the user's grants until the
   * given time, in one transaction.
   * @returns the ids of those grants.
   */
  endAccount(accountId: string, deniedUntilS: number, end: EndOfTokens): Promise<string[]> {
    return joinTransaction(this.#db, async (transaction) => {
      const rows = await transaction
        .selectFrom('oauth_records')
        .select('grant_id')
        .distinct()
        .where('account_id', '=', accountId)
        .where('grant_id', 'is not', null)
        .execute()
      const grantIds = rows.flatMap(({ grant_id: grantId }) => (grantId === null ? [] : [grantId]))
      await rememberEnd(transaction, grantIds, end)
      for (const id of grantIds) {
        await transaction.deleteFrom('oauth_records').where('grant_id', '=', id).execute()
        await transaction
          .insertInto('denied_tokens')
          .values({ id, expires_at_s: deniedUntilS })
          .onConflict((conflict) => conflict.column('id').doUpdateSet({ expires_at_s: deniedUntilS }))
          .execute()
      }
      await transaction.deleteFrom('oauth_records').where('account_id', '=', accountId).execute()
      return grantIds
    })
  }

  /**
   * Finds the time when the login of a refresh token was ended, as long as that is remembered; by the hash of
   * the token.
   */
  async findEndedToken(idHash: string): Promise<{ clientId: string | null; endedAtS: number } | undefined> {
    const row = await this.findRecord(endedRefreshToken, idHash)
    return row && { clientId: row.client_id, endedAtS: Number(row.consumed_at_s) }
  }

  /** Refuses an access token by its `jti` until the given time. */
  async insertDenied(row: DeniedTokenRow): Promise<void> {
    await this.#db
      .insertInto('denied_tokens')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ expires_at_s: row.expires_at_s }))
      .execute()
  }

  /** Lists everything that is refused at the moment. */
  listDenied(): Promise<DeniedTokenRow[]> {
    return this.#db.selectFrom('denied_tokens').selectAll().execute()
  }

  /**
   * Forgets a piece of the records and refusals that ended before the given time, so that others get their
   * turn.
   * @param limit the most records and the most refusals.
   * @returns true when there may be more.
   */
  async deleteExpired(beforeS: number, limit: number): Promise<boolean> {
    const records = await this.#db
      .deleteFrom('oauth_records')
      .where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('model', 'id_hash'),
          'in',
          selectFrom('oauth_records as expired')
            .select(['expired.model', 'expired.id_hash'])
            .where('expired.expires_at_s', '<', beforeS)
            .limit(limit)
            .$asTuple('model', 'id_hash'),
        ),
      )
      .executeTakeFirst()
    const denied = await this.#db
      .deleteFrom('denied_tokens')
      .where('id', 'in', (query) =>
        query
          .selectFrom('denied_tokens as expired')
          .select('expired.id')
          .where('expired.expires_at_s', '<', beforeS)
          .limit(limit),
      )
      .executeTakeFirst()
    return Math.max(Number(records.numDeletedRows), Number(denied.numDeletedRows)) >= limit
  }

  /** Lists all keys, oldest first. */
  listKeys(): Promise<ServerKeyRow[]> {
    return this.#db.selectFrom('server_keys').selectAll().orderBy('created_at_ms').execute()
  }

  /** Adds signing keys and retires those that signed until now, in one transaction. */
  async replaceSigningKeys(rows: readonly ServerKeyRow[], retiredAtMs: number): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction
        .updateTable('server_keys')
        .set({ retired_at_ms: retiredAtMs })
        .where('purpose', '<>', 'cookie')
        .where('retired_at_ms', 'is', null)
        .execute()
      await transaction
        .insertInto('server_keys')
        .values([...rows])
        .execute()
    })
  }

  /** Forgets keys that retired before the given time. */
  async deleteRetiredKeys(beforeMs: number): Promise<void> {
    await this.#db.deleteFrom('server_keys').where('retired_at_ms', '<', beforeMs).execute()
  }

  /** Adds keys, all or none. */
  async insertKeys(rows: readonly ServerKeyRow[]): Promise<void> {
    if (rows.length > 0)
      await this.#db
        .insertInto('server_keys')
        .values([...rows])
        .execute()
  }
}

/**
 * Remembers the hashes of the refresh tokens of grants, without content or user, unless too many are kept
 * already.
 */
async function rememberEnd(
  transaction: Kysely<RelationalDatabase>,
  grantIds: readonly string[],
  { endedAtS, rememberedUntilS }: EndOfTokens,
): Promise<void> {
  const { count } = await transaction
    .selectFrom('oauth_records')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('model', '=', endedRefreshToken)
    .executeTakeFirstOrThrow()
  for (const grantId of grantIds.slice(0, Math.max(0, maxEndedTokens - Number(count)))) {
    await transaction
      .updateTable('oauth_records')
      .set({
        model: endedRefreshToken,
        payload: '',
        grant_id: null,
        account_id: null,
        consumed_at_s: endedAtS,
        expires_at_s: rememberedUntilS,
      })
      .where('grant_id', '=', grantId)
      .where('model', '=', 'RefreshToken')
      .where('consumed_at_s', 'is', null)
      .execute()
  }
}
