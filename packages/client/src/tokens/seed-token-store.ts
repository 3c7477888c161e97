import type { StoredTokens, TokenStore } from './stored-tokens.ts'

/**
 * Puts a refresh token that is configured, say in an environment variable, into a store that outlives the
 * program. It counts once: later refreshes of the stored tokens are kept. Another value counts again, so that
 * correcting a mistyped one takes effect. A fingerprint of the configured token (SHA-256), kept with the
 * tokens, tells the two apart.
 *
 * @param refreshToken nothing happens when it is empty.
 * @returns whether the store was given the token now.
 *
 * @example
 * const store = createFileTokenStore('/home/me/.config/my-program/tokens.json')
 * await seedTokenStore(store, configured.refreshToken)
 * const tokens = createTokenSource({ grant, store })
 */
export async function seedTokenStore(store: TokenStore, refreshToken: string): Promise<boolean> {
  if (refreshToken === '') return false
  const seed = await fingerprint(refreshToken)
  const plant = async () => {
    const stored = await store.load()
    if (stored?.seed === seed) return false
    const isKept = stored !== undefined && stored.seed === undefined && hasWorked(stored, refreshToken)
    await store.save(isKept ? { ...stored, seed } : { refreshToken, seed })
    return !isKept
  }
  return store.runExclusively ? store.runExclusively(plant) : plant()
}

/**
 * Tokens without a fingerprint, from a login or an earlier release: only those that never gave an access
 * token are replaced.
 */
function hasWorked(stored: StoredTokens, refreshToken: string): boolean {
  return stored.accessToken !== undefined || stored.refreshToken === refreshToken
}

async function fingerprint(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
