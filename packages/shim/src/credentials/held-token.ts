/** An access token that the shim hands out, and since when. */
export interface HeldToken {
  readonly value: string
  /** Unix milliseconds; `undefined` when nobody said. */
  readonly expiresAtMs: number | undefined
  /** When it was granted, as far as that is known, Unix milliseconds. */
  readonly sinceMs: number
}

/** When tokens are renewed, milliseconds. */
export interface RenewalRules {
  readonly refreshAheadMs: number
  readonly refreshEveryMs: number
}

/**
 * A token with less life than this is not handed out, milliseconds: it must survive the trip to the API.
 */
const marginMs = 10_000

/** Whether a token can be handed out at `nowMs`. */
export function isUsable({ expiresAtMs }: HeldToken, nowMs: number): boolean {
  return expiresAtMs === undefined || expiresAtMs - nowMs > marginMs
}

/**
 * Whether it is time to renew a token: near its end, or so old that the refresh token must be used, or it
 * would die of disuse. When the clock went back, no age is known, so the token is renewed.
 */
export function needsRenewal(token: HeldToken, rules: RenewalRules, nowMs: number): boolean {
  const { expiresAtMs, sinceMs } = token
  if (nowMs < sinceMs || nowMs - sinceMs >= rules.refreshEveryMs) return true
  if (expiresAtMs === undefined) return false
  return nowMs >= expiresAtMs - Math.min(rules.refreshAheadMs, (expiresAtMs - sinceMs) / 2)
}

/** When a JWT says it was issued, Unix milliseconds; `undefined` for anything else. */
export function readIssuedAtMs(accessToken: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString())
    const issuedAt = typeof claims === 'object' && claims !== null && 'iat' in claims ? claims.iat : undefined
    return typeof issuedAt === 'number' ? issuedAt * 1000 : undefined
  } catch {
    return undefined // an opaque token
  }
}
