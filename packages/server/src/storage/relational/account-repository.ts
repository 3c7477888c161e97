import type { Kysely, Transaction } from 'kysely'
import { joinTransaction } from './join-transaction.ts'
import type {
  AccountLinkRow,
  OauthClientRow,
  RelationalDatabase,
  UserLocationRow,
  UserRow,
} from './tables.ts'

/** A user without secrets, with the locations granted. */
export interface UserWithLocations
  extends Omit<UserRow, 'password_hash' | 'sealed_totp_secret' | 'totp_last_step'> {
  readonly location_ids: readonly string[]
  /** False while the user was invited and has not chosen a password. */
  readonly has_password: boolean
  readonly has_second_factor: boolean
}

/** The members of a user that can change. */
export type UserChanges = Partial<Pick<UserRow, 'role' | 'disabled_at_ms' | 'password_hash'>>

/** Stores people, their grants, and the one-time links sent to them. Times are given by the caller. */
export class AccountRepository {
  readonly #db: Kysely<RelationalDatabase>

  constructor(db: Kysely<RelationalDatabase>) {
    this.#db = db
  }

  /** Lists every user with the granted locations, in no particular order. */
  async listUsers(): Promise<UserWithLocations[]> {
    const users = await this.#db
      .selectFrom('users')
      .select(['user_id', 'organisation_id', 'username', 'username_key', 'role', 'created_at_ms'])
      .select(['email', 'email_key', 'disabled_at_ms'])
      .select((row) => row('password_hash', '<>', '').as('has_password'))
      .select((row) => row('sealed_totp_secret', 'is not', null).as('has_second_factor'))
      .execute()
    const grants = await this.#db.selectFrom('user_locations').selectAll().execute()
    const locationsOf = Map.groupBy(grants, (grant) => grant.user_id)
    return users.map((user) => ({
      ...user,
      has_password: Boolean(user.has_password),
      has_second_factor: Boolean(user.has_second_factor),
      location_ids: (locationsOf.get(user.user_id) ?? []).map((grant) => grant.location_id),
    }))
  }

  /** Finds the stored password hash of a user, or undefined when there is no such user. */
  async findPasswordHash(userId: string): Promise<string | undefined> {
    const row = await this.#db
      .selectFrom('users')
      .select('password_hash')
      .where('user_id', '=', userId)
      .executeTakeFirst()
    return row?.password_hash
  }

  /** Lists those of the given locations that exist and belong to the organisation. */
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
   * Adds a user with the granted locations and, in the same transaction, an OAuth2 client or a link where one
   * is given. The username's key must be new and the locations must exist.
   */
  async insertUser(
    user: UserRow,
    locationIds: readonly string[],
    client?: OauthClientRow,
    link?: AccountLinkRow,
  ): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction.insertInto('users').values(user).execute()
      await insertGrants(transaction, user.user_id, locationIds)
      if (client) await transaction.insertInto('oauth_clients').values(client).execute()
      if (link) await transaction.insertInto('account_links').values(link).execute()
    })
  }

  /** Changes a user. */
  async updateUser(userId: string, changes: UserChanges): Promise<void> {
    await this.#db.updateTable('users').set(changes).where('user_id', '=', userId).execute()
  }

  /** Replaces the locations granted to a user. */
  async replaceGrants(userId: string, locationIds: readonly string[]): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction.deleteFrom('user_locations').where('user_id', '=', userId).execute()
      await insertGrants(transaction, userId, locationIds)
    })
  }

  /** Forgets a user with the grants, links and recovery codes. */
  async deleteUser(userId: string): Promise<void> {
    await this.#db.deleteFrom('users').where('user_id', '=', userId).execute()
  }

  /** Adds a link and forgets the older ones of the same user and purpose. */
  async replaceLink(link: AccountLinkRow): Promise<void> {
    await joinTransaction(this.#db, async (transaction) => {
      await transaction
        .deleteFrom('account_links')
        .where('user_id', '=', link.user_id)
        .where('purpose', '=', link.purpose)
        .execute()
      await transaction.insertInto('account_links').values(link).execute()
    })
  }

  /** Finds the link of a hashed token, expired or not. */
  findLink(tokenHash: string): Promise<AccountLinkRow | undefined> {
    return this.#db
      .selectFrom('account_links')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst()
  }

  /**
   * Uses a link up, forgets every other link of its user, and sets the user's password, in one transaction.
   * @returns false when the link was used in the meantime.
   */
  redeemLink(tokenHash: string, userId: string, passwordHash: string): Promise<boolean> {
    return joinTransaction(this.#db, async (transaction) => {
      const used = await transaction
        .deleteFrom('account_links')
        .where('token_hash', '=', tokenHash)
        .where('user_id', '=', userId)
        .executeTakeFirst()
      if (used.numDeletedRows === 0n) return false
      await transaction.deleteFrom('account_links').where('user_id', '=', userId).execute()
      await transaction
        .updateTable('users')
        .set({ password_hash: passwordHash })
        .where('user_id', '=', userId)
        .execute()
      return true
    })
  }

  /** Forgets the links of a user. */
  async deleteLinks(userId: string): Promise<void> {
    await this.#db.deleteFrom('account_links').where('user_id', '=', userId).execute()
  }

  /** Forgets the links that expired before the given time. */
  async deleteExpiredLinks(beforeMs: number): Promise<void> {
    await this.#db.deleteFrom('account_links').where('expires_at_ms', '<', beforeMs).execute()
  }
}

async function insertGrants(
  transaction: Transaction<RelationalDatabase>,
  userId: string,
  locationIds: readonly string[],
): Promise<void> {
  const grants: UserLocationRow[] = locationIds.map((locationId) => ({
    user_id: userId,
    location_id: locationId,
  }))
  if (grants.length > 0) await transaction.insertInto('user_locations').values(grants).execute()
}
