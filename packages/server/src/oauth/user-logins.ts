import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { Sealer } from '../storage/sealer.ts'
import { nowS } from './clock.ts'
import type { Denylist } from './denylist.ts'
import { accessTokenBoundsS } from './lifetimes.ts'
import type { RecordCache } from './record-cache.ts'

/** What one login gave to an application. */
export interface UserGrant {
  readonly grantId: string
  readonly clientId: string
  /** Unix seconds. */
  readonly createdAtS: number
}

/** What a user's logins gave: sessions in browsers, and access for applications. */
export class UserLogins {
  readonly #repository: OauthRepository
  readonly #sealer: Sealer
  readonly #denylist: Denylist
  readonly #cache: RecordCache

  constructor(parts: {
    readonly repository: OauthRepository
    readonly sealer: Sealer
    readonly denylist: Denylist
    readonly cache: RecordCache
  }) {
    this.#repository = parts.repository
    this.#sealer = parts.sealer
    this.#denylist = parts.denylist
    this.#cache = parts.cache
  }

  /** The grants of a user that have not expired, the oldest first. */
  async listGrants(userId: string): Promise<UserGrant[]> {
    const rows = await this.#repository.listRecordsOfAccount('Grant', userId, nowS())
    const grants = rows.map((row) => {
      const payload = JSON.parse(this.#sealer.open(row.payload)) as { iat: number }
      return { grantId: row.grant_id ?? '', clientId: row.client_id ?? '', createdAtS: payload.iat }
    })
    return grants.sort((a, b) => a.createdAtS - b.createdAtS)
  }

  /** Ends what a user's logins gave to one application, at once. @returns the grants that were ended. */
  async revokeApplication(userId: string, clientId: string): Promise<readonly UserGrant[]> {
    const grants = (await this.listGrants(userId)).filter((grant) => grant.clientId === clientId)
    this.#cache.clear()
    for (const { grantId } of grants) await this.#denylist.revokeGrant(grantId)
    this.#cache.clear()
    return grants
  }

  /** Ends all sessions, refresh tokens and access tokens of a user, at once. */
  async endAll(userId: string): Promise<void> {
    const deniedUntilS = nowS() + accessTokenBoundsS.max
    this.#cache.clear()
    const grantIds = await this.#repository.endAccount(userId, deniedUntilS)
    this.#denylist.adopt(grantIds, deniedUntilS)
    this.#cache.clear()
  }
}
