import type { Kysely, Transaction } from 'kysely'
import type { OauthClientRow, RelationalDatabase, UserLocationRow, UserRow } from './tables.ts'

/** A user without the password's hash, with the locations granted. */
export type UserWithLocations = Omit<UserRow, 'password_hash'> & { readonly location_ids: readonly string[] }

/** Stores people and what they were granted. */
export class AccountRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Every user with the granted locations, in no particular order. */
  async listUsers(): Promise<UserWithLocations[]> {
    const users = await this.#db
      .selectFrom('users')
      .select(['user_id', 'organisation_id', 'username', 'username_key', 'role', 'created_at_ms'])
      .execute()
    const grants = await this.#db.selectFrom('user_locations').selectAll().execute()
    const locationsOf = Map.groupBy(grants, (grant) => grant.user_id)
    return users.map((user) => ({
      ...user,
      location_ids: (locationsOf.get(user.user_id) ?? []).map((grant) => grant.location_id),
    }))
  }

  /** The stored password hash of a user, or undefined when there is no such user. */
  async findPasswordHash(userId: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('users')
      .select('password_hash')
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return row?.password_hash
  }

  /** Of the given locations, those that exist and belong to the organisation. */
  async listLocationsOfOrganisation(
    organisationId: string,
    locationIds: readonly string[],
  ): Promise<string[]> {
    if (locationIds.length === 0) return []
    const rows = await this.#db
      .selectFrom('locations')
      .select('location_id')
      .where('organisation_id', '=', organisationId)
      .where('location_id', 'in', [...locationIds])
      .execute()
    return rows.map((row) => row.location_id)
  }

  /**
   * Adds a user with the granted locations and, in the same transaction, an OAuth2 client where one is given.
   * The username's key must be new and the locations must exist.
   */
  async insertUser(user: UserRow, locationIds: readonly string[], client?: OauthClientRow): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.insertInto('users').values(user).execute()
      await insertGrants(
        transaction,
        locationIds.map((locationId) => ({ user_id: user.user_id, location_id: locationId })),
      )
      if (client) await transaction.insertInto('oauth_clients').values(client).execute()
    })
  }
}

async function insertGrants(
  transaction: Transaction<RelationalDatabase>,
  grants: UserLocationRow[],
): Promise<void> {
  if (grants.length > 0) await transaction.insertInto('user_locations').values(grants).execute()
}
