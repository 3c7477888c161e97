import type { AuditAction, ClientChanges, ClientInput } from '@openlightfi/contract'
import { type AuditDetails, recordWithin } from '../audit/index.ts'
import { refuseBody } from '../http/read-body.ts'
import {
  type ClientCredentials,
  ClientNotFound,
  InvalidClientSettings,
  isBuiltIn,
  type OauthClient,
  type OauthClients,
  type PreviousSecret,
  type RotatedSecret,
} from '../oauth/index.ts'
import { ProblemError } from '../problem-error.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import type { Administrator } from './administrator.ts'
import { nameOnWire, readSettings, versionOfClient } from './client-wire.ts'

/** The most clients of an organisation. */
const maxClients = 1_000

/** Administers the OAuth2 clients of an organisation; every act is stored together with its audit entry. */
export class ClientAdministration {
  readonly #clients: OauthClients

  constructor(clients: OauthClients) {
    this.#clients = clients
  }

  /** Lists the clients of an organisation. @param withBuiltIn true to add the service's own. */
  list(organisationId: string, withBuiltIn: boolean): OauthClient[] {
    const own = this.#clients.listClients(organisationId)
    return withBuiltIn ? [...own, ...this.#clients.listBuiltIn()] : own
  }

  /** Finds a client of an organisation, or one of the service's own. @throws ProblemError `not_found`. */
  requireReadable(organisationId: string, clientId: string): OauthClient {
    const client = this.#clients.findClient(clientId)
    return client && isBuiltIn(clientId) ? client : this.require(organisationId, clientId)
  }

  /**
   * Finds a client of an organisation, to change it. @throws ProblemError `not_found`, the same for another
   * organisation's; `not_possible` for one of the service's own.
   */
  require(organisationId: string, clientId: string): OauthClient {
    const client = this.#clients.findClient(clientId)
    if (client?.organisationId === organisationId) return client
    if (client && isBuiltIn(clientId))
      throw new ProblemError('not_possible', `"${clientId}" is built in: nobody can change or delete it.`)
    throw new ProblemError('not_found', `No client "${clientId}" that you may see.`)
  }

  /** Finds the secret that a rotation kept, as long as it works. */
  findPreviousSecret(clientId: string): PreviousSecret | undefined {
    return this.#clients.findPreviousSecret(clientId)
  }

  /**
   * Creates a client; its secret exists nowhere else. @throws ProblemError `invalid_body`; `not_possible`
   * beyond a thousand.
   */
  async create(
    organisationId: string,
    input: ClientInput,
    by: Administrator,
  ): Promise<{ client: OauthClient; credentials: ClientCredentials }> {
    const { name, kind } = input
    const credentials = await translateErrors(() =>
      this.#clients.createClient(
        { ...readSettings(input), organisationId, name, kind },
        (within, client) => record(within, 'client.created', organisationId, client, by, { kind }),
        () => this.#requireRoom(organisationId),
      ),
    )
    return { client: this.require(organisationId, credentials.clientId), credentials }
  }

  /** Changes the given settings and leaves the rest. @throws ProblemError `not_found`, `invalid_body`. */
  async change(
    organisationId: string,
    clientId: string,
    changes: ClientChanges,
    by: Administrator,
  ): Promise<OauthClient> {
    this.require(organisationId, clientId)
    const { name } = changes
    const details = { changed: Object.keys(changes) }
    return translateErrors(() =>
      this.#clients.changeClient(
        clientId,
        { ...readSettings(changes), ...(name !== undefined && { name }) },
        (within, client) => {
          by.requireVersion?.(versionOfClient(this.require(organisationId, clientId)))
          return record(within, 'client.changed', organisationId, client, by, details)
        },
      ),
    )
  }

  /**
   * Gives a client a new secret.
   * @param keepPreviousS the seconds for which the one before works too.
   * @throws ProblemError `not_found`; `not_possible` for a public client.
   */
  async rotateSecret(
    organisationId: string,
    clientId: string,
    keepPreviousS: number,
    by: Administrator,
  ): Promise<RotatedSecret> {
    const client = this.require(organisationId, clientId)
    if (client.kind === 'public') {
      throw new ProblemError('not_possible', 'A public client has no secret: it proves itself with PKCE.')
    }
    return translateErrors(() =>
      this.#clients.rotateSecret(clientId, keepPreviousS * 1000, (within) =>
        record(within, 'client.secret_rotated', organisationId, client, by, {
          keep_previous_s: keepPreviousS,
        }),
      ),
    )
  }

  /**
   * Ends the secret that a rotation kept, before its time.
   * @throws ProblemError `not_found`, also when there is none; `not_possible`.
   */
  async endPreviousSecret(organisationId: string, clientId: string, by: Administrator): Promise<void> {
    const client = this.require(organisationId, clientId)
    const hasEnded = await translateErrors(() =>
      this.#clients.endPreviousSecret(clientId, (within) =>
        record(within, 'client.previous_secret_ended', organisationId, client, by),
      ),
    )
    if (!hasEnded) throw new ProblemError('not_found', 'No earlier secret of the client works any more.')
  }

  /** Keeps a client from working until it is enabled. @throws ProblemError `not_found`. */
  async disable(organisationId: string, clientId: string, by: Administrator): Promise<OauthClient> {
    this.require(organisationId, clientId)
    return translateErrors(() =>
      this.#clients.disableClient(clientId, (within, client) =>
        record(within, 'client.disabled', organisationId, client, by),
      ),
    )
  }

  /** Lets a disabled client work again. @throws ProblemError `not_found`. */
  async enable(organisationId: string, clientId: string, by: Administrator): Promise<OauthClient> {
    this.require(organisationId, clientId)
    return translateErrors(() =>
      this.#clients.enableClient(clientId, (within, client) =>
        record(within, 'client.enabled', organisationId, client, by),
      ),
    )
  }

  /** Removes a client with everything that it was given. @throws ProblemError `not_found`. */
  async delete(organisationId: string, clientId: string, by: Administrator): Promise<void> {
    const client = this.require(organisationId, clientId)
    await translateErrors(() =>
      this.#clients.deleteClient(clientId, (within) => {
        by.requireVersion?.(versionOfClient(this.require(organisationId, clientId)))
        return record(within, 'client.deleted', organisationId, client, by)
      }),
    )
  }

  #requireRoom(organisationId: string): void {
    if (this.#clients.listClients(organisationId).length < maxClients) return
    throw new ProblemError(
      'not_possible',
      `An organisation may have ${maxClients} clients; delete some first.`,
    )
  }
}

function record(
  within: Transaction,
  action: AuditAction,
  organisationId: string,
  { clientId, name }: OauthClient,
  by: Administrator,
  details: AuditDetails = {},
): Promise<void> {
  const subject = { kind: 'client' as const, id: clientId }
  return recordWithin(within, [{ action, organisationId, ...by, subject, details: { name, ...details } }])
}

/**
 * Acts, and translates errors about settings into the words of the wire; a client that was deleted meanwhile
 * is not found.
 */
async function translateErrors<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof ClientNotFound) throw new ProblemError('not_found', 'The client is gone.')
    if (!(error instanceof InvalidClientSettings)) throw error
    const { setting, rule } = error
    throw refuseBody([{ pointer: setting === undefined ? '' : `/${nameOnWire(setting)}`, detail: rule }])
  }
}
