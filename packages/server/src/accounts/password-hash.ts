import { randomBytes } from 'node:crypto'
import { type HashCaller, HashQueue } from './hash-queue.ts'
import type { HashAnswer, HashTask } from './hash-thread.ts'
import { HashThreads } from './hash-threads.ts'

/**
 * The queue of the whole process: two at once, however many ask, and 64 that wait in each line, about two
 * seconds of work.
 */
const queue = new HashQueue({ atOnce: 2, waiting: 64 })

const threads = new HashThreads()

/**
 * Hashes a password with Argon2id and a random salt, as a PHC string. @throws PasswordsBusy when too many
 * wait.
 */
export async function hashPassword(password: string, caller: HashCaller): Promise<string> {
  const answer = await run({ password: password.normalize('NFKC') }, caller)
  if (!('passwordHash' in answer)) throw new Error('a password could not be hashed', { cause: answer })
  return answer.passwordHash
}

/** Tells whether the password has the hash. @throws PasswordsBusy when too many wait. */
export async function verifyPasswordHash(
  passwordHash: string,
  password: string,
  caller: HashCaller,
): Promise<boolean> {
  const answer = await run({ password: password.normalize('NFKC'), passwordHash }, caller)
  if (!('isRight' in answer)) throw new Error('a password could not be verified', { cause: answer })
  return answer.isRight
}

/** The hash of no password, with the same parameters as all others. */
const nobody = `$argon2id$v=19$m=19456,t=2,p=1$${encode(randomBytes(16))}$${encode(randomBytes(32))}`

/**
 * Does the work of a verification where there is no account, so that the time tells nothing.
 * @throws PasswordsBusy when too many wait.
 */
export async function verifyAgainstNobody(password: string, caller: HashCaller): Promise<void> {
  await verifyPasswordHash(nobody, password, caller)
}

function run(task: HashTask, caller: HashCaller): Promise<HashAnswer> {
  return queue.run(caller, () => threads.run(task))
}

/** Encodes bytes in base64 as PHC strings do: without padding. */
function encode(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '')
}
