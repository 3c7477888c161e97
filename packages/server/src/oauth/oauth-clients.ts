import { randomBytes } from 'node:crypto'
import { userScope } from '@openlightfi/contract'
import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { OauthClientRow } from '../storage/relational/tables.ts'
import {
  type ClientKind,
  type ClientSettings,
  completeSettings,
  InvalidClientSettings,
} from './client-settings.ts'
import { createSecret, hashSecret } from './hash.ts'

/** An OAuth2 client as the service knows it. */
export interface OauthClient extends ClientSettings {
  readonly clientId: string
  /** Undefined for the service's own clients, such as the command line. */
  readonly organisationId: string | undefined
  /** Shown to people who log in. */
  readonly name: string
  readonly kind: ClientKind
  /** `native` clients run on a person's device and may use any port of the loopback address (RFC 8252 section 7.3). */
  readonly application: 'web' | 'native'
  /** SHA-256 of the secret; undefined for public clients. */
  readonly secretHash: string | undefined
}

/** A client to be created; everything not given has a default. */
export interface NewOauthClient extends Partial<ClientSettings> {
  readonly organisationId: string
  readonly name: string
  readonly kind: ClientKind
}

/** A new client's credentials; the secret exists nowhere else. */
export interface ClientCredentials {
  readonly clientId: string
  /** Undefined for public clients. */
  readonly clientSecret?: string
}

/** A client that is ready to be stored, together with the secret that only its owner will have. */
export interface PreparedClient {
  readonly row: OauthClientRow
  readonly credentials: ClientCredentials
}

/** The id of the command line's own client, which always exists. */
export const commandLineClientId = 'lightfi-cli'

const maxNameLength = 100

/** The OAuth2 clients, all held in memory. */
export class OauthClients {
  readonly #repository: OauthRepository
  readonly #publicUrl: string
  readonly #clients: Map<string, OauthClient>

  private constructor(repository: OauthRepository, publicUrl: string, clients: Map<string, OauthClient>) {
    this.#repository = repository
    this.#publicUrl = publicUrl
    this.#clients = clients
  }

  /** Reads all clients. @param publicUrl the service's URL without a trailing slash. */
  static async load(repository: OauthRepository, publicUrl: string): Promise<OauthClients> {
    const clients = new Map([[commandLineClientId, createCommandLineClient(publicUrl)]])
    for (const row of await repository.listClients()) clients.set(row.client_id, toClient(row, publicUrl))
    return new OauthClients(repository, publicUrl, clients)
  }

  /** The client of an id. */
  findClient(clientId: string): OauthClient | undefined {
    return this.#clients.get(clientId)
  }

  /** The clients of an organisation, in the order of their creation. */
  listClients(organisationId: string): OauthClient[] {
    return [...this.#clients.values()].filter((client) => client.organisationId === organisationId)
  }

  /**
   * Creates a client. Its secret is returned once and kept only as a hash.
   * @throws InvalidClientSettings when a setting is out of its bounds.
   */
  async createClient(wanted: NewOauthClient): Promise<ClientCredentials> {
    const prepared = this.prepareClient(wanted)
    await this.#repository.insertClient(prepared.row)
    this.adopt(prepared)
    return prepared.credentials
  }

  /**
   * Describes a client that somebody else stores, in a transaction with other rows, and then hands to `adopt`.
   * @throws InvalidClientSettings when a setting is out of its bounds.
   */
  prepareClient(wanted: NewOauthClient): PreparedClient {
    const { organisationId, kind, ...rest } = wanted
    const name = wanted.name.trim()
    if (name.length === 0 || name.length > maxNameLength) {
      throw new InvalidClientSettings(`name must have 1 to ${maxNameLength} characters`)
    }
    const settings = completeSettings(kind, rest, this.#publicUrl)
    const clientId = randomBytes(13).toString('hex')
    const clientSecret = kind === 'public' ? undefined : createSecret()
    const row: OauthClientRow = {
      client_id: clientId,
      organisation_id: organisationId,
      name,
      kind,
      secret_hash: clientSecret === undefined ? null : hashSecret(clientSecret),
      settings: JSON.stringify(settings),
      created_at_ms: Date.now(),
    }
    return { row, credentials: { clientId, ...(clientSecret === undefined ? {} : { clientSecret }) } }
  }

  /** Takes a client into service that has just been stored. */
  adopt(prepared: PreparedClient): void {
    this.#clients.set(prepared.row.client_id, toClient(prepared.row, this.#publicUrl))
  }
}

function toClient(row: OauthClientRow, publicUrl: string): OauthClient {
  const kind = row.kind as ClientKind
  return {
    ...completeSettings(kind, JSON.parse(row.settings) as ClientSettings, publicUrl),
    clientId: row.client_id,
    organisationId: row.organisation_id ?? undefined,
    name: row.name,
    kind,
    application: 'web',
    secretHash: row.secret_hash ?? undefined,
  }
}

function createCommandLineClient(publicUrl: string): OauthClient {
  const scopes = [
    userScope,
    'readings:read',
    'readings:write',
    'admin',
    'openid',
    'profile',
    'email',
  ] as const
  return {
    ...completeSettings('public', { callbackUrls: ['http://127.0.0.1/callback'], scopes }, publicUrl),
    clientId: commandLineClientId,
    organisationId: undefined,
    name: 'LightFi command line',
    kind: 'public',
    application: 'native',
    secretHash: undefined,
  }
}
