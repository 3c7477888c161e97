import { type Clock, readSeconds } from '../clock.ts'
import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { OauthRecordRow } from '../storage/relational/tables.ts'
import type { Alongside, Together, Transaction } from '../storage/relational/transaction.ts'
import type { Sealer } from '../storage/sealer.ts'
import { runsInBrowser } from './built-in-clients.ts'
import type { Denylist } from './denylist.ts'
import { hashSecret } from './hash.ts'
import { grantMarginS, sessionLifetimeS } from './lifetimes.ts'
import type { RecordCache } from './provider/record-cache.ts'

/**
 * The most logins of one user that live at a time. Each is a row for as long as its refresh token, up to ten
 * years; a login a day through two applications stays below it.
 */
export const maxLoginsOfUser = 10_000

/** The access that one login gave to an application. */
export interface UserGrant {
  readonly grantId: string
  readonly clientId: string
  /** The scopes of the application. */
  readonly scopes: readonly string[]
  /** Unix seconds. */
  readonly createdAtS: number
  /** When its refresh token ends, Unix seconds. */
  readonly expiresAtS: number
}

/** The session of a user in a browser. */
export interface UserSession {
  /** It tells nothing of the cookie. */
  readonly sessionId: string
  /** The key of its record. */
  readonly idHash: string
  /** Unix seconds. */
  readonly createdAtS: number
  /** When it was last used to log in to an application, Unix seconds. */
  readonly lastUsedAtS: number
  /** Unix seconds. */
  readonly expiresAtS: number
  /** The browser in words; undefined where it is not known. */
  readonly browser: string | undefined
  /** The newest grant of each client that it gave one. */
  readonly grants: ReadonlyMap<string, string>
}

/** The part of a session that the library keeps, and the browser. */
interface SessionPayload {
  readonly loginTs?: number
  readonly exp: number
  readonly authorizations?: Readonly<Record<string, { readonly grantId?: string }>>
  readonly browser?: string
}

/** The part of a grant that the library keeps. */
interface GrantPayload {
  readonly iat: number
  readonly exp: number
  readonly openid?: { readonly scope?: string }
}

/** The access that a user's logins gave: sessions in browsers, and access for applications. */
export class UserLogins {
  readonly #repository: OauthRepository
  readonly #together: Together
  readonly #sealer: Sealer
  readonly #denylist: Denylist
  readonly #cache: RecordCache
  readonly #clock: Clock

  constructor(parts: {
    readonly repository: OauthRepository
    readonly together: Together
    readonly sealer: Sealer
    readonly denylist: Denylist
    readonly cache: RecordCache
    readonly clock: Clock
  }) {
    this.#repository = parts.repository
    this.#together = parts.together
    this.#sealer = parts.sealer
    this.#denylist = parts.denylist
    this.#cache = parts.cache
    this.#clock = parts.clock
  }

