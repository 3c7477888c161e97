import type { Accounts, User } from '../accounts/accounts.ts'
import { isBuiltIn } from './built-in-clients.ts'
import type { OauthClient } from './oauth-client.ts'
import type { OauthClients } from './oauth-clients.ts'

/**
 * Finds the users that a client serves: the boundary between organisations, on every way to a token. An
 * administrator can make any clients, with any callback URL; a user of another organisation must never end up
 * at one.
 */
export class ServedUsers {
  readonly #clients: Pick<OauthClients, 'findClient'>
  readonly #accounts: Pick<Accounts, 'findAccess'>

  constructor(clients: Pick<OauthClients, 'findClient'>, accounts: Pick<Accounts, 'findAccess'>) {
    this.#clients = clients
    this.#accounts = accounts
  }

  /**
   * Finds the user who can log in and whom the client serves; undefined for everybody else, as if there were
   * none.
   */
  find(clientId: string, userId: string): User | undefined {
    const client = this.#clients.findClient(clientId)
    const user = this.#accounts.findAccess(userId)
    return client && user && servesUser(client, user) ? user : undefined
  }
}

/**
 * Tells whether a client serves a user. A client serves the users of its own organisation; the service's own
 * clients serve everybody.
 */
export function servesUser(
  client: Pick<OauthClient, 'clientId' | 'organisationId'>,
  user: Pick<User, 'organisationId'>,
): boolean {
  return isBuiltIn(client.clientId) || client.organisationId === user.organisationId
}
