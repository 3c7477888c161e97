import type { Clock } from '../clock.ts'
import type { AccountRepository } from '../storage/relational/account-repository.ts'
import type { AccountLinkRow } from '../storage/relational/tables.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import { createSecret, hashSecret } from '../storage/secret-hash.ts'

/** The purpose of a one-time link. */
export type LinkPurpose = 'invitation' | 'password_reset'

/** The lifetime of a link, in milliseconds: an invitation 7 days, a password reset 1 hour. */
export const linkLifetimeMs: Readonly<Record<LinkPurpose, number>> = {
  invitation: 604_800_000,
  password_reset: 3_600_000,
}

const paths: Readonly<Record<LinkPurpose, string>> = {
  invitation: '/account/invitation',
  password_reset: '/account/reset',
}

/** A new link, and the row of it that is stored. */
export interface PreparedLink {
  readonly row: AccountLinkRow
  /** The address with the token, which exists nowhere else. */
  readonly link: string
}

/** A link that is good at the moment. */
export interface UsableLink {
  readonly tokenHash: string
  readonly userId: string
}

/** Makes one-time links by which people choose a password. Only the hashes of their tokens are stored. */
export class AccountLinks {
  readonly #repository: AccountRepository
  readonly #publicUrl: string
  readonly #clock: Clock

  constructor(repository: AccountRepository, publicUrl: string, clock: Clock) {
    this.#repository = repository
    this.#publicUrl = publicUrl
    this.#clock = clock
  }

  /** Prepares a new link that another part stores. */
  prepare(userId: string, purpose: LinkPurpose): PreparedLink {
    const token = createSecret()
    const row: AccountLinkRow = {
      token_hash: hashSecret(token),
      user_id: userId,
      purpose,
      expires_at_ms: this.#clock() + linkLifetimeMs[purpose],
    }
    return { row, link: `${this.#publicUrl}${paths[purpose]}?token=${token}` }
  }

  /** Makes a link; older ones of the same user and purpose work no more. */
  async create(within: Transaction, userId: string, purpose: LinkPurpose): Promise<string> {
    const { row, link } = this.prepare(userId, purpose)
    await within.accounts.deleteExpiredLinks(this.#clock())
    await within.accounts.replaceLink(row)
    return link
  }

  /** Finds the link of a token; undefined when it was used, has expired, or has another purpose. */
  async find(token: string, purpose: LinkPurpose): Promise<UsableLink | undefined> {
    const row = await this.#repository.findLink(hashSecret(token))
    if (!row || row.purpose !== purpose || this.#clock() >= Number(row.expires_at_ms)) return undefined
    return { tokenHash: row.token_hash, userId: row.user_id }
  }
}
