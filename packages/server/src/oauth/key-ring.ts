import { generateKeyPair, hash, randomBytes, type webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../clock.ts'
import type { RelationalStore } from '../storage/relational/relational-store.ts'
import type { ServerKeyRow } from '../storage/relational/tables.ts'
import type { Alongside } from '../storage/relational/transaction.ts'
import type { Sealer } from '../storage/sealer.ts'
import { createSecret } from './hash.ts'
import { idTokenLifetimeS, longestAccessTokenS } from './lifetimes.ts'

/** The algorithms that sign access tokens and ID tokens. */
export const signingAlgorithms = ['RS256', 'ES256'] as const

/** One of the algorithms that sign tokens. */
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

/** A private key in the form of a JWKS (RFC 7517). */
export interface SigningJwk {
  readonly kty: string
  readonly kid: string
  readonly alg: SigningAlgorithm
  readonly use: 'sig'
  readonly [member: string]: unknown
}

/** The keys of an authorization server at one moment. */
export interface KeySet {
  /** Private signing keys: one per algorithm that signs, then the retired ones. */
  readonly signingKeys: readonly SigningJwk[]
  /** Their public halves, as published. */
  readonly publicKeys: readonly SigningJwk[]
  /** Secrets that sign cookies, newest first. */
  readonly cookieKeys: readonly string[]
}

/**
 * A retired key is published until the last token that it signed has expired, and for an hour more since
 * clocks differ.
 */
export const retirementS = Math.max(longestAccessTokenS, idTokenLifetimeS) + 3_600

const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi'])
const generateKeyPairAsync = promisify(generateKeyPair)

/** The store of the keys. */
export type KeyStore = Pick<RelationalStore, 'oauth' | 'together'>

/** The keys of the data directory, sealed at rest; rotated on demand. */
export class KeyRing {
  readonly #store: KeyStore
  readonly #sealer: Sealer
  readonly #clock: Clock
  #rows: readonly ServerKeyRow[]

  private constructor(store: KeyStore, sealer: Sealer, clock: Clock, rows: readonly ServerKeyRow[]) {
    this.#store = store
    this.#sealer = sealer
    this.#clock = clock
    this.#rows = rows
  }

  /** Reads the keys, and generates missing ones on first use. */
  static async open(store: KeyStore, sealer: Sealer, clock: Clock): Promise<KeyRing> {
    const rows = await store.oauth.listKeys()
    const missing: ServerKeyRow[] = []
    const present = new Set(rows.filter((row) => row.retired_at_ms === null).map((row) => row.purpose))
    for (const algorithm of signingAlgorithms) {
      if (!present.has(purposeOf(algorithm))) missing.push(await createSigningKey(sealer, algorithm, clock()))
    }
    if (!present.has('cookie')) {
      missing.push(sealKey(sealer, randomBytes(12).toString('base64url'), 'cookie', createSecret(), clock()))
    }
    await store.oauth.insertKeys(missing)
    return new KeyRing(store, sealer, clock, [...rows, ...missing])
  }

  /** Returns the keys as they are now. */
  get keys(): KeySet {
    const signingRows = this.#rows.filter((row) => row.purpose !== 'cookie')
    // The library signs with the first key of an algorithm.
    const ordered = [...signingRows].sort((a, b) => Number(isRetired(a)) - Number(isRetired(b)))
    const signingKeys = ordered.map((row) => JSON.parse(this.#sealer.open(row.sealed_key)) as SigningJwk)
    return {
      signingKeys,
      publicKeys: signingKeys.map(toPublic),
      cookieKeys: this.#rows
        .filter((row) => row.purpose === 'cookie')
        .map((row) => this.#sealer.open(row.sealed_key))
        .reverse(),
    }
  }

  /**
   * Makes new signing keys and retires those that signed until now. @returns the ids (`kid`) of the new keys.
   */
  async rotate(alongside?: Alongside<readonly string[]>): Promise<readonly string[]> {
    const nowMs = this.#clock()
    const fresh = await Promise.all(
      signingAlgorithms.map((algorithm) => createSigningKey(this.#sealer, algorithm, nowMs)),
    )
    const keyIds = fresh.map((row) => row.key_id)
    await this.#store.together(async (within) => {
      await within.oauth.replaceSigningKeys(fresh, nowMs)
      await alongside?.(within, keyIds)
    })
    const kept = this.#rows.map((row) =>
      row.purpose === 'cookie' || isRetired(row) ? row : { ...row, retired_at_ms: nowMs },
    )
    this.#rows = [...kept, ...fresh]
    return keyIds
  }

  /** Forgets retired keys whose tokens have all expired. @returns true when there were any. */
  async dropExpired(): Promise<boolean> {
    const beforeMs = this.#clock() - retirementS * 1000
    const isOver = (row: ServerKeyRow) => isRetired(row) && Number(row.retired_at_ms) < beforeMs
    if (!this.#rows.some(isOver)) return false
    await this.#store.oauth.deleteRetiredKeys(beforeMs)
    this.#rows = this.#rows.filter((row) => !isOver(row))
    return true
  }
}

function isRetired(row: ServerKeyRow): boolean {
  return row.retired_at_ms !== null
}

async function createSigningKey(
  sealer: Sealer,
  algorithm: SigningAlgorithm,
  nowMs: number,
): Promise<ServerKeyRow> {
  const jwk = await generateSigningKey(algorithm)
  return sealKey(sealer, jwk.kid, purposeOf(algorithm), JSON.stringify(jwk), nowMs)
}

function purposeOf(algorithm: SigningAlgorithm): string {
  return `sign:${algorithm}`
}

async function generateSigningKey(algorithm: SigningAlgorithm): Promise<SigningJwk> {
  const { privateKey } =
    algorithm === 'RS256'
      ? await generateKeyPairAsync('rsa', { modulusLength: 2048 })
      : await generateKeyPairAsync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  return { ...jwk, kty: String(jwk.kty), kid: thumbprint(jwk), alg: algorithm, use: 'sig' }
}

/** Computes the thumbprint of RFC 7638: SHA-256 over the required members in lexicographic order. */
function thumbprint(jwk: webcrypto.JsonWebKey): string {
  const members =
    jwk.kty === 'RSA'
      ? { e: jwk.e, kty: jwk.kty, n: jwk.n }
      : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }
  return hash('sha256', JSON.stringify(members), 'base64url')
}

function toPublic(jwk: SigningJwk): SigningJwk {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !privateMembers.has(name))) as SigningJwk
}

function sealKey(
  sealer: Sealer,
  keyId: string,
  purpose: string,
  secret: string,
  nowMs: number,
): ServerKeyRow {
  return {
    key_id: keyId,
    purpose,
    sealed_key: sealer.seal(secret),
    created_at_ms: nowMs,
    retired_at_ms: null,
  }
}
