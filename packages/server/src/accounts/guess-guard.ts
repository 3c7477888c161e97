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

/** The origin of an attempt. */
export interface AttemptOrigin {
  readonly remoteAddress: string
  /** The id of a browser in which the user has logged in before. */
  readonly knownDeviceId: string | undefined
}

/** An attempt that may be made, or the time to wait. */
export interface Attempt extends AttemptVerdict {
  /** Notes that the attempt was good. */
  succeed(): void
  /** Notes that the attempt was not checked. */
  takeBack(): void
}

/** An attempt at a password. */
export interface PasswordAttempt extends Attempt {
  /** Decides about the turn when passwords wait to be verified. */
  readonly hashCaller: HashCaller
}

/**
 * Many people may share one address, so this limit only slows down somebody who tries one password on many
 * accounts.
 */
const addressLimit: AttemptLimit = { free: 50, maxWaitMs: 60_000 }

const accountLimit: AttemptLimit = { free: 5, maxWaitMs: 900_000 }

/** The limit of mails to one person. */
const mailLimit: AttemptLimit = { free: 3, maxWaitMs: 3_600_000 }

/**
 * Slows down guessing passwords and codes, for each account and each address, the same whether or not the
 * account exists. A browser in which the user has logged in before is counted apart, so that guesses at an
 * account never shut its owner out there; elsewhere a new password by mail makes the browser a known one.
 */
export class GuessGuard {
  readonly #throttle: AttemptThrottle

  constructor(clock: Clock) {
    this.#throttle = new AttemptThrottle(clock)
  }

  /** Begins an attempt at the password of an account. @param user the owner of the name, if there is one. */
  beginPassword(username: string, user: User | undefined, origin: AttemptOrigin): PasswordAttempt {
    const address = buildAddressSubject('address', origin)
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

  /**
   * Begins an attempt of a user who gave the password at a code, or of a user who is logged in at the
   * password.
   */
  beginProof(kind: 'code' | 'password', user: User, origin: AttemptOrigin): Attempt {
    const subject = { kind: `proof-${kind}`, id: user.userId, limit: accountLimit }
    return this.#begin([buildAddressSubject('address', origin)], subject)
  }

  /** Begins an attempt at a one-time link, to open it or to send its form; only wrong ones count. */
  beginLink(origin: AttemptOrigin): Attempt {
    return this.#begin([buildAddressSubject('link-address', origin)])
  }

  /** Begins a request for mails from an address; each counts, right or wrong. */
  beginMailRequest(origin: AttemptOrigin): AttemptVerdict {
    const limit: AttemptLimit = { free: 20, maxWaitMs: 900_000 }
    return this.#throttle.begin([{ ...buildAddressSubject('mail-address', origin), limit }])
  }

  /** Tells whether one more mail may go to a user. Only the user learns the answer. */
  mayMail(user: User): boolean {
    return this.#throttle.begin([{ kind: 'mail', id: user.userId, limit: mailLimit }]).waitMs === 0
  }

  /** The number of remembered subjects. */
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

/**
 * Identifies an account by its name, not by the user's id: a count that began anew would tell that such an
 * account was made or deleted meanwhile.
 */
function identify(username: string, user: User | undefined): string {
  return hashSecret(usernameKey(user?.username ?? username))
}

function buildAddressSubject(kind: string, { remoteAddress }: AttemptOrigin): AttemptSubject {
  return { kind, id: findNetwork(remoteAddress), limit: addressLimit }
}
