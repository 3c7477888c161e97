import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../clock.ts'
import type { SecondFactorRepository } from '../storage/relational/second-factor-repository.ts'
import type { Alongside, Together } from '../storage/relational/transaction.ts'
import type { Sealer } from '../storage/sealer.ts'
import { hashSecret } from '../storage/secret-hash.ts'
import { AccountError } from './account-error.ts'
import type { User } from './user.ts'
import type { UserDirectory } from './user-directory.ts'

/** A new secret that its owner has not confirmed yet. */
export interface Enrolment {
  /** The secret in base32, for typing into an app. */
  readonly secret: string
  /** The `otpauth://` address, for the QR code. */
  readonly uri: string
  /** The secret encrypted for this user: the input of `confirm`. */
  readonly sealed: string
}

/** The way in which the second step of a login was passed. */
export type SecondFactorKind = 'totp' | 'recovery_code'

const periodS = 30
const recoveryCodeCount = 10

/** The time for which a page with a new secret can be confirmed. */
const enrolmentMs = 3_600_000

/**
 * Verifies time-based one-time codes (RFC 6238: SHA-1, 6 digits, 30 s, which every app knows), and recovery
 * codes for people who lost the app. A code is accepted one step early or late, and never twice.
 */
export class SecondFactor {
  readonly #repository: SecondFactorRepository
  readonly #together: Together
  readonly #sealer: Sealer
  readonly #issuer: string
  readonly #directory: UserDirectory
  readonly #clock: Clock

  constructor(
    parts: {
      readonly secondFactors: SecondFactorRepository
      readonly together: Together
      readonly sealer: Sealer
      readonly serviceName: string
      readonly clock: Clock
    },
    directory: UserDirectory,
  ) {
    this.#repository = parts.secondFactors
    this.#together = parts.together
    this.#sealer = parts.sealer
    this.#issuer = parts.serviceName
    this.#directory = directory
    this.#clock = parts.clock
  }

  /** Makes a secret; nothing is stored until it is confirmed. */
  createEnrolment(user: User): Enrolment {
    const secret = new Secret({ size: 20 }).base32
    return this.#buildEnrolment(user, secret, this.#clock() + enrolmentMs)
  }

  /**
   * Opens the enrolment that a page sent back; undefined when it is another user's, too old, or was not made
   * here.
   */
  openEnrolment(user: User, sealed: string): Enrolment | undefined {
    const opened = this.#open(sealed)
    if (opened?.userId !== user.userId || this.#clock() >= opened.expiresAtMs) return undefined
    return { ...this.#buildEnrolment(user, opened.secret, opened.expiresAtMs), sealed }
  }

  /**
   * Switches the second factor on.
   * @returns recovery codes, which exist nowhere else.
   * @throws AccountError `code_wrong` when the app shows other codes; `second_factor_state` when it is on
   *   already.
   */
  async confirm(
    user: User,
    enrolment: Enrolment,
    code: string,
    alongside?: Alongside,
  ): Promise<readonly string[]> {
    if (this.#find(user.userId).hasSecondFactor) {
      throw new AccountError('second_factor_state', 'the second factor is on already')
    }
    const step = findStep(enrolment.secret, code, this.#clock())
    if (step === undefined) throw new AccountError('code_wrong', 'this is not the code of the app')
    const codes = Array.from({ length: recoveryCodeCount }, createRecoveryCode)
    const hashes = codes.map((recoveryCode) => hashRecoveryCode(recoveryCode))
    const sealed = this.#sealer.seal(enrolment.secret)
    await this.#together(async (within) => {
      await within.secondFactors.enable(user.userId, sealed, step, hashes)
      await alongside?.(within)
    })
    this.#directory.keep({ ...this.#find(user.userId), hasSecondFactor: true })
    return codes
  }

  /** Tells whether a code is the one of now, and uses it up. */
  async verifyCode(userId: string, code: string): Promise<boolean> {
    const sealed = await this.#repository.findSealedSecret(userId)
    const step = sealed === undefined ? undefined : findStep(this.#sealer.open(sealed), code, this.#clock())
    return step !== undefined && (await this.#repository.takeStep(userId, step))
  }

  /** Tells whether it is a recovery code that was not used yet, and uses it up. */
  verifyRecoveryCode(userId: string, code: string, alongside?: Alongside): Promise<boolean> {
    return this.#together(async (within) => {
      const isTaken = await within.secondFactors.takeRecoveryCode(userId, hashRecoveryCode(code))
      if (isTaken) await alongside?.(within)
      return isTaken
    })
  }

  /** Counts the recovery codes that a user has left. */
  countRecoveryCodes(userId: string): Promise<number> {
    return this.#repository.countRecoveryCodes(userId)
  }

  /** Switches the second factor off. @throws AccountError `second_factor_state` when it is off already. */
  async disable(userId: string, alongside?: Alongside): Promise<void> {
    if (!this.#find(userId).hasSecondFactor) {
      throw new AccountError('second_factor_state', 'the second factor is off already')
    }
    await this.#together(async (within) => {
      await within.secondFactors.disable(userId)
      await alongside?.(within)
    })
    this.#directory.keep({ ...this.#find(userId), hasSecondFactor: false })
  }

  #find(userId: string): User {
    const user = this.#directory.find(userId)
    if (!user) throw new AccountError('user_unknown', 'there is no such user')
    return user
  }

  #buildEnrolment(user: User, secret: string, expiresAtMs: number): Enrolment {
    const totp = new TOTP({
      issuer: this.#issuer,
      label: user.username,
      secret: Secret.fromBase32(secret),
      period: periodS,
    })
    const sealed = this.#sealer.seal(JSON.stringify({ userId: user.userId, secret, expiresAtMs }))
    return { secret, uri: totp.toString(), sealed }
  }

  #open(sealed: string): { userId: string; secret: string; expiresAtMs: number } | undefined {
    try {
      const opened: unknown = JSON.parse(this.#sealer.open(sealed))
      return isOpened(opened) ? opened : undefined
    } catch {
      // A value that was not sealed here for this purpose is no enrolment.
      return undefined
    }
  }
}

function isOpened(value: unknown): value is { userId: string; secret: string; expiresAtMs: number } {
  return typeof value === 'object' && value !== null && 'secret' in value && 'expiresAtMs' in value
}

/** Finds the time step that a code belongs to, within one step of now. */
function findStep(secret: string, code: string, timestamp: number): number | undefined {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const totp = new TOTP({ secret: Secret.fromBase32(secret), period: periodS })
  const delta = totp.validate({ token, window: 1, timestamp })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodS) + delta
}

const base32 = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * Creates a recovery code: 80 random bits, in four groups of four characters that are hard to mistake for
 * each other.
 */
function createRecoveryCode(): string {
  const characters = Array.from(randomBytes(16), (byte) => base32[byte % 32])
  return characters.join('').replaceAll(/(.{4})(?=.)/g, '$1-')
}

function hashRecoveryCode(code: string): string {
  return hashSecret(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
}
