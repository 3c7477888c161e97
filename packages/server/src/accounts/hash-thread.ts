/** Hashes passwords in a thread, one at a time; see `hash-threads.ts`. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { hashSync, type Options, verifySync } from '@node-rs/argon2'

/** The task of a thread: to hash a password, or to check a password against a hash. */
export interface HashTask {
  readonly password: string
  /** A PHC string; without it, one is made. */
  readonly passwordHash?: string | undefined
}

/** The answer of a thread. */
export type HashAnswer =
  | { readonly passwordHash: string }
  | { readonly isRight: boolean }
  | { readonly failure: string }

/** OWASP's parameters for Argon2id (the library's default variant): 19 MiB, two passes, one lane. */
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Readings go first where cores are scarce. On systems other than Linux the call would slow the whole process
 * down.
 */
const niceness = 5

if (process.platform === 'linux') setPriority(0, niceness)

parentPort?.on('message', (task: HashTask) => parentPort?.postMessage(answer(task)))

function answer({ password, passwordHash }: HashTask): HashAnswer {
  try {
    if (passwordHash === undefined) return { passwordHash: hashSync(password, options) }
    return { isRight: verifySync(passwordHash, password) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
