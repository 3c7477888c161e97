import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import { takeTurn } from '../../event-loop-turns.ts'
import { AccountRepository } from './account-repository.ts'
import { AuditRepository } from './audit-repository.ts'
import { ClientUseRepository } from './client-use-repository.ts'
import { EstateRepository } from './estate-repository.ts'
import { OauthRepository } from './oauth-repository.ts'
import { RetentionRuleRepository } from './retention-rule-repository.ts'
import { SecondFactorRepository } from './second-factor-repository.ts'
import { StoreNoteRepository } from './store-note-repository.ts'
import type { RelationalDatabase } from './tables.ts'
import { refuseInsideTransaction, runInsideTransaction } from './transaction-guard.ts'
import { UserDocumentRepository } from './user-document-repository.ts'
import { WebhookRepository } from './webhook-repository.ts'

/** The repositories that acts change, and that of their audit entries. */
export interface Repositories {
  readonly estate: EstateRepository
  readonly accounts: AccountRepository
  readonly secondFactors: SecondFactorRepository
  readonly oauth: OauthRepository
  readonly clientUse: ClientUseRepository
  readonly audit: AuditRepository
  readonly notes: StoreNoteRepository
  readonly retentionRules: RetentionRuleRepository
  readonly webhooks: WebhookRepository
  readonly userDocuments: UserDocumentRepository
}

/** A transaction. All writes through it become durable together, or none of them does. */
export interface Transaction extends Repositories {
  /** Tells when the stored events happened. */
  readonly clock: Clock
  /** Runs `act` once everything is durable, before anybody is told: for state in memory. */
  afterCommit(act: () => void): void
  /** Runs `act` when nothing was stored after all: for state that had to be noted in memory beforehand. */
  afterRollback(act: () => void): void
}

/**
 * Runs `act` in a transaction: all of its writes are durable when this resolves, and none of them when this
 * rejects. `act` does nothing but store: everything else waits for it. It reaches the store through `within`
 * alone.
 */
export type Together = <Result>(act: (within: Transaction) => Promise<Result>) => Promise<Result>

/** Stores more in the transaction of a change, with the outcome of the change: above all, its audit entry. */
export type Alongside<Outcome = void> = (within: Transaction, outcome: Outcome) => Promise<void>

/**
 * Creates the function that makes changes together, in a database that has the `TransactionGuard`. A commit
 * holds up everything for as long as the disk takes, milliseconds, so that each has a round of the event loop
 * for itself: readings and other requests come in between, however many change something.
 */
export function createTogether(db: Kysely<RelationalDatabase>, clock: Clock): Together {
  return async (act) => {
    refuseInsideTransaction()
    await takeTurn()
    const afterCommit: (() => void)[] = []
    const afterRollback: (() => void)[] = []
    const surroundings = {
      clock,
      afterCommit: (hook: () => void) => void afterCommit.push(hook),
      afterRollback: (hook: () => void) => void afterRollback.push(hook),
    }
    const committed = db.transaction().execute((transaction) => {
      const within = { ...createRepositories(transaction.withoutPlugins()), ...surroundings }
      return runInsideTransaction(() => act(within))
    })
    const result = await committed.catch((error: unknown) => {
      for (const hook of afterRollback) hook()
      throw error
    })
    for (const hook of afterCommit) hook()
    return result
  }
}

/** Creates the repositories over a database, or over one transaction of it. */
export function createRepositories(db: Kysely<RelationalDatabase>): Repositories {
  return {
    estate: new EstateRepository(db),
    accounts: new AccountRepository(db),
    secondFactors: new SecondFactorRepository(db),
    oauth: new OauthRepository(db),
    clientUse: new ClientUseRepository(db),
    audit: new AuditRepository(db),
    notes: new StoreNoteRepository(db),
    retentionRules: new RetentionRuleRepository(db),
    webhooks: new WebhookRepository(db),
    userDocuments: new UserDocumentRepository(db),
  }
}
