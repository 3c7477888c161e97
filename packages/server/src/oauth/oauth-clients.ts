import { randomBytes } from 'node:crypto'
import { clientBounds } from '@openlightfi/contract'
import type { Clock } from '../clock.ts'
import { SerialQueue } from '../serial-queue.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { OauthClientRow } from '../storage/relational/tables.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import { createBuiltInClients, isBuiltIn } from './built-in-clients.ts'
import {
  type ClientKind,
  type ClientSettings,
  completeSettings,
  InvalidClientSettings,
  restoreSettings,
} from './client-settings.ts'
import { createSecret, hashSecret, matchesHash } from './hash.ts'
import type { OauthClient, PreviousSecret } from './oauth-client.ts'

export type { OauthClient, PreviousSecret } from './oauth-client.ts'

/** The changes of a client. Settings that are not given stay. The kind cannot change. */
export interface ClientChanges extends Partial<ClientSettings> {
  readonly name?: string
}

/** The error when there is no such client, or when it is the service's own and cannot be changed. */
export class ClientNotFound extends Error {
  override readonly name = 'ClientNotFound'

  constructor(clientId: string) {
    super(`there is no client "${clientId.slice(0, 100)}" that could be changed`)
  }
}

/** The error when a secret ended while its end waited for its turn. */
class SecretEnded extends Error {}

/** A client to be created; settings that are not given have their defaults. */
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

/** The new secret of a client. */
export interface RotatedSecret extends Required<ClientCredentials> {
  /** Until when the one before works too, Unix milliseconds; undefined when it does not. */
  readonly previousUntilMs: number | undefined
}

/** A client that is ready to be stored, together with the secret that only its owner will have. */
export interface PreparedClient {
  readonly row: OauthClientRow
  readonly credentials: ClientCredentials
}

const { maxNameLength } = clientBounds

/** The listeners to changes of clients. */
export interface ClientWatchers {
  /** Called after the tokens of a client were removed from the store. */
  forgetRecords(): void
  /** Called after a client was changed or deleted, before the answer. */
  noteChange(clientId: string): void
}

/** The store of the clients. */
export type ClientStore = Pick<RelationalStore, 'oauth' | 'together'>

/** The parts with which the clients are kept. */
export interface ClientParts {
  readonly store: ClientStore
  /** The service's URL without a trailing slash. */
  readonly publicUrl: string
  readonly watchers: ClientWatchers
  readonly clock: Clock
}

/** The OAuth2 clients, all in memory. Each change takes `alongside`, which stores more in its transaction. */
export class OauthClients {
  readonly #store: ClientStore
  readonly #publicUrl: string
  readonly #watchers: ClientWatchers
  readonly #clock: Clock
  readonly #clients = new Map<string, OauthClient>()
  readonly #rows = new Map<string, OauthClientRow>()
  /** Undefined when they have to be found anew. */
  #callbackOrigins: ReadonlySet<string> | undefined
  /** Each change builds on the write of the one before. */
  readonly #changes = new SerialQueue()

  private constructor(parts: ClientParts) {
    this.#store = parts.store
    this.#publicUrl = parts.publicUrl
    this.#watchers = parts.watchers
    this.#clock = parts.clock
    for (const client of createBuiltInClients(parts.publicUrl)) this.#clients.set(client.clientId, client)
  }

  /** Reads all clients. */
  static async load(parts: ClientParts): Promise<OauthClients> {
    const clients = new OauthClients(parts)
    for (const row of await parts.store.oauth.listClients()) clients.#keep(row)
    return clients
  }

  /** Finds the client of an id. */
  findClient(clientId: string): OauthClient | undefined {
    return this.#clients.get(clientId)
  }

  /** Finds the client of an id, unless it is disabled. */
  findEnabledClient(clientId: string): OauthClient | undefined {
    const client = this.#clients.get(clientId)
    return client?.isDisabled ? undefined : client
  }

  /**
   * Tells whether people may come back to a page of this origin after a login: an enabled client has a
   * callback URL there.
   */
  hasCallbackAt(origin: string): boolean {
    this.#callbackOrigins ??= new Set(
      [...this.#clients.values()]
        .filter(({ isDisabled }) => !isDisabled)
        .flatMap(({ callbackUrls }) => callbackUrls.map((url) => new URL(url).origin)),
    )
    return this.#callbackOrigins.has(origin)
  }

