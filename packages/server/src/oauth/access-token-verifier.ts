import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { type Clock, readSeconds } from '../clock.ts'
import { type AccessTokenClaims, InvalidAccessToken } from './access-token-claims.ts'
import type { Denylist } from './denylist.ts'
import { hashSecret } from './hash.ts'
import { type SigningJwk, signingAlgorithms } from './key-ring.ts'
import type { OauthClients } from './oauth-clients.ts'
import type { ServedUsers } from './served-users.ts'

/**
 * The number of verified tokens in memory, whose signature is not checked again. A token that was forgotten
 * costs one more check.
 */
const maxVerified = 10_000

/** No access token is longer; anything longer is refused unread. */
const maxTokenLength = 8_192

/** The parts with which access tokens are verified. */
export interface VerifierParts {
  readonly issuer: string
  readonly audience: string
  readonly denylist: Denylist
  readonly clients: Pick<OauthClients, 'findEnabledClient'>
  readonly servedUsers: Pick<ServedUsers, 'find'>
  /** Tells which tokens have expired. The library that issues them takes their times from its own clock. */
  readonly clock: Clock
}

/**
 * Verifies access tokens (RFC 9068) with the keys of this process; nothing is fetched and no header is
 * trusted.
 */
export class AccessTokenVerifier {
  readonly #issuer: string
  readonly #audience: string
  readonly #denylist: Denylist
  readonly #clients: Pick<OauthClients, 'findEnabledClient'>
  readonly #servedUsers: Pick<ServedUsers, 'find'>
  readonly #clock: Clock
  #keys: ReturnType<typeof createLocalJWKSet>
  readonly #verified = new LRUCache<string, AccessTokenClaims>({ max: maxVerified })

  constructor(parts: VerifierParts, publicKeys: readonly SigningJwk[]) {
    this.#issuer = parts.issuer
    this.#audience = parts.audience
    this.#denylist = parts.denylist
    this.#clients = parts.clients
    this.#servedUsers = parts.servedUsers
    this.#clock = parts.clock
    this.#keys = toJwkSet(publicKeys)
  }

  /** Takes other keys from now on. Tokens that were verified before stay verified until they expire. */
  useKeys(publicKeys: readonly SigningJwk[]): void {
    this.#keys = toJwkSet(publicKeys)
  }

  /**
   * @throws InvalidAccessToken when the token is malformed, forged, expired, revoked, or meant for something
   *   else.
   */
  async verify(token: string): Promise<AccessTokenClaims> {
    const key = hashSecret(token)
    let claims = this.#verified.get(key)
    if (!claims) {
      claims = await this.#verifySignature(token)
      this.#verified.set(key, claims)
    }
    if (claims.expiresAtS <= readSeconds(this.#clock)) {
      this.#verified.delete(key)
      throw new InvalidAccessToken('expired', { claims })
    }
    if (this.#denylist.has(claims.jti, claims.originJti)) throw new InvalidAccessToken('revoked', { claims })
    if (!this.#clients.findEnabledClient(claims.clientId))
      throw new InvalidAccessToken('client gone', { claims })
    // A token of a user comes from a grant; a token of a client that acts for itself does not.
    const isOfUser = claims.originJti !== undefined || claims.sub !== claims.clientId
    if (isOfUser && !this.#servedUsers.find(claims.clientId, claims.sub)) {
      throw new InvalidAccessToken('user gone, or of another organisation', { claims })
    }
    return claims
  }

  /** Reads the claims of a token; undefined when it must not be accepted, whatever the reason. */
  async find(token: string): Promise<AccessTokenClaims | undefined> {
    try {
      return await this.verify(token)
    } catch (error) {
      if (error instanceof InvalidAccessToken) return undefined
      throw error
    }
  }

  async #verifySignature(token: string): Promise<AccessTokenClaims> {
    if (token.length > maxTokenLength) throw new InvalidAccessToken('too long')
    try {
      const { payload } = await jwtVerify(token, this.#keys, {
        algorithms: [...signingAlgorithms],
        issuer: this.#issuer,
        audience: this.#audience,
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp', 'iat', 'jti', 'client_id'],
        currentDate: new Date(this.#clock()),
      })
      return toClaims(payload)
    } catch (cause) {
      // The signature was good, or this would be another error.
      if (cause instanceof errors.JWTExpired)
        throw new InvalidAccessToken('expired', { cause, claims: toClaims(cause.payload) })
      if (cause instanceof errors.JOSEError) throw new InvalidAccessToken(cause.code, { cause })
      throw cause
    }
  }
}

function toJwkSet(publicKeys: readonly SigningJwk[]) {
  return createLocalJWKSet({ keys: publicKeys.map((key) => ({ ...key })) })
}

function toClaims(payload: JWTPayload): AccessTokenClaims {
  if (payload.token_use !== 'access') throw new InvalidAccessToken('not an access token')
  return {
    sub: readString(payload, 'sub'),
    clientId: readString(payload, 'client_id'),
    scopes: new Set(readOptionalString(payload, 'scope')?.split(' ')),
    username: readOptionalString(payload, 'username'),
    jti: readString(payload, 'jti'),
    originJti: readOptionalString(payload, 'origin_jti'),
    authTimeS: typeof payload.auth_time === 'number' ? payload.auth_time : undefined,
    issuedAtS: payload.iat ?? 0,
    expiresAtS: payload.exp ?? 0,
  }
}

function readOptionalString(payload: JWTPayload, name: string): string | undefined {
  const value = payload[name]
  return typeof value === 'string' ? value : undefined
}

function readString(payload: JWTPayload, name: string): string {
  const value = readOptionalString(payload, name)
  if (value === undefined) throw new InvalidAccessToken(`without ${name}`)
  return value
}
