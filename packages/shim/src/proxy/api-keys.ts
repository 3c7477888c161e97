import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key as the configuration holds it. */
export interface HashedKey {
  readonly name: string
  /** `sha256:` and 64 hex digits. */
  readonly hash: string
}

/**
 * The shortest key that may be hashed: a key is random, not a password, so a plain SHA-256 is enough for it.
 */
export const shortestKey = 32

/** The hash of a key, as it stands in the configuration. */
export function hashKey(key: string): string {
  return `sha256:${digest(key).toString('hex')}`
}

/** A new key of 256 random bits. */
export function createKey(): string {
  return `lfs_${randomBytes(32).toString('base64url')}`
}

/** Finds the name of the key that a caller shows. Every key is compared, each in constant time. */
export function createKeyCheck(keys: readonly HashedKey[]): (key: string) => string | undefined {
  const known = keys.map(({ name, hash }) => ({
    name,
    hash: Buffer.from(hash.slice('sha256:'.length), 'hex'),
  }))
  return (key) => {
    const shown = digest(key)
    let found: string | undefined
    for (const { name, hash } of known) {
      if (timingSafeEqual(hash, shown)) found = name
    }
    return found
  }
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
