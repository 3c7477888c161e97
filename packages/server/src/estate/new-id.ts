import { randomBytes } from 'node:crypto'

/** Creates a new opaque id: a prefix that says what it names, and 96 random bits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('base64url')}`
}
