import type { Clock } from '../clock.ts'
import type { AccountMails } from '../mail/index.ts'
import type { AccountRepository } from '../storage/relational/account-repository.ts'
import type { Alongside, Together, Transaction } from '../storage/relational/transaction.ts'
import { AccountError } from './account-error.ts'
import { AccountLinks, type LinkPurpose, type PreparedLink } from './account-links.ts'
import { checkPassword } from './account-rules.ts'
import type { AccountWrites } from './account-writes.ts'
import { callerOfAccount } from './hash-queue.ts'
import { hashPassword } from './password-hash.ts'
import type { User } from './user.ts'
import type { UserDirectory } from './user-directory.ts'

/** The delivery of a one-time link: one of the two is defined. */
export interface LinkDelivery {
  /** The address that the link was sent to; nobody else knows the link. */
  readonly emailedTo: string | undefined
  /**
   * The link itself, to be handed over by its maker: mail is not set up, failed, or the user has no address.
   */
  readonly link: string | undefined
}

/** The parts with which the links are made and redeemed. */
export interface PasswordLinkParts {
  readonly repository: AccountRepository
  readonly together: Together
  readonly clock: Clock
  /** Without a trailing slash. */
  readonly publicUrl: string
  /** Ends all sessions, refresh tokens and access tokens of a user, when the transaction commits. */
  readonly endLogins: (within: Transaction, userId: string) => Promise<void>
  /** Sends mail; without it links are given to the person who makes them. */
  readonly mails?: AccountMails | undefined
}

/**
 * Makes one-time links on which people choose a password: when they were invited, and when they forgot it.
 * Each change takes `alongside`, which stores more in its transaction.
 */
export class PasswordLinks {
  readonly #together: Together
  readonly #links: AccountLinks
  readonly #mails: AccountMails | undefined
  readonly #endLogins: PasswordLinkParts['endLogins']
  readonly #directory: UserDirectory
  readonly #writes: AccountWrites

  constructor(parts: PasswordLinkParts, directory: UserDirectory, writes: AccountWrites) {
    this.#together = parts.together
    this.#links = new AccountLinks(parts.repository, parts.publicUrl, parts.clock)
    this.#mails = parts.mails
    this.#endLogins = parts.endLogins
    this.#directory = directory
    this.#writes = writes
  }

  /** True when links are sent by mail. */
  get sendsMail(): boolean {
    return this.#mails !== undefined
  }

  /** Prepares a new link that another part stores and then hands to `deliver`. */
  prepare(userId: string, purpose: LinkPurpose): PreparedLink {
    return this.#links.prepare(userId, purpose)
  }

  /**
   * Makes a new link for somebody who has not joined yet; the one before works no more.
   * @throws AccountError `user_unknown`; `status_wrong` when the user has joined.
   */
  async renewInvitation(
    organisationId: string,
    userId: string,
    alongside?: Alongside,
  ): Promise<LinkDelivery> {
    const user = this.#directory.require({ organisationId, userId })
    if (user.status !== 'invited') throw new AccountError('status_wrong', 'this user has joined already')
    return this.deliver(user, 'invitation', await this.#createLink(userId, 'invitation', alongside))
  }

  /**
   * Finds the owner of a link, so that a page can greet them; undefined when it cannot be used (any more).
   */
  async find(token: string, purpose: LinkPurpose): Promise<User | undefined> {
    const link = await this.#links.find(token, purpose)
    const user = link && this.#directory.find(link.userId)
    return user?.status === (purpose === 'invitation' ? 'invited' : 'active') ? user : undefined
  }

  /**
   * Sets the password that an invited user chose.
   * @throws AccountError `link_unusable`, or when the password cannot be; PasswordsBusy.
   */
  acceptInvitation(token: string, password: string, alongside?: Alongside<User>): Promise<User> {
    return this.#redeem(token, 'invitation', password, alongside)
  }

  /**
   * Sends a link, good for an hour, on which the password can be set anew, to the address of a user.
   * @returns a promise that resolves when the mail has been sent, which must not show in any answer.
   *   Undefined when nothing is sent: there is no such user, the user has no address, or mail is not set up.
   */
  requestReset(username: string, alongside?: Alongside): Promise<void> | undefined {
    const user = this.#directory.findByName(username)
    const mails = this.#mails
    if (user?.status !== 'active' || user.email === undefined || !mails) return undefined
    const { email: to } = user
    const send = async () => {
      const link = await this.#createLink(user.userId, 'password_reset', alongside)
      await mails.trySendPasswordReset({ to, link })
    }
    return send()
  }

  /**
   * Makes a link, good for an hour, on which a user can set the password anew, for an administrator.
   * @throws AccountError `user_unknown`; `status_wrong` when the user cannot log in.
   */
  async createReset(organisationId: string, userId: string, alongside?: Alongside): Promise<LinkDelivery> {
    const user = this.#directory.require({ organisationId, userId })
    if (user.status !== 'active') throw new AccountError('status_wrong', 'this user cannot log in')
    return this.deliver(user, 'password_reset', await this.#createLink(userId, 'password_reset', alongside))
  }

  /**
   * Sets a new password through a link.
   * @throws AccountError `link_unusable`, or when the password cannot be; PasswordsBusy.
   */
  reset(
    token: string,
    password: string,
    signOutEverywhere: boolean,
    alongside?: Alongside<User>,
  ): Promise<User> {
    return this.#redeem(token, 'password_reset', password, async (within, user) => {
      if (signOutEverywhere) await this.#endLogins(within, user.userId)
      await alongside?.(within, user)
    })
  }

  /** Sends a link that has just been made, or gives it back to be handed over. */
  async deliver(user: User, purpose: LinkPurpose, link: string): Promise<LinkDelivery> {
    const { email: to } = user
    if (!this.#mails || to === undefined) return { link, emailedTo: undefined }
    const sent = await (purpose === 'invitation'
      ? this.#mails.trySendInvitation({ to, link })
      : this.#mails.trySendPasswordReset({ to, link }))
    return sent ? { link: undefined, emailedTo: to } : { link, emailedTo: undefined }
  }

  #createLink(userId: string, purpose: LinkPurpose, alongside: Alongside | undefined): Promise<string> {
    return this.#together(async (within) => {
      const link = await this.#links.create(within, userId, purpose)
      await alongside?.(within)
      return link
    })
  }

  async #redeem(
    token: string,
    purpose: LinkPurpose,
    password: string,
    alongside: Alongside<User> | undefined,
  ): Promise<User> {
    const unusable = new AccountError('link_unusable', 'the link was used, is too old, or was replaced')
    const owner = await this.find(token, purpose)
    if (!owner) throw unusable
    checkPassword(password)
    const passwordHash = await hashPassword(password, callerOfAccount(owner.userId))
    return this.#writes.serialise(async () => {
      const link = await this.#links.find(token, purpose)
      const user = await this.find(token, purpose)
      if (!link || !user) throw unusable
      const active: User = { ...user, status: 'active' }
      await this.#together(async (within) => {
        if (!(await within.accounts.redeemLink(link.tokenHash, user.userId, passwordHash))) throw unusable
        await alongside?.(within, active)
      })
      this.#directory.keep(active)
      return active
    })
  }
}
