import type { Clock } from '../clock.ts'
import { hashSecret } from '../storage/secret-hash.ts'
import { usernameKey } from './account-rules.ts'
import {
  type AttemptLimit,
  type AttemptSubject,
  AttemptThrottle,
  type AttemptVerdict,
} from './attempt-throttle.ts'
import type { HashCaller } from './hash-queue.ts'
import { findNetwork } from './network-of-address.ts'
import type { User } from './user.ts'

/** Where an attempt comes from. */
export interface AttemptOrigin {
  readonly remoteAddress: string
  /** A browser in which the user has logged in before. */
  readonly knownDeviceId: string | undefined
}

/** An attempt that may be made, or how long to wait. */
export interface Attempt extends AttemptVerdict {
  /** To be called when the attempt was good. */
  succeed(): void
  /** To be called when it was not looked at, whether it is good. */
  takeBack(): void
}

/** An attempt at a password. */
export interface PasswordAttempt extends Attempt {
  /** Whose turn it is when passwords wait to be verified. */
  readonly hashCaller: HashCaller
}

/** Many people may share one address, so it only slows down whoever tries one password on many accounts. */
const addressLimit: AttemptLimit = { free: 50, maxWaitMs: 60_000 }

const accountLimit: AttemptLimit = { free: 5, maxWaitMs: 900_000 }

/** Mails to one person. */
const mailLimit: AttemptLimit = { free: 3, maxWaitMs: 3_600_000 }

/**
 * Slows down guessing passwords and codes, for each account and each address, the same whether or not the account
 * exists. A browser in which the user has logged in before is counted apart, so whoever guesses at an account never
 * shuts its owner out there; elsewhere a new password by mail makes the browser a known one.
 */
export class GuessGuard {
  readonly #throttle: AttemptThrottle

  constructor(clock: Clock) {
    this.#throttle = new AttemptThrottle(clock)
  }

  /** Somebody gives the password of an account. @param user whom the name belongs to, if anybody. */
  beginPassword(username: string, user: User | undefined, origin: AttemptOrigin): PasswordAttempt {
    const address = describeAddress('address', origin)
    const accountId = identify(username, user)
    const account: AttemptSubject =
      origin.knownDeviceId === undefined
        ? { kind: 'account', id: accountId, limit: accountLimit }
        : { kind: 'device', id: origin.knownDeviceId, limit: accountLimit }
    const hashCaller: HashCaller =
      origin.knownDeviceId === undefined
        ? { line: 'unknown', keys: [`address ${address.id}`, `account ${accountId}`] }
        : { line: 'known', keys: [`account ${accountId}`] }
    return { ...this.#begin([address], account), hashCaller }
  }

  /** Somebody who gave the password gives a code, or somebody who is logged in gives the password again. */
  beginProof(kind: 'code' | 'password', user: User, origin: AttemptOrigin): Attempt {
    const subject = { kind: `proof-${kind}`, id: user.userId, limit: accountLimit }
    return this.#begin([describeAddress('address', origin)], subject)
  }

  /** Somebody opens a one-time link or sends its form; only wrong ones count. */
  beginLink(origin: AttemptOrigin): Attempt {
    return this.#begin([describeAddress('link-address', origin)])
  }

  /** Somebody asks for mails from an address; right or wrong, each counts. */
  beginMailRequest(origin: AttemptOrigin): AttemptVerdict {
    const limit: AttemptLimit = { free: 20, maxWaitMs: 900_000 }
    return this.#throttle.begin([{ ...describeAddress('mail-address', origin), limit }])
  }

  /** Whether one more mail may go to a user, which nobody learns but the user. */
  mayMail(user: User): boolean {
    return this.#throttle.begin([{ kind: 'mail', id: user.userId, limit: mailLimit }]).waitMs === 0
  }

  /** How many subjects are remembered. */
  get size(): number {
    return this.#throttle.size
  }

  #begin(addresses: readonly AttemptSubject[], own?: AttemptSubject): Attempt {
    const verdict = this.#throttle.begin(own ? [...addresses, own] : addresses)
    return {
      ...verdict,
      succeed: () => this.#throttle.succeed(addresses, own ? [own] : []),
      takeBack: () => this.#throttle.succeed(own ? [...addresses, own] : addresses),
    }
  }
}

/** By name, not by the user's id: a count that began anew would tell that such an account was made or deleted meanwhile. */
function identify(username: string, user: User | undefined): string {
  return hashSecret(usernameKey(user?.username ?? username))
}

function describeAddress(kind: string, { remoteAddress }: AttemptOrigin): AttemptSubject {
  return { kind, id: findNetwork(remoteAddress), limit: addressLimit }
}
