import type { Clock } from '../clock.ts'
import type { AccountMails, AccountNotice } from '../mail/index.ts'
import type { AccountRepository } from '../storage/relational/account-repository.ts'
import type { SecondFactorRepository } from '../storage/relational/second-factor-repository.ts'
import type { Alongside, Together } from '../storage/relational/transaction.ts'
import type { Sealer } from '../storage/sealer.ts'
import { AccountError, type NewAccountErrorCode } from './account-error.ts'
import { checkEmail, checkPassword, checkUsername } from './account-rules.ts'
import { AccountWrites } from './account-writes.ts'
import { callerOfAccount, type HashCaller, operatorCaller } from './hash-queue.ts'
import { buildNewUser, type NewInvitation, type NewUser, type PreparedUser } from './new-user.ts'
import { hashPassword, verifyAgainstNobody, verifyPasswordHash } from './password-hash.ts'
import { type LinkDelivery, type PasswordLinkParts, PasswordLinks } from './password-links.ts'
import { SecondFactor } from './second-factor.ts'
import { type Role, toUser, type User, type UserStatus } from './user.ts'
import { UserDirectory } from './user-directory.ts'

export { AccountError, type AccountErrorCode, type NewAccountErrorCode } from './account-error.ts'
export { maxPasswordLength, maxUsernameLength, minPasswordLength } from './account-rules.ts'
export { GuessGuard } from './guess-guard.ts'
export { PasswordsBusy } from './hash-queue.ts'
export { findNetwork } from './network-of-address.ts'
export type { NewInvitation, NewUser, PreparedUser } from './new-user.ts'
export type { LinkDelivery } from './password-links.ts'
export type { Role, User, UserAccess, UserStatus } from './user.ts'

/** What is to change of a user; what is not given stays. */
export interface UserWishes {
  readonly role?: Role | undefined
  readonly locationIds?: readonly string[] | undefined
  readonly isDisabled?: boolean | undefined
}

/** The parts of which accounts are composed. */
export interface AccountParts extends PasswordLinkParts {
  readonly secondFactors: SecondFactorRepository
  /** Encrypts the secrets of second factors. */
  readonly sealer: Sealer
  readonly serviceName: string
}

/**
 * Keeps the users who can log in, and their grants. All but the secrets is in memory. Each change takes
 * `alongside`, which stores more in its transaction.
 */
export class Accounts {
  readonly #repository: AccountRepository
  readonly #together: Together
  readonly #clock: Clock
  readonly #mails: AccountMails | undefined
  readonly #endLogins: AccountParts['endLogins']
  readonly #directory = new UserDirectory()
  readonly #writes: AccountWrites
  /** One-time links on which people choose a password. */
  readonly links: PasswordLinks
  /** The second step of logins. */
  readonly secondFactor: SecondFactor

