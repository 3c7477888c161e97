import type { AuditAction, UserChanges, UserInvitation } from '@openlightfi/contract'
import { AccountError, type Accounts, type LinkDelivery, type User } from '../accounts/accounts.ts'
import { type AuditDetails, recordWithin } from '../audit/index.ts'
import { refuseBody } from '../http/read-body.ts'
import { ProblemError } from '../problem-error.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { Administrator } from './administrator.ts'
import { versionOfUser } from './user-wire.ts'

/** The most users of an organisation, including invited and disabled ones. */
const maxUsers = 20_000

/** Administers the users of an organisation; every act is stored together with its audit entry. */
export class UserAdministration {
  readonly #accounts: Accounts

  constructor(accounts: Accounts) {
    this.#accounts = accounts
  }

  /** Lists the users of an organisation, whatever their status. */
  list(organisationId: string): User[] {
    return this.#accounts.listUsers(organisationId)
  }

  /**
   * Finds a user of an organisation. @throws ProblemError `not_found`; the same for another organisation's.
   */
  require(organisationId: string, userId: string): User {
    const user = this.#accounts.findUser(organisationId, userId)
    if (user) return user
    throw new ProblemError('not_found', `No user "${userId}" that you may see.`)
  }

  /**
   * Invites a person. @throws ProblemError `invalid_body`; `not_possible` when the address is taken, or users
   * are too many.
   */
  async invite(
    organisationId: string,
    { email, role, location_ids: locationIds }: UserInvitation,
    by: Administrator,
  ): Promise<LinkDelivery & { readonly user: User }> {
    return translateErrors(() =>
      this.#accounts.inviteUser(
        { organisationId, email, role, locationIds },
        (within, user) => record(within, 'user.invited', user, by, { role, location_ids: locationIds }),
        () => this.#requireRoom(organisationId),
      ),
    )
  }

  /**
   * Changes the given members, all of them or none: the locations, the role, and whether the user is
   * disabled; each is recorded.
   * @throws ProblemError `not_found`, `invalid_body`; `not_possible` for the last administrator.
   */
  async change(
    organisationId: string,
    userId: string,
    changes: UserChanges,
    by: Administrator,
  ): Promise<User> {
    const { location_ids: locationIds, role, disabled: isDisabled } = changes
    return translateErrors(() =>
      this.#accounts.changeUser(
        organisationId,
        userId,
        { locationIds, role, isDisabled },
        async (within, user) => {
          this.#requireVersion(user, by)
          if (locationIds) await record(within, 'user.changed', user, by, { location_ids: locationIds })
          if (role) await record(within, 'user.changed', user, by, { role })
          if (isDisabled !== undefined)
            await record(within, isDisabled ? 'user.disabled' : 'user.enabled', user, by)
        },
      ),
    )
  }

  /** Forgets a user and ends all logins and tokens. @throws ProblemError `not_found`, `not_possible`. */
  async delete(organisationId: string, userId: string, by: Administrator): Promise<void> {
    const user = this.require(organisationId, userId)
    await translateErrors(() =>
      this.#accounts.deleteUser(organisationId, userId, (within) => {
        this.#requireVersion(user, by)
        return record(within, 'user.deleted', user, by)
      }),
    )
  }

  /** Ends all sessions and tokens of a user, at once. @throws ProblemError `not_found`. */
  async signOut(organisationId: string, userId: string, by: Administrator): Promise<void> {
    const user = this.require(organisationId, userId)
    await this.#accounts.signOutEverywhere(userId, (within) => record(within, 'user.signed_out', user, by))
  }

  /**
   * Makes a one-time link on which a user sets a new password.
   * @throws ProblemError `not_found`; `not_possible` when the user cannot log in.
   */
  async resetPassword(organisationId: string, userId: string, by: Administrator): Promise<LinkDelivery> {
    const user = this.require(organisationId, userId)
    return translateErrors(() =>
      this.#accounts.links.createReset(organisationId, userId, (within) =>
        record(within, 'password.reset_requested', user, by),
      ),
    )
  }

  /**
   * Makes a new link for somebody who has not joined.
   * @throws ProblemError `not_found`; `not_possible` when the user has joined.
   */
  async renewInvitation(organisationId: string, userId: string, by: Administrator): Promise<LinkDelivery> {
    const user = this.require(organisationId, userId)
    return translateErrors(() =>
      this.#accounts.links.renewInvitation(organisationId, userId, (within) =>
        record(within, 'user.invited', user, by, { renewed: true }),
      ),
    )
  }

  /** Switches the second factor off. @throws ProblemError `not_found`; `not_possible` when it is off. */
  async removeSecondFactor(organisationId: string, userId: string, by: Administrator): Promise<void> {
    const user = this.require(organisationId, userId)
    await translateErrors(() =>
      this.#accounts.removeSecondFactor(organisationId, userId, (within) =>
        record(within, 'mfa.disabled', user, by),
      ),
    )
    this.#accounts.notify(user, 'secondFactorOff')
  }

  /** @param user as it is about to be. */
  #requireVersion({ organisationId, userId }: User, by: Administrator): void {
    by.requireVersion?.(versionOfUser(this.require(organisationId, userId)))
  }

  #requireRoom(organisationId: string): void {
    if (this.#accounts.countUsers(organisationId) < maxUsers) return
    throw new ProblemError('not_possible', `An organisation may have ${maxUsers} users; delete some first.`)
  }
}

function record(
  within: Transaction,
  action: AuditAction,
  { organisationId, userId, username }: User,
  by: Administrator,
  details: AuditDetails = {},
): Promise<void> {
  const subject = { kind: 'user' as const, id: userId }
  return recordWithin(within, [{ action, organisationId, ...by, subject, details: { username, ...details } }])
}

/** Acts, and translates errors of the accounts into the words of the wire. */
async function translateErrors<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof AccountError ? toProblem(error) : error
  }
}

function toProblem({ code, message }: AccountError): ProblemError {
  switch (code) {
    case 'user_unknown':
      return new ProblemError('not_found', 'The user is gone.')
    case 'location_unknown':
      return refuseBody([
        { pointer: '/location_ids', detail: `must be locations of your organisation: ${message}` },
      ])
    case 'email_invalid':
    case 'username_invalid':
      return refuseBody([{ pointer: '/email', detail: `must be an e-mail address: ${message}` }])
    default:
      return new ProblemError('not_possible', `${message.charAt(0).toUpperCase()}${message.slice(1)}.`)
  }
}
