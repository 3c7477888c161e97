/**
 * The tokens that a token source keeps between calls, and between runs where its store is durable. Secrets:
 * never log it.
 */
export interface StoredTokens {
  /** The newest access token, absent before the first grant. */
  readonly accessToken?: string
  /** When the access token expires by the local clock, Unix milliseconds. */
  readonly expiresAtMs?: number
  /** Absent where the grant gives none, as client credentials do. */
  readonly refreshToken?: string
  /** Fingerprint of the configured refresh token from which these tokens came; see `seedTokenStore`. */
  readonly seed?: string
}

/**
 * Keeps tokens. `save` must be all or nothing, and when it resolves the tokens must be as durable as the
 * store can make them: a rotated refresh token that is lost ends the login.
 */
export interface TokenStore {
  /** The place of the tokens, for messages, e.g. the path of a file. */
  readonly place?: string
  /** The tokens kept, `undefined` when there are none. */
  load(): Promise<StoredTokens | undefined>
  /** Replaces what is kept. */
  save(tokens: StoredTokens): Promise<void>
  /** Forgets everything; no error when there is nothing. */
  clear(): Promise<void>
  /**
   * Runs an action while nobody else runs one on the same stored tokens, in whatever process. A store that
   * only one token source ever uses may leave it out.
   */
  runExclusively?<Result>(action: () => Promise<Result>): Promise<Result>
}

/** Keeps tokens in memory, for one process and one token source. Starts with the tokens given. */
export function createMemoryTokenStore(initial?: StoredTokens): TokenStore {
  let kept = initial
  return {
    load: async () => kept,
    save: async (tokens) => {
      kept = tokens
    },
    clear: async () => {
      kept = undefined
    },
  }
}

/** Reads tokens that were written as JSON with `version: 1`; `undefined` for anything else. */
export function readStoredTokens(content: unknown): StoredTokens | undefined {
  if (typeof content !== 'object' || content === null || !('version' in content) || content.version !== 1) {
    return undefined
  }
  const { accessToken, expiresAtMs, refreshToken, seed } = content as Record<string, unknown>
  return {
    ...(typeof accessToken === 'string' && { accessToken }),
    ...(typeof expiresAtMs === 'number' && { expiresAtMs }),
    ...(typeof refreshToken === 'string' && { refreshToken }),
    ...(typeof seed === 'string' && { seed }),
  }
}