  /** Lists the clients of an organisation, in the order of their creation. */
  listClients(organisationId: string): OauthClient[] {
    return [...this.#clients.values()].filter((client) => client.organisationId === organisationId)
  }

  /** Lists the service's own clients, which serve the users of every organisation. */
  listBuiltIn(): OauthClient[] {
    return [...this.#clients.values()].filter(({ clientId }) => isBuiltIn(clientId))
  }

  /**
   * Creates a client. Its secret is returned once and kept only as a hash.
   * @param check throws when the client cannot be. It is called in the turn of the write, so that the state
   *   that it sees still holds then.
   * @throws InvalidClientSettings when a setting is out of its bounds; the errors of `check`.
   */
  async createClient(
    wanted: NewOauthClient,
    alongside?: Alongside<OauthClient>,
    check?: () => void,
  ): Promise<ClientCredentials> {
    const prepared = this.prepareClient(wanted)
    return this.#changes.run(async () => {
      check?.()
      await this.#store.together(async (within) => {
        await within.oauth.insertClient(prepared.row)
        await alongside?.(within, toClient(prepared.row, this.#publicUrl))
      })
      this.adopt(prepared)
      return prepared.credentials
    })
  }

  /**
   * Prepares a client that another part stores, in a transaction with other rows, and then hands to `adopt`.
   * @throws InvalidClientSettings when a setting is out of its bounds.
   */
  prepareClient(wanted: NewOauthClient): PreparedClient {
    const { organisationId, kind, ...rest } = wanted
    const name = checkName(wanted.name)
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
      created_at_ms: this.#clock(),
      disabled_at_ms: null,
      previous_secret_hash: null,
      previous_until_ms: null,
    }
    return { row, credentials: { clientId, ...(clientSecret === undefined ? {} : { clientSecret }) } }
  }

  /** Takes a client into service that has just been stored. */
  adopt(prepared: PreparedClient): void {
    this.#keep(prepared.row)
  }

  /**
   * Changes the given settings and leaves the rest. The change holds for the next request. Tokens that were
   * given before keep their lifetime, and access tokens their scopes.
   * @throws InvalidClientSettings when a setting is out of its bounds; ClientNotFound.
   */
  changeClient(
    clientId: string,
    changes: ClientChanges,
    alongside?: Alongside<OauthClient>,
  ): Promise<OauthClient> {
    return this.#change(clientId, alongside, (row) => {
      const { name = row.name, ...settings } = changes
      const wanted = { ...(JSON.parse(row.settings) as ClientSettings), ...settings }
      const complete = completeSettings(row.kind as ClientKind, wanted, this.#publicUrl)
      return { ...row, name: checkName(name), settings: JSON.stringify(complete) }
    })
  }

  /**
   * Gives a client a new secret; the old one stops working at once, or after a time. Refresh tokens live on.
   * @param keepPreviousMs the time for which the old one works too, milliseconds; not at all unless given.
   * @throws InvalidClientSettings for a public client, which has none; ClientNotFound.
   */
  async rotateSecret(
    clientId: string,
    keepPreviousMs = 0,
    alongside?: Alongside<OauthClient>,
  ): Promise<RotatedSecret> {
    const clientSecret = createSecret()
    const { previousSecret } = await this.#change(clientId, alongside, (row) => {
      if (row.kind === 'public') throw new InvalidClientSettings('a public client has no secret')
      const previous = keepPreviousMs > 0 ? row.secret_hash : null
      return {
        ...row,
        secret_hash: hashSecret(clientSecret),
        previous_secret_hash: previous,
        previous_until_ms: previous === null ? null : this.#clock() + keepPreviousMs,
      }
    })
    return { clientId, clientSecret, previousUntilMs: previousSecret?.untilMs }
  }

  /**
   * Ends the secret before, if there is one that works; the one that a rotation keeps meanwhile goes on.
   * @returns false when there is none, or it has ended meanwhile.
   */
  async endPreviousSecret(clientId: string, alongside?: Alongside<OauthClient>): Promise<boolean> {
    const hash = this.findPreviousSecret(clientId)?.hash
    if (hash === undefined) return false
    try {
      await this.#change(clientId, alongside, (row) => {
        if (row.previous_secret_hash !== hash) throw new SecretEnded()
        return { ...row, previous_secret_hash: null, previous_until_ms: null }
      })
      return true
    } catch (error) {
      if (error instanceof SecretEnded) return false
      throw error
    }
  }

  /** Finds the secret before of a client, as long as it works. */
  findPreviousSecret(clientId: string): PreviousSecret | undefined {
    const previous = this.#clients.get(clientId)?.previousSecret
    return previous && this.#clock() < previous.untilMs ? previous : undefined
  }

  /** Finds the hash of the secret that a client proves itself by; undefined when it is a wrong one. */
  findMatchingSecret(clientId: string, secret: string): string | undefined {
    const current = this.#clients.get(clientId)?.secretHash
    const known = [current, this.findPreviousSecret(clientId)?.hash]
    return known.find((hash) => hash !== undefined && matchesHash(secret, hash))
  }

  /** Disables a client: from now on it gets no tokens, and its tokens do not work. @throws ClientNotFound */
  disableClient(clientId: string, alongside?: Alongside<OauthClient>): Promise<OauthClient> {
    return this.#change(clientId, alongside, (row) => ({
      ...row,
      disabled_at_ms: row.disabled_at_ms ?? this.#clock(),
    }))
  }

  /**
   * Lets a disabled client work again, with the tokens that have not ended meanwhile. @throws ClientNotFound
   */
  enableClient(clientId: string, alongside?: Alongside<OauthClient>): Promise<OauthClient> {
    return this.#change(clientId, alongside, (row) => ({ ...row, disabled_at_ms: null }))
  }

  /**
   * Removes a client with everything that it was given; its access tokens stop at once. @throws
   * ClientNotFound
   */
  deleteClient(clientId: string, alongside?: Alongside): Promise<void> {
    return this.#changes.run(async () => {
      this.#requireRow(clientId)
      await this.#store.together(async (within) => {
        await within.oauth.deleteClient(clientId)
        await alongside?.(within)
      })
      this.#rows.delete(clientId)
      this.#clients.delete(clientId)
      this.#callbackOrigins = undefined
      this.#watchers.forgetRecords()
      this.#watchers.noteChange(clientId)
    })
  }

  #change(
    clientId: string,
    alongside: Alongside<OauthClient> | undefined,
    change: (row: OauthClientRow) => OauthClientRow,
  ): Promise<OauthClient> {
    return this.#changes.run(async () => {
      const row = change(this.#requireRow(clientId))
      await this.#store.together(async (within) => {
        await within.oauth.updateClient(row)
        await alongside?.(within, toClient(row, this.#publicUrl))
      })
      const client = this.#keep(row)
      this.#watchers.noteChange(clientId)
      return client
    })
  }

  #requireRow(clientId: string): OauthClientRow {
    const row = this.#rows.get(clientId)
    if (!row) throw new ClientNotFound(clientId)
    return row
  }

  #keep(row: OauthClientRow): OauthClient {
    const client = toClient(row, this.#publicUrl)
    this.#rows.set(row.client_id, row)
    this.#clients.set(row.client_id, client)
    this.#callbackOrigins = undefined
    return client
  }
}

function checkName(name: string): string {
  const trimmed = name.trim()
  if (trimmed.length > 0 && trimmed.length <= maxNameLength) return trimmed
  throw new InvalidClientSettings(`must have 1 to ${maxNameLength} characters`, 'name')
}

function toClient(row: OauthClientRow, publicUrl: string): OauthClient {
  const kind = row.kind as ClientKind
  return {
    ...restoreSettings(kind, JSON.parse(row.settings) as ClientSettings, publicUrl),
    clientId: row.client_id,
    organisationId: row.organisation_id ?? undefined,
    name: row.name,
    kind,
    application: 'web',
    secretHash: row.secret_hash ?? undefined,
    previousSecret:
      row.previous_secret_hash === null
        ? undefined
        : { hash: row.previous_secret_hash, untilMs: Number(row.previous_until_ms) },
    isDisabled: row.disabled_at_ms !== null,
    createdAtMs: Number(row.created_at_ms),
  }
}
