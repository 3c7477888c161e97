import { SerialQueue } from '../serial-queue.ts'
import type { UserChanges } from '../storage/relational/account-repository.ts'
import type { AccountLinkRow } from '../storage/relational/tables.ts'
import type { Alongside, Together } from '../storage/relational/transaction.ts'
import type { PreparedUser } from './new-user.ts'
import type { User } from './user.ts'
import type { UserDirectory } from './user-directory.ts'

/**
 * Changes users in the store and then in memory, one after the other, so that a check still holds when its
 * change is written. The memory follows when the transaction has committed.
 */
export class AccountWrites {
  readonly #together: Together
  readonly #directory: UserDirectory
  readonly #queue = new SerialQueue()

  constructor(together: Together, directory: UserDirectory) {
    this.#together = together
    this.#directory = directory
  }

  /** Adds a user. @param check throws when the user cannot be added (any more). */
  insert(
    prepared: PreparedUser,
    check: () => void,
    link: AccountLinkRow | undefined,
    alongside: Alongside<User> | undefined,
  ): Promise<User> {
    return this.serialise(async () => {
      check()
      await this.#together(async (within) => {
        await within.accounts.insertUser(prepared.row, prepared.user.locationIds, undefined, link)
        await alongside?.(within, prepared.user)
      })
      this.#directory.keep(prepared.user)
      return prepared.user
    })
  }

  /** Changes a user. @throws AccountError `user_unknown`, `last_admin`. */
  change(
    user: Pick<User, 'userId' | 'organisationId'>,
    changes: UserChanges,
    apply: (user: User) => User,
    alongside: Alongside<User> | undefined,
  ): Promise<User> {
    return this.serialise(async () => {
      const changed = apply(this.#directory.require(user))
      this.#directory.requireOtherAdmin(changed)
      await this.#together(async (within) => {
        if (Object.keys(changes).length > 0) await within.accounts.updateUser(user.userId, changes)
        await alongside?.(within, changed)
      })
      this.#directory.keep(changed)
      return changed
    })
  }

  /** Forgets a user. @throws AccountError `user_unknown`, `last_admin`. */
  delete(user: Pick<User, 'userId' | 'organisationId'>, alongside: Alongside): Promise<void> {
    return this.serialise(async () => {
      const found = this.#directory.require(user)
      this.#directory.requireOtherAdmin({ ...found, status: 'disabled' })
      await this.#together(async (within) => {
        await within.accounts.deleteUser(found.userId)
        await alongside(within)
      })
      this.#directory.forget(found)
    })
  }

  /** Runs a change after those before it, whether they succeeded or not. */
  serialise<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#queue.run(work)
  }
}
