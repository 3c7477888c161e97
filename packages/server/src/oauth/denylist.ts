import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { Transaction } from '../storage/relational/transaction.ts'
import { nowS } from './clock.ts'
import { accessTokenBoundsS, interactionLifetimeS } from './lifetimes.ts'

/**
 * Access tokens that are refused although their signature is good: single ones by `jti`, and all of a grant by its id
 * (`origin_jti`). Held in memory, so a check costs nothing; changed once what was written has become durable.
 */
export class Denylist {
  readonly #expiresAtS: Map<string, number>
  readonly #endedAtS = new Map<string, number>()

  private constructor(expiresAtS: Map<string, number>) {
    this.#expiresAtS = expiresAtS
  }

  /** Reads what is refused at the moment. */
  static async load(repository: OauthRepository): Promise<Denylist> {
    const rows = await repository.listDenied()
    return new Denylist(new Map(rows.map((row) => [row.id, Number(row.expires_at_s)])))
  }

  /** Whether an access token, or the grant it came from, is refused. */
  has(jti: string, originJti: string | undefined): boolean {
    return (
      this.#expiresAtS.size > 0 &&
      (this.#expiresAtS.has(jti) || (originJti !== undefined && this.#expiresAtS.has(originJti)))
    )
  }

  /** Refuses one access token until it expires by itself, at `expiresAtS` (Unix seconds). */
  async denyToken(within: Transaction, jti: string, expiresAtS: number): Promise<void> {
    await within.oauth.insertDenied({ id: jti, expires_at_s: expiresAtS })
    within.afterCommit(() => this.#expiresAtS.set(jti, expiresAtS))
  }

  /** Forgets the tokens of a grant and refuses all its access tokens, until the last of them expires by itself. */
  async revokeGrant(within: Transaction, grantId: string): Promise<void> {
    const expiresAtS = nowS() + accessTokenBoundsS.max
    await within.oauth.revokeGrant(grantId, { id: grantId, expires_at_s: expiresAtS })
    within.afterCommit(() => this.#expiresAtS.set(grantId, expiresAtS))
  }

  /**
   * Forgets everything that belongs to a user, and refuses the access tokens of the user's grants. A request that began
   * before may still write what it was about to give, and a password that was taken before may not have become a session
   * yet: the end is therefore noted first, and the note taken back if it did not come.
   */
  async endAccount(within: Transaction, userId: string): Promise<void> {
    const expiresAtS = nowS() + accessTokenBoundsS.max
    const before = this.#endedAtS.get(userId)
    this.#endedAtS.set(userId, nowS())
    within.afterRollback(() => {
      if (before === undefined) this.#endedAtS.delete(userId)
      else this.#endedAtS.set(userId, before)
    })
    const grantIds = await within.oauth.endAccount(userId, expiresAtS)
    within.afterCommit(() => {
      for (const id of grantIds) this.#expiresAtS.set(id, expiresAtS)
    })
  }

  /** Whether a login of a user, made at the given time (Unix seconds), was ended since. */
  isEnded(userId: string, loginAtS: number): boolean {
    const endedAtS = this.#endedAtS.get(userId)
    return endedAtS !== undefined && loginAtS < endedAtS
  }

  /** Drops from memory what has expired. */
  sweep(): void {
    const now = nowS()
    for (const [userId, endedAtS] of this.#endedAtS) {
      if (endedAtS + interactionLifetimeS < now) this.#endedAtS.delete(userId)
    }
    for (const [id, expiresAtS] of this.#expiresAtS) {
      if (expiresAtS < now) this.#expiresAtS.delete(id)
    }
  }
}