  /** Tells whether one more login of a user can be kept. */
  async hasRoomForLogin(userId: string): Promise<boolean> {
    return (
      (await this.#repository.countRecordsOfAccount('Grant', userId, readSeconds(this.#clock))) <
      maxLoginsOfUser
    )
  }

  /**
   * Lists the grants of a user that have not expired, the oldest first.
   * @param clientId only those of this client; absent for all.
   */
  async listGrants(userId: string, clientId?: string): Promise<UserGrant[]> {
    const nowS = readSeconds(this.#clock)
    const rows = await this.#repository.listRecordsOfAccount('Grant', userId, nowS, clientId)
    return rows.map((row) => this.#toGrant(row)).sort((a, b) => a.createdAtS - b.createdAtS)
  }

  /** Finds a grant that has not expired, and its user. */
  async findGrant(grantId: string): Promise<{ userId: string; grant: UserGrant } | undefined> {
    const row = await this.#repository.findRecord('Grant', hashSecret(grantId))
    const hasExpired = row?.expires_at_s != null && Number(row.expires_at_s) <= readSeconds(this.#clock)
    if (!row || hasExpired || row.account_id === null) return undefined
    return { userId: row.account_id, grant: this.#toGrant(row) }
  }

  /** Lists the sessions of a user that have not expired, in no particular order. */
  async listSessions(userId: string): Promise<UserSession[]> {
    const rows = await this.#repository.listRecordsOfAccount('Session', userId, readSeconds(this.#clock))
    return rows.map((row) => this.#toSession(row))
  }

  /** Ends a session, at once, and what it gave to the applications that run in its browser. */
  endSession({ idHash, grants }: UserSession, alongside?: Alongside): Promise<void> {
    return this.#together(async (within) => {
      await within.oauth.deleteRecord('Session', idHash)
      for (const [clientId, grantId] of grants) {
        if (runsInBrowser(clientId)) await this.#revoke(within, grantId)
      }
      await alongside?.(within)
    })
  }

  /** Ends the access that one login gave, at once. */
  revokeGrant(grantId: string, alongside?: Alongside): Promise<void> {
    return this.#together(async (within) => {
      await this.#revoke(within, grantId)
      await alongside?.(within)
    })
  }

  /**
   * Ends the access that a user's logins gave to one application, at once. @returns the grants that were
   * ended.
   */
  async revokeApplication(
    userId: string,
    clientId: string,
    alongside?: Alongside<readonly UserGrant[]>,
  ): Promise<readonly UserGrant[]> {
    const grants = await this.listGrants(userId, clientId)
    if (grants.length === 0) return grants
    await this.#together(async (within) => {
      for (const { grantId } of grants) await this.#revoke(within, grantId)
      await alongside?.(within, grants)
    })
    return grants
  }

  /** Tells whether one more access token of a client can be ended by itself. */
  hasRoomToRevoke(clientId: string): boolean {
    return this.#denylist.hasRoom(clientId)
  }

  /** Ends one access token, at once. @param expiresAtS the time when it would end by itself, Unix seconds. */
  revokeAccessToken(clientId: string, jti: string, expiresAtS: number, alongside?: Alongside): Promise<void> {
    return this.#together(async (within) => {
      await this.#denylist.denyToken(within, clientId, jti, expiresAtS)
      await alongside?.(within)
    })
  }

  /**
   * Tells whether a login made at the given time (Unix milliseconds) was ended since, together with all
   * others.
   */
  isEnded(userId: string, loginAtMs: number): boolean {
    return this.#denylist.isEnded(userId, Math.floor(loginAtMs / 1000))
  }

  /** Ends all sessions, refresh tokens and access tokens of a user, when the transaction commits. */
  async endAll(within: Transaction, userId: string): Promise<void> {
    this.#forgetRecords(within)
    await this.#denylist.endAccount(within, userId)
  }

  async #revoke(within: Transaction, grantId: string): Promise<void> {
    this.#forgetRecords(within)
    await this.#denylist.revokeGrant(within, grantId)
  }

  #forgetRecords(within: Transaction): void {
    this.#cache.clear()
    within.afterCommit(() => this.#cache.clear())
  }

  #toSession(row: OauthRecordRow): UserSession {
    const payload = JSON.parse(this.#sealer.open(row.payload)) as SessionPayload
    const lastUsedAtS = payload.exp - sessionLifetimeS
    const grants = Object.entries(payload.authorizations ?? {}).flatMap(([clientId, { grantId }]) =>
      grantId === undefined ? [] : [[clientId, grantId] as const],
    )
    return {
      sessionId: `session_${hashSecret(`session ${row.uid_hash}`)}`,
      idHash: row.id_hash,
      createdAtS: payload.loginTs ?? lastUsedAtS,
      lastUsedAtS,
      expiresAtS: payload.exp,
      browser: payload.browser,
      grants: new Map(grants),
    }
  }

  #toGrant(row: OauthRecordRow): UserGrant {
    const payload = JSON.parse(this.#sealer.open(row.payload)) as GrantPayload
    return {
      grantId: row.grant_id ?? '',
      clientId: row.client_id ?? '',
      scopes: payload.openid?.scope?.split(' ') ?? [],
      createdAtS: payload.iat,
      expiresAtS: payload.exp - grantMarginS,
    }
  }
}
