import type { Kysely } from 'kysely'
import type { Clock } from '../../clock.ts'
import { AccountRepository } from './account-repository.ts'
import { AuditRepository } from './audit-repository.ts'
import { EstateRepository } from './estate-repository.ts'
import { OauthRepository } from './oauth-repository.ts'
import { SecondFactorRepository } from './second-factor-repository.ts'
import { StoreNoteRepository } from './store-note-repository.ts'
import type { RelationalDatabase } from './tables.ts'
import { refuseInsideTransaction, runInsideTransaction } from './transaction-guard.ts'

/** What acts change, and where they are recorded. */
export interface Repositories {
  readonly estate: EstateRepository
  readonly accounts: AccountRepository
  readonly secondFactors: SecondFactorRepository
  readonly oauth: OauthRepository
  readonly audit: AuditRepository
  readonly notes: StoreNoteRepository
}

/** What is stored through it becomes durable together, or none of it does. */
export interface Transaction extends Repositories {
  /** Tells when what is stored happened. */
  readonly clock: Clock
  /** Runs `act` once everything is durable, before anybody is told: for what is held in memory. */
  afterCommit(act: () => void): void
  /** Runs `act` when nothing was stored after all: for what had to be noted in memory beforehand. */
  afterRollback(act: () => void): void
}

/**
 * Runs `act` in a transaction: all of what it stores is durable when this resolves, and none of it when this rejects.
 * `act` does nothing but store: everything else waits for it. It reaches the store through `within` alone.
 */
export type Together = <Result>(act: (within: Transaction) => Promise<Result>) => Promise<Result>

/** What else is stored in the transaction of a change, with what the change made: above all, its audit entry. */
export type Alongside<Outcome = void> = (within: Transaction, outcome: Outcome) => Promise<void>

/** Lets changes be made together in a database that has the `TransactionGuard`. */
export function createTogether(db: Kysely<RelationalDatabase>, clock: Clock): Together {
  return async (act) => {
    refuseInsideTransaction()
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

/** The repositories over a database, or over one transaction of it. */
export function createRepositories(db: Kysely<RelationalDatabase>): Repositories {
  return {
    estate: new EstateRepository(db),
    accounts: new AccountRepository(db),
    secondFactors: new SecondFactorRepository(db),
    oauth: new OauthRepository(db),
    audit: new AuditRepository(db),
    notes: new StoreNoteRepository(db),
  }
}
