import type { Kysely, Transaction } from 'kysely'
import type { RelationalDatabase } from './tables.ts'
import { refuseInsideTransaction } from './transaction-guard.ts'

/** Runs `act` in the transaction that a repository is bound to, or in a new one where it is bound to none. */
export async function joinTransaction<Result>(
  db: Kysely<RelationalDatabase>,
  act: (transaction: Transaction<RelationalDatabase>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return act(db as Transaction<RelationalDatabase>)
  refuseInsideTransaction()
  return db.transaction().execute(act)
}