  private constructor(parts: AccountParts) {
    this.#repository = parts.repository
    this.#together = parts.together
    this.#clock = parts.clock
    this.#mails = parts.mails
    this.#endLogins = parts.endLogins
    this.#writes = new AccountWrites(parts.together, this.#directory)
    this.links = new PasswordLinks(parts, this.#directory, this.#writes)
    this.secondFactor = new SecondFactor(parts, this.#directory)
  }

  /** Reads all users. */
  static async load(parts: AccountParts): Promise<Accounts> {
    const accounts = new Accounts(parts)
    for (const row of await parts.repository.listUsers()) accounts.#directory.keep(toUser(row))
    return accounts
  }

  /** Calls a listener after each change of a user, with the id. It must not throw. */
  watch(listener: (userId: string) => void): void {
    this.#directory.watch(listener)
  }

  /** The number of accounts, including those of people who have not joined yet. */
  get size(): number {
    return this.#directory.size
  }

  /** Finds the rights of a user; undefined unless there is such a user who can log in. Touches no disk. */
  findAccess(userId: string): User | undefined {
    const user = this.#directory.find(userId)
    return user?.status === 'active' ? user : undefined
  }

  /** Finds the user of a user name or e-mail address, whatever its case and spelling of characters. */
  findByUsername(username: string): User | undefined {
    return this.#directory.findByName(username)
  }

  /** Finds a user of an organisation, whatever the status. */
  findUser(organisationId: string, userId: string): User | undefined {
    return this.#directory.findIn({ organisationId, userId })
  }

  /** Lists the users of an organisation in the order of their names, whatever their status. */
  listUsers(organisationId: string): User[] {
    return this.#directory.list(organisationId)
  }

  /** Counts the users of an organisation, whatever their status. */
  countUsers(organisationId: string): number {
    return this.#directory.count(organisationId)
  }

  /**
   * Finds the user with this name and password. Takes the same time whether or not the user exists.
   * @param caller decides about the turn when passwords wait; without one, it is the operator.
   * @returns undefined when there is no such user or the password is another one; the two cannot be told
   *   apart.
   * @throws PasswordsBusy when too many wait.
   */
  async verifyPassword(
    username: string,
    password: string,
    caller: HashCaller = operatorCaller,
  ): Promise<User | undefined> {
    const found = this.#directory.findByName(username)
    const passwordHash = found && (await this.#repository.findPasswordHash(found.userId))
    if (!found || passwordHash === undefined || passwordHash === '') {
      await verifyAgainstNobody(password, caller)
      return undefined
    }
    // The account may have been disabled while the password was hashed.
    const isRight = await verifyPasswordHash(passwordHash, password, caller)
    return isRight ? this.findAccess(found.userId) : undefined
  }

  /**
   * @throws AccountError when the name or address is taken, or the name, address, password or a location
   *   cannot be; PasswordsBusy.
   */
  async createUser(wanted: NewUser): Promise<User> {
    const prepared = this.prepareUser(wanted, await this.hashNewPassword(wanted))
    await this.#requireLocations(wanted.organisationId, prepared.user.locationIds)
    return this.#writes.insert(prepared, () => this.#requireFreeNames(prepared.user), undefined, undefined)
  }

  /**
   * Hashes the password of a new user.
   * @throws AccountError when the name or address is taken, or the name, address or password cannot be;
   *   PasswordsBusy.
   */
  async hashNewPassword(wanted: Pick<NewUser, 'username' | 'password' | 'email'>): Promise<string> {
    this.checkNewUser(wanted)
    return hashPassword(wanted.password, operatorCaller)
  }

  /**
   * Prepares a user whom another part stores, in a transaction with other rows, and then hands to `adopt`.
   * @throws AccountError when the name or address is taken, or the name, address or password cannot be.
   */
  prepareUser(wanted: NewUser, passwordHash: string): PreparedUser {
    this.checkNewUser(wanted)
    return buildNewUser(wanted, passwordHash, this.#clock())
  }

  /** @throws AccountError when the name or address is taken, or the name, address or password cannot be. */
  checkNewUser(wanted: Pick<NewUser, 'username' | 'password' | 'email'>): void {
    checkUsername(wanted.username)
    checkPassword(wanted.password)
    if (wanted.email !== undefined) checkEmail(wanted.email)
    this.#requireFreeNames(wanted)
  }

  /** Finds the reason why an account of that name and password cannot be made, or undefined when it can. */
  findProblem(wanted: Pick<NewUser, 'username' | 'password'>): NewAccountErrorCode | undefined {
    try {
      this.checkNewUser(wanted)
      return undefined
    } catch (error) {
      if (error instanceof AccountError) return error.code as NewAccountErrorCode
      throw error
    }
  }

  /** Takes a user into service who has just been stored. */
  adopt(prepared: PreparedUser): void {
    this.#directory.keep(prepared.user)
  }

  /**
   * Makes an account without a password, and a link, good for 7 days, on which its owner chooses one.
   * @param check throws when the account cannot be made. It is called in the turn of the write, so that the
   *   state that it sees still holds then.
   * @throws AccountError when the address is taken or none, or a location is not the organisation's; the
   *   errors of `check`.
   */
  async inviteUser(
    wanted: NewInvitation,
    alongside?: Alongside<User>,
    check?: () => void,
  ): Promise<LinkDelivery & { readonly user: User }> {
    checkEmail(wanted.email)
    this.#requireFreeNames({ username: wanted.email })
    const prepared = buildNewUser({ ...wanted, username: wanted.email }, '', this.#clock())
    await this.#requireLocations(wanted.organisationId, prepared.user.locationIds)
    const { row, link } = this.links.prepare(prepared.user.userId, 'invitation')
    const checkAll = () => {
      check?.()
      this.#requireFreeNames(prepared.user)
    }
    const user = await this.#writes.insert(prepared, checkAll, row, alongside)
    return { user, ...(await this.links.deliver(user, 'invitation', link)) }
  }

  /**
   * Sets a new password for somebody who knows the old one. Logins and refresh tokens live on unless
   * `signOutEverywhere`.
   * @throws AccountError `password_wrong`, or when the new password cannot be; PasswordsBusy.
   */
  async changePassword(
    userId: string,
    oldPassword: string,
    newPassword: string,
    signOutEverywhere: boolean,
    alongside?: Alongside,
  ): Promise<void> {
    await this.requirePassword(userId, oldPassword)
    checkPassword(newPassword)
    const passwordHash = await hashPassword(newPassword, callerOfAccount(userId))
    await this.#together(async (within) => {
      await within.accounts.updateUser(userId, { password_hash: passwordHash })
      await within.accounts.deleteLinks(userId)
      if (signOutEverywhere) await this.#endLogins(within, userId)
      await alongside?.(within)
    })
  }

  /**
   * @throws AccountError `password_wrong` unless it is the password of a user who can log in; PasswordsBusy.
   */
  async requirePassword(userId: string, password: string): Promise<void> {
    const user = this.findAccess(userId)
    if (!user || !(await this.verifyPassword(user.username, password, callerOfAccount(userId)))) {
      throw new AccountError('password_wrong', 'this is not the current password')
    }
  }

  /** Tells a user by mail, if possible, about an event of the account. Nothing waits for the mail. */
  notify(user: User, notice: AccountNotice): void {
    if (user.email !== undefined) void this.#mails?.tryNotify(user.email, notice)
  }

  /** Ends all sessions, refresh tokens and access tokens of a user, at once. */
  signOutEverywhere(userId: string, alongside?: Alongside): Promise<void> {
    return this.#together(async (within) => {
      await this.#endLogins(within, userId)
      await alongside?.(within)
    })
  }

  /**
   * Changes the given members of a user, all of them or none. Disabling ends all logins and tokens, and they
   * stay ended.
   * @throws AccountError `user_unknown`, `location_unknown`, `last_admin`.
   */
  async changeUser(
    organisationId: string,
    userId: string,
    { role, locationIds: wanted, isDisabled }: UserWishes,
    alongside?: Alongside<User>,
  ): Promise<User> {
    this.#directory.require({ organisationId, userId })
    const locationIds = wanted && [...new Set(wanted)]
    if (locationIds) await this.#requireLocations(organisationId, locationIds)
    const status = isDisabled === undefined ? undefined : await this.#findStatus(userId, isDisabled)
    const changes = {
      ...(role && { role }),
      ...(isDisabled !== undefined && { disabled_at_ms: isDisabled ? this.#clock() : null }),
    }
    const apply = (user: User): User => ({
      ...user,
      ...(role && { role }),
      ...(locationIds && { locationIds }),
      // Somebody who is not disabled may have joined since the status was looked up.
      ...(status && { status: isDisabled || user.status === 'disabled' ? status : user.status }),
    })
    return this.#writes.change({ organisationId, userId }, changes, apply, async (within, user) => {
      if (locationIds) await within.accounts.replaceGrants(userId, locationIds)
      if (isDisabled) {
        await within.accounts.deleteLinks(userId)
        await this.#endLogins(within, userId)
      }
      await alongside?.(within, user)
    })
  }

  /** Forgets a user and ends all logins and tokens. @throws AccountError `user_unknown`, `last_admin`. */
  deleteUser(organisationId: string, userId: string, alongside?: Alongside): Promise<void> {
    return this.#writes.delete({ organisationId, userId }, async (within) => {
      await this.#endLogins(within, userId)
      await alongside?.(within)
    })
  }

  /**
   * Switches off the second factor of a user who lost it. @throws AccountError `user_unknown`,
   * `second_factor_state`.
   */
  async removeSecondFactor(organisationId: string, userId: string, alongside?: Alongside): Promise<void> {
    this.#directory.require({ organisationId, userId })
    await this.secondFactor.disable(userId, alongside)
  }

  async #findStatus(userId: string, isDisabled: boolean): Promise<UserStatus> {
    if (isDisabled) return 'disabled'
    return (await this.#repository.findPasswordHash(userId)) === '' ? 'invited' : 'active'
  }

  #requireFreeNames({ username, email }: { username: string; email?: string | undefined }): void {
    if (this.#directory.findByName(username)) {
      throw new AccountError('username_taken', 'this user name is taken; choose another one')
    }
    if (email !== undefined && this.#directory.findByName(email)) {
      throw new AccountError('email_taken', 'another account has this e-mail address')
    }
  }

  async #requireLocations(organisationId: string, locationIds: readonly string[]): Promise<void> {
    const known = new Set(await this.#repository.listLocationsOfOrganisation(organisationId, locationIds))
    const unknown = locationIds.filter((locationId) => !known.has(locationId))
    if (unknown.length > 0) {
      throw new AccountError('location_unknown', `not locations of ${organisationId}: ${unknown.join(', ')}`)
    }
  }
}
