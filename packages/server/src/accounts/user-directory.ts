import { AccountError } from './account-error.ts'
import { usernameKey } from './account-rules.ts'
import type { User } from './user.ts'

/**
 * Keeps all users in memory, by id and by the names they log in with: the user name and the e-mail address.
 */
export class UserDirectory {
  readonly #users = new Map<string, User>()
  readonly #idsByKey = new Map<string, string>()
  /** The key of each user id to sort by. Making it anew for each comparison would be costly. */
  readonly #sortKeys = new Map<string, string>()
  /** The number of users of each organisation. */
  readonly #counts = new Map<string, number>()
  readonly #listeners = new Set<(userId: string) => void>()

  /** Calls a listener after each change of a user. It must not throw. */
  watch(listener: (userId: string) => void): void {
    this.#listeners.add(listener)
  }

  /** The number of users. */
  get size(): number {
    return this.#users.size
  }

  /** Finds the user of an id. */
  find(userId: string): User | undefined {
    return this.#users.get(userId)
  }

  /**
   * Finds the user of that id in an organisation: the one place that tells to which organisation a user
   * belongs.
   */
  findIn({ organisationId, userId }: Pick<User, 'organisationId' | 'userId'>): User | undefined {
    const user = this.#users.get(userId)
    return user?.organisationId === organisationId ? user : undefined
  }

  /** Finds the same user. @throws AccountError `user_unknown`. */
  require(wanted: Pick<User, 'organisationId' | 'userId'>): User {
    const user = this.findIn(wanted)
    if (!user) throw new AccountError('user_unknown', 'there is no such user')
    return user
  }

  /** Finds the user of a user name or e-mail address, whatever its case and spelling of characters. */
  findByName(name: string): User | undefined {
    const userId = this.#idsByKey.get(usernameKey(name))
    return userId === undefined ? undefined : this.#users.get(userId)
  }

  /** Lists the users of an organisation, in the order of their names. */
  list(organisationId: string): User[] {
    const keyOf = ({ userId }: User) => this.#sortKeys.get(userId) ?? ''
    return [...this.#iterate(organisationId)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  }

  /** Counts the users of an organisation. */
  count(organisationId: string): number {
    return this.#counts.get(organisationId) ?? 0
  }

  /** Adds a user or replaces the one of the same id; names never change. */
  keep(user: User): void {
    if (!this.#users.has(user.userId)) {
      this.#counts.set(user.organisationId, this.count(user.organisationId) + 1)
      this.#sortKeys.set(user.userId, usernameKey(user.username))
    }
    this.#users.set(user.userId, user)
    for (const key of listKeys(user)) this.#idsByKey.set(key, user.userId)
    for (const listener of this.#listeners) listener(user.userId)
  }

  /**
   * Refuses a change that leaves an organisation without an administrator: it could not be helped from
   * within.
   * @param changed the user after the change.
   * @throws AccountError `last_admin` when nobody else administers the whole organisation.
   */
  requireOtherAdmin(changed: User): void {
    const before = this.#users.get(changed.userId)
    if (!before || !isHead(before) || isHead(changed)) return
    const others = this.#iterate(changed.organisationId).filter(({ userId }) => userId !== changed.userId)
    if (!others.some(isHead)) {
      throw new AccountError('last_admin', 'the organisation needs an administrator; make another one first')
    }
  }

  /** Forgets a user. */
  forget(user: User): void {
    if (this.#users.delete(user.userId)) {
      const left = this.count(user.organisationId) - 1
      if (left > 0) this.#counts.set(user.organisationId, left)
      else this.#counts.delete(user.organisationId)
    }
    this.#sortKeys.delete(user.userId)
    for (const key of listKeys(user)) this.#idsByKey.delete(key)
    for (const listener of this.#listeners) listener(user.userId)
  }

  #iterate(organisationId: string): IteratorObject<User> {
    return this.#users.values().filter((user) => user.organisationId === organisationId)
  }
}

function isHead({ role, status, locationIds, organisationId }: User): boolean {
  return role === 'admin' && status === 'active' && locationIds.includes(organisationId)
}

function listKeys({ username, email }: User): string[] {
  return email === undefined ? [usernameKey(username)] : [usernameKey(username), usernameKey(email)]
}
