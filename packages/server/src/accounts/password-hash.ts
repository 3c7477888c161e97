import { randomBytes } from 'node:crypto'
import { hash, type Options, verify } from '@node-rs/argon2'

/** OWASP's parameters for Argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes a password with Argon2id and a random salt, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), options)
}

/** Whether the password has the hash. */
export function verifyPasswordHash(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'))
}

let nobody: Promise<string> | undefined

/** Does the work of a verification where there is no account, so that the time tells nothing. */
export async function verifyAgainstNobody(password: string): Promise<void> {
  nobody ??= hashPassword(randomBytes(16).toString('base64url'))
  await verifyPasswordHash(await nobody, password)
}
