/**
 * An access token this close to its end counts as expired, milliseconds: it must survive the trip to the API.
 */
export const expiryMarginMs = 10_000

/**
 * Whether an access token can still be used at `nowMs`. One of unknown expiry is used until it is rejected.
 */
export function isFresh(expiresAtMs: number | undefined, nowMs: number): boolean {
  return expiresAtMs === undefined || expiresAtMs - nowMs > expiryMarginMs
}

/**
 * When an access token just granted expires by the local clock, Unix milliseconds; `undefined` when nobody
 * says.
 *
 * The JWT's own `exp` counts (RFC 9068 section 2.2), read unverified: only the API can judge the token. When
 * the local clock says that a token is over which was granted this moment, the clock is wrong, and the
 * relative `expires_in` (RFC 6749 section 5.1) counts.
 */
export function findExpiryMs(
  accessToken: string,
  expiresInS: number | undefined,
  nowMs: number,
): number | undefined {
  const relativeMs = expiresInS === undefined ? undefined : nowMs + expiresInS * 1000
  const absoluteMs = readExpMs(accessToken)
  if (absoluteMs === undefined) return relativeMs
  return isFresh(absoluteMs, nowMs) ? absoluteMs : (relativeMs ?? absoluteMs)
}

/** The `exp` of a JWT, Unix milliseconds; `undefined` for anything that is no JWT with a numeric `exp`. */
export function readExpMs(accessToken: string): number | undefined {
  const [, payload, signature] = accessToken.split('.')
  if (payload === undefined || signature === undefined) return undefined
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    )
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes))
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? claims.exp : undefined
    return typeof exp === 'number' && Number.isFinite(exp) ? exp * 1000 : undefined
  } catch {
    // An opaque token: not an error, the format is the server's business (RFC 6749 section 1.4).
    return undefined
  }
}
