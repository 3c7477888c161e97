import { hash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Hashes a secret with SHA-256 in base64url: the only form in which tokens, codes and secrets are kept. Their
 * 256 random bits need no salt.
 */
export function hashSecret(secret: string): string {
  return hash('sha256', secret, 'base64url')
}

/** Tells whether the secret has the given hash, in a time that reveals nothing about either. */
export function matchesHash(secret: string, secretHash: string): boolean {
  const actual = Buffer.from(hashSecret(secret))
  const expected = Buffer.from(secretHash)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

/** Creates a secret of 256 random bits, in base64url. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url')
}
