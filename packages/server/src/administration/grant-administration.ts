import type { Accounts, UserAccess } from '../accounts/accounts.ts'
import { recordWithin } from '../audit/index.ts'
import { takeTurn } from '../event-loop-turns.ts'
import type { OauthClients, UserGrant, UserLogins } from '../oauth/index.ts'
import { ProblemError } from '../problem-error.ts'
import type { Administrator } from './administrator.ts'

/** A grant with the names of its user and its client. */
export interface GrantOfUser {
  readonly grant: UserGrant
  readonly user: Pick<UserAccess, 'userId' | 'username'>
  readonly clientName: string
}

/** Lists and revokes the access that logins gave to applications. */
export class GrantAdministration {
  readonly #accounts: Accounts
  readonly #clients: OauthClients
  readonly #logins: UserLogins

  constructor(parts: {
    readonly accounts: Accounts
    readonly clients: OauthClients
    readonly logins: UserLogins
  }) {
    this.#accounts = parts.accounts
    this.#clients = parts.clients
    this.#logins = parts.logins
  }

  /**
   * Lists the grants of one user, in no particular order.
   * @param clientId only those of this client; absent for all.
   */
  async listOfUser(organisationId: string, userId: string, clientId?: string): Promise<GrantOfUser[]> {
    const user = this.#accounts.findUser(organisationId, userId)
    if (!user) return []
    const grants = await this.#logins.listGrants(userId, clientId)
    return grants.map((grant) => ({ grant, user, clientName: this.#nameClient(grant.clientId) }))
  }

  /**
   * Lists the grants of all users of an organisation, in no particular order.
   * @param clientId only those of this client; absent for all.
   */
  async listOfOrganisation(organisationId: string, clientId?: string): Promise<GrantOfUser[]> {
    const grants: GrantOfUser[][] = []
    for (const { userId } of this.#accounts.listUsers(organisationId)) {
      await takeTurn() // there may be thousands
      grants.push(await this.listOfUser(organisationId, userId, clientId))
    }
    return grants.flat()
  }

  /**
   * Finds a grant of a user of the organisation.
   * @param onlyOf the one user whose grants may be seen; undefined for those of all users.
   * @throws ProblemError `not_found`; the same for another's.
   */
  async require(organisationId: string, grantId: string, onlyOf: string | undefined): Promise<GrantOfUser> {
    const found = await this.#logins.findGrant(grantId)
    const user = found && this.#accounts.findUser(organisationId, found.userId)
    if (!found || !user || (onlyOf !== undefined && user.userId !== onlyOf)) {
      throw new ProblemError('not_found', `No grant "${grantId}" that you may see.`)
    }
    return { grant: found.grant, user, clientName: this.#nameClient(found.grant.clientId) }
  }

  /**
   * Ends a grant of a user of the organisation, at once.
   * @param onlyOf the one user whose grants may be ended; undefined for those of all users.
   * @throws ProblemError `not_found`; the same for another's.
   */
  async revoke(
    organisationId: string,
    grantId: string,
    onlyOf: string | undefined,
    by: Administrator,
  ): Promise<void> {
    const { grant, user } = await this.require(organisationId, grantId, onlyOf)
    const details = { user_id: user.userId, username: user.username, client_id: grant.clientId }
    const subject = { kind: 'grant' as const, id: grantId }
    await this.#logins.revokeGrant(grantId, (within) =>
      recordWithin(within, [{ action: 'grant.revoked', organisationId, ...by, subject, details }]),
    )
  }

  #nameClient(clientId: string): string {
    return this.#clients.findClient(clientId)?.name ?? clientId
  }
}
