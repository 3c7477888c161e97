/** The claims of an access token. */
export type Claims = Readonly<Record<string, unknown>>

/**
 * The claims of an access token that is a JWT (RFC 9068), unverified: only the API can judge them.
 *
 * @returns no claims for an opaque token, which is not an error: the format is the server's business (RFC
 * 6749 section 1.4).
 */
export function readClaims(accessToken: string): Claims {
  const [, payload, signature] = accessToken.split('.')
  if (payload === undefined || signature === undefined) return {}
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    return typeof claims === 'object' && claims !== null ? (claims as Claims) : {}
  } catch {
    return {}
  }
}

/** When an access token ends by its own word, Unix seconds; undefined when it does not say. */
export function findExpiryS({ exp }: Claims): number | undefined {
  return typeof exp === 'number' && Number.isFinite(exp) ? exp : undefined
}
