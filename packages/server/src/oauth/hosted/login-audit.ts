import type { User } from '../../accounts/accounts.ts'
import { FailedLogins, type RecordAudit, recordWithin } from '../../audit/index.ts'
import type { Clock } from '../../clock.ts'
import type { Transaction } from '../../storage/relational/transaction.ts'

/** The origin of a login. */
export interface LoginOrigin {
  /** The application that asked for it. */
  readonly clientId: string
  readonly remoteAddress: string
}

/** Records logins that failed at the hosted page. They change nothing. */
export class LoginAudit {
  readonly #recordAudit: RecordAudit
  readonly #failures: FailedLogins
  readonly #locks: FailedLogins

  constructor(recordAudit: RecordAudit, clock: Clock) {
    this.#recordAudit = recordAudit
    this.#failures = new FailedLogins(clock)
    this.#locks = new FailedLogins(clock)
  }

  /**
   * Records that too many attempts failed, so that callers have to wait. Entries are as rare as those of
   * `recordFailure`.
   */
  async recordLock(
    user: User | undefined,
    { clientId, remoteAddress }: LoginOrigin,
    waitMs: number,
  ): Promise<void> {
    if (!user || this.#locks.count(user.userId, remoteAddress) === undefined) return
    await this.#recordAudit({
      action: 'login.locked',
      organisationId: user.organisationId,
      actor: { kind: 'anonymous' },
      subject: { kind: 'user', id: user.userId },
      remoteAddress,
      details: { client_id: clientId, wait_s: Math.ceil(waitMs / 1000) },
    })
  }

  /**
   * Records that somebody did not prove to be the user of that account. There is one entry a minute for each
   * account and address, which says how many failures it stands for. Names that belong to no account are not
   * recorded: they may be passwords, typed a field too early.
   */
  async recordFailure(user: User | undefined, { clientId, remoteAddress }: LoginOrigin): Promise<void> {
    const attempts = user && this.#failures.count(user.userId, remoteAddress)
    if (!user || attempts === undefined) return
    await this.#recordAudit({
      action: 'login.failed',
      organisationId: user.organisationId,
      actor: { kind: 'anonymous' },
      subject: { kind: 'user', id: user.userId },
      remoteAddress,
      details: { client_id: clientId, username: user.username, attempts },
    })
  }
}

/**
 * Records, together with the changes, that somebody proved to be the user, or used up a recovery code for
 * that.
 */
export function recordLogin(
  within: Transaction,
  action: 'login.succeeded' | 'mfa.recovery_code_used',
  user: User,
  { clientId, remoteAddress }: LoginOrigin,
): Promise<void> {
  return recordWithin(within, [
    {
      action,
      organisationId: user.organisationId,
      actor: { kind: 'user', id: user.userId, name: user.username },
      subject: { kind: 'user', id: user.userId },
      remoteAddress,
      details: { client_id: clientId },
    },
  ])
}
