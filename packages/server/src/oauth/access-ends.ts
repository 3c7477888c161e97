/** The facts that tell an access apart from others. */
export interface Access {
  /** The id (`jti`) of the access token. */
  readonly tokenId: string
  /** The login that the token came from. */
  readonly grantId: string
  readonly clientId: string
  /** The id of the user, or of the client when it acts for itself. */
  readonly subject: string
}

/**
 * Takes note that accesses have ended or changed, or may have: those for which the function says so. Must not
 * throw.
 */
export type AccessEndListener = (isAffected: (access: Access) => boolean) => void

/**
 * Tells everybody who works for long on behalf of an access when it ends before its time, or changes: a token
 * or a login was revoked, a client was disabled or deleted, or a user was given another role or other
 * locations. It does not tell that a token expires.
 */
export class AccessEnds {
  readonly #listeners = new Set<AccessEndListener>()

  /** Calls a listener from now on. */
  watch(listener: AccessEndListener): void {
    this.#listeners.add(listener)
  }

  /** Tells that tokens or logins of these ids are refused from now on. */
  tellIds(ids: readonly string[]): void {
    if (ids.length === 0) return
    const ended = new Set(ids)
    this.#tell(({ tokenId, grantId }) => ended.has(tokenId) || ended.has(grantId))
  }

  /** Tells that a client was changed; it may be disabled or gone. */
  tellClient(clientId: string): void {
    this.#tell((access) => access.clientId === clientId)
  }

  /** Tells that a user was changed: the rights may be others, or gone. */
  tellUser(userId: string): void {
    this.#tell((access) => access.subject === userId)
  }

  #tell(isAffected: (access: Access) => boolean): void {
    for (const listener of this.#listeners) listener(isAffected)
  }
}
