import { type Clock, readSeconds } from '../clock.ts'
import type { EndOfTokens, OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import { AccessEnds } from './access-ends.ts'
import { endedTokenMemoryS, interactionLifetimeS, longestAccessTokenS } from './lifetimes.ts'

/**
 * The largest numbers of single access tokens that are refused at once: of one client, and of all clients,
 * with those of grants.
 */
export interface DenylistBounds {
  readonly perClient: number
  readonly inAll: number
}

const defaultBounds: DenylistBounds = { perClient: 10_000, inAll: 100_000 }

/** The parts with which the list is kept. */
export interface DenylistParts {
  readonly repository: Pick<OauthRepository, 'listDenied'>
  readonly clock: Clock
  /** Is told about the tokens that are refused from now on. */
  readonly ends?: AccessEnds
  readonly bounds?: DenylistBounds
}

/**
 * The access tokens that are refused although their signature is good: single ones by `jti`, and all of a
 * grant by its id (`origin_jti`). The list is in memory, so that a check costs nothing, and changes once the
 * write is durable.
 */
export class Denylist {
  readonly #expiresAtS: Map<string, number>
  readonly #endedAtS = new Map<string, number>()
  readonly #ends: AccessEnds
  /** The single tokens that each client gave back since the start of the process. */
  readonly #tokensOf = new Map<string, Set<string>>()
  readonly #clock: Clock
  readonly #bounds: DenylistBounds

  private constructor(parts: DenylistParts, expiresAtS: Map<string, number>) {
    this.#ends = parts.ends ?? new AccessEnds()
    this.#expiresAtS = expiresAtS
    this.#clock = parts.clock
    this.#bounds = parts.bounds ?? defaultBounds
  }

  /** Reads the tokens that are refused at the moment. */
  static async load(parts: DenylistParts): Promise<Denylist> {
    const rows = await parts.repository.listDenied()
    const expiresAtS = new Map(rows.map((row) => [row.id, Number(row.expires_at_s)]))
    return new Denylist(parts, expiresAtS)
  }

  /** Tells whether an access token, or the grant it came from, is refused. */
  has(jti: string, originJti: string | undefined): boolean {
    return (
      this.#expiresAtS.size > 0 &&
      (this.#expiresAtS.has(jti) || (originJti !== undefined && this.#expiresAtS.has(originJti)))
    )
  }

  /**
   * Tells whether one more access token of a client can be refused by itself. A grant can always be ended:
   * there are no more grants than logins, while a client gets as many access tokens as it asks for.
   */
  hasRoom(clientId: string): boolean {
    const ofClient = this.#tokensOf.get(clientId)?.size ?? 0
    return ofClient < this.#bounds.perClient && this.#expiresAtS.size < this.#bounds.inAll
  }

  /** Refuses one access token of a client until it expires by itself, at `expiresAtS` (Unix seconds). */
  async denyToken(within: Transaction, clientId: string, jti: string, expiresAtS: number): Promise<void> {
    await within.oauth.insertDenied({ id: jti, expires_at_s: expiresAtS })
    within.afterCommit(() => {
      this.#refuse([jti], expiresAtS)
      const ofClient = this.#tokensOf.get(clientId) ?? new Set()
      this.#tokensOf.set(clientId, ofClient.add(jti))
    })
  }

  /**
   * Forgets the tokens of a grant and refuses all its access tokens, until the last of them expires by
   * itself.
   */
  async revokeGrant(within: Transaction, grantId: string): Promise<void> {
    const expiresAtS = readSeconds(this.#clock) + longestAccessTokenS
    await within.oauth.revokeGrant(grantId, { id: grantId, expires_at_s: expiresAtS }, this.#endNow())
    within.afterCommit(() => this.#refuse([grantId], expiresAtS))
  }

  /**
   * Forgets everything that belongs to a user, and refuses the access tokens of the user's grants.
   *
   * A request that began before may still write the tokens that it was about to give, and a password that was
   * accepted before may not have become a session yet. Therefore the end is noted first, and the note is
   * taken back if the end does not come.
   */
  async endAccount(within: Transaction, userId: string): Promise<void> {
    const expiresAtS = readSeconds(this.#clock) + longestAccessTokenS
    const before = this.#endedAtS.get(userId)
    this.#endedAtS.set(userId, readSeconds(this.#clock))
    within.afterRollback(() => {
      if (before === undefined) this.#endedAtS.delete(userId)
      else this.#endedAtS.set(userId, before)
    })
    const grantIds = await within.oauth.endAccount(userId, expiresAtS, this.#endNow())
    within.afterCommit(() => this.#refuse(grantIds, expiresAtS))
  }

  /** Tells whether a login of a user, made at the given time (Unix seconds), was ended since. */
  isEnded(userId: string, loginAtS: number): boolean {
    const endedAtS = this.#endedAtS.get(userId)
    return endedAtS !== undefined && loginAtS < endedAtS
  }

  /** Drops from memory the entries that have expired. */
  sweep(): void {
    const now = readSeconds(this.#clock)
    for (const [userId, endedAtS] of this.#endedAtS) {
      if (endedAtS + interactionLifetimeS < now) this.#endedAtS.delete(userId)
    }
    for (const [id, expiresAtS] of this.#expiresAtS) {
      if (expiresAtS < now) this.#expiresAtS.delete(id)
    }
    for (const [clientId, ids] of this.#tokensOf) {
      for (const id of ids) if (!this.#expiresAtS.has(id)) ids.delete(id)
      if (ids.size === 0) this.#tokensOf.delete(clientId)
    }
  }

  /** Builds the end of refresh tokens at this moment. */
  #endNow(): EndOfTokens {
    const endedAtS = readSeconds(this.#clock)
    return { endedAtS, rememberedUntilS: endedAtS + endedTokenMemoryS }
  }

  #refuse(ids: readonly string[], expiresAtS: number): void {
    for (const id of ids) this.#expiresAtS.set(id, expiresAtS)
    this.#ends.tellIds(ids)
  }
}
