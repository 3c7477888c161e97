import { randomBytes } from 'node:crypto'
import type { AccountRepository, UserWithLocations } from '../storage/relational/account-repository.ts'
import type { UserRow } from '../storage/relational/tables.ts'
import { AccountError, type AccountErrorCode } from './account-error.ts'
import { checkPassword, checkUsername, usernameKey } from './account-rules.ts'
import { hashPassword, verifyAgainstNobody, verifyPasswordHash } from './password-hash.ts'

/** What a person may do: a viewer reads, an installer also places sensors, an admin also manages users and clients. */
export type Role = 'viewer' | 'installer' | 'admin'

/** What a user may see and do; held in memory. */
export interface UserAccess {
  readonly userId: string
  readonly organisationId: string
  /** As typed when the account was made. */
  readonly username: string
  readonly role: Role
  /** The subtrees granted. */
  readonly locationIds: readonly string[]
}

/** A person who can log in. */
export type User = UserAccess

/** An account to be created. */
export interface NewUser {
  readonly organisationId: string
  /** 1 to 128 characters; unique without regard to case and to the spelling of characters (NFKC). */
  readonly username: string
  /** 12 to 1024 characters. */
  readonly password: string
  readonly role: Role
  /** Locations of the organisation. */
  readonly locationIds: readonly string[]
}

/** An account that is ready to be stored. */
export interface PreparedUser {
  readonly row: UserRow
  readonly user: User
}

/** People who can log in, and what they were granted. All but the passwords is held in memory. */
export class Accounts {
  readonly #repository: AccountRepository
  readonly #users = new Map<string, User>()
  readonly #idsByKey = new Map<string, string>()

  private constructor(repository: AccountRepository) {
    this.#repository = repository
  }

  /** Reads all users. */
  static async load(repository: AccountRepository): Promise<Accounts> {
    const accounts = new Accounts(repository)
    for (const row of await repository.listUsers()) accounts.#keep(toUser(row))
    return accounts
  }

  /** How many people can log in. */
  get size(): number {
    return this.#users.size
  }

  /** What a user may see and do; undefined when there is no such user (any more). Touches no disk. */
  findAccess(userId: string): UserAccess | undefined {
    return this.#users.get(userId)
  }

  /** The user of a name, whatever its case and spelling of characters. */
  findByUsername(username: string): User | undefined {
    const userId = this.#idsByKey.get(usernameKey(username))
    return userId === undefined ? undefined : this.#users.get(userId)
  }

  /** The users of an organisation. */
  listUsers(organisationId: string): User[] {
    return [...this.#users.values()].filter((user) => user.organisationId === organisationId)
  }

  /**
   * The user whose name and password these are. Takes the same time whether or not the user exists.
   * @returns undefined when there is no such user or the password is another one; the two cannot be told apart.
   */
  async verifyPassword(username: string, password: string): Promise<User | undefined> {
    const user = this.findByUsername(username)
    const passwordHash = user && (await this.#repository.findPasswordHash(user.userId))
    if (!user || passwordHash === undefined) {
      await verifyAgainstNobody(password)
      return undefined
    }
    return (await verifyPasswordHash(passwordHash, password)) ? user : undefined
  }

  /** @throws AccountError when the name is taken, or the name, password or a location cannot be. */
  async createUser(wanted: NewUser): Promise<User> {
    const prepared = await this.prepareUser(wanted)
    const { organisationId, locationIds } = prepared.user
    const known = await this.#repository.listLocationsOfOrganisation(organisationId, locationIds)
    const unknown = locationIds.filter((locationId) => !known.includes(locationId))
    if (unknown.length > 0) {
      throw new AccountError('location_unknown', `not locations of ${organisationId}: ${unknown.join(', ')}`)
    }
    await this.#repository.insertUser(prepared.row, locationIds)
    this.adopt(prepared)
    return prepared.user
  }

  /**
   * Describes a user whom somebody else stores, in a transaction with other rows, and then hands to `adopt`.
   * @throws AccountError when the name is taken, or the name or password cannot be.
   */
  async prepareUser(wanted: NewUser): Promise<PreparedUser> {
    this.checkNewUser(wanted)
    const user: User = {
      userId: `user_${randomBytes(12).toString('base64url')}`,
      organisationId: wanted.organisationId,
      username: wanted.username.trim(),
      role: wanted.role,
      locationIds: [...new Set(wanted.locationIds)],
    }
    const row: UserRow = {
      user_id: user.userId,
      organisation_id: user.organisationId,
      username: user.username,
      username_key: usernameKey(user.username),
      password_hash: await hashPassword(wanted.password),
      role: user.role,
      created_at_ms: Date.now(),
    }
    return { row, user }
  }

  /** @throws AccountError when the name is taken, or the name or password cannot be. */
  checkNewUser(wanted: Pick<NewUser, 'username' | 'password'>): void {
    checkUsername(wanted.username)
    checkPassword(wanted.password)
    if (this.findByUsername(wanted.username)) {
      throw new AccountError('username_taken', 'this user name is taken; choose another one')
    }
  }

  /** Why an account of that name and password cannot be made, or undefined when it can. */
  findProblem(wanted: Pick<NewUser, 'username' | 'password'>): AccountErrorCode | undefined {
    try {
      this.checkNewUser(wanted)
      return undefined
    } catch (error) {
      if (error instanceof AccountError) return error.code
      throw error
    }
  }

  /** Takes a user into service who has just been stored. */
  adopt(prepared: PreparedUser): void {
    this.#keep(prepared.user)
  }

  #keep(user: User): void {
    this.#users.set(user.userId, user)
    this.#idsByKey.set(usernameKey(user.username), user.userId)
  }
}

function toUser(row: UserWithLocations): User {
  return {
    userId: row.user_id,
    organisationId: row.organisation_id,
    username: row.username,
    role: row.role as Role,
    locationIds: row.location_ids,
  }
}
