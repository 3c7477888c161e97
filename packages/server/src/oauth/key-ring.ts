import { generateKeyPair, hash, randomBytes, type webcrypto } from 'node:crypto'
import { promisify } from 'node:util'
import type { OauthRepository } from '../storage/relational/oauth-repository.ts'
import type { ServerKeyRow } from '../storage/relational/tables.ts'
import type { Sealer } from '../storage/sealer.ts'
import { createSecret } from './hash.ts'

/** Algorithms that access tokens and ID tokens are signed with. */
export const signingAlgorithms = ['RS256', 'ES256'] as const

/** One of the algorithms that tokens are signed with. */
export type SigningAlgorithm = (typeof signingAlgorithms)[number]

/** A private key with what a JWKS says about it (RFC 7517). */
export interface SigningJwk {
  readonly kty: string
  readonly kid: string
  readonly alg: SigningAlgorithm
  readonly use: 'sig'
  readonly [member: string]: unknown
}

/** The keys of an authorization server. */
export interface KeyRing {
  /** Private signing keys, one per algorithm. */
  readonly signingKeys: readonly SigningJwk[]
  /** Their public halves, as published. */
  readonly publicKeys: readonly SigningJwk[]
  /** Secrets that sign cookies, newest first. */
  readonly cookieKeys: readonly string[]
}

const privateMembers = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi'])
const generateKeyPairAsync = promisify(generateKeyPair)

/** Reads the keys of the data directory, generating on first use those that are missing. They are sealed at rest. */
export async function openKeyRing(repository: OauthRepository, sealer: Sealer): Promise<KeyRing> {
  const rows = await repository.listKeys()
  const missing: ServerKeyRow[] = []
  const present = new Set(rows.map((row) => row.purpose))
  for (const algorithm of signingAlgorithms) {
    if (present.has(purposeOf(algorithm))) continue
    const jwk = await generateSigningKey(algorithm)
    missing.push(sealKey(sealer, jwk.kid, purposeOf(algorithm), JSON.stringify(jwk)))
  }
  if (!present.has('cookie')) {
    missing.push(sealKey(sealer, randomBytes(12).toString('base64url'), 'cookie', createSecret()))
  }
  await repository.insertKeys(missing)
  const all = [...rows, ...missing]
  const signingKeys = all
    .filter((row) => row.purpose !== 'cookie')
    .map((row) => JSON.parse(sealer.open(row.sealed_key)) as SigningJwk)
  return {
    signingKeys,
    publicKeys: signingKeys.map(toPublic),
    cookieKeys: all
      .filter((row) => row.purpose === 'cookie')
      .map((row) => sealer.open(row.sealed_key))
      .reverse(),
  }
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

/** RFC 7638: SHA-256 over the required members in lexicographic order. */
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

function sealKey(sealer: Sealer, keyId: string, purpose: string, secret: string): ServerKeyRow {
  return {
    key_id: keyId,
    purpose,
    sealed_key: sealer.seal(secret),
    created_at_ms: Date.now(),
    retired_at_ms: null,
  }
}
