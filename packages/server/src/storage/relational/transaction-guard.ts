import { AsyncLocalStorage } from 'node:async_hooks'
import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  QueryResult,
  RootOperationNode,
  UnknownRow,
} from 'kysely'

const inside = new AsyncLocalStorage<true>()

/** Runs an act as a part of a transaction. */
export function runInsideTransaction<Result>(act: () => Promise<Result>): Promise<Result> {
  return inside.run(true, act)
}

/**
 * Refuses a statement that would bypass a transaction although it is asked for from inside it: with one
 * connection it would wait for its end for ever, with several it would stay when it is rolled back.
 * @throws Error
 */
export function refuseInsideTransaction(): void {
  if (inside.getStore()) throw new Error('inside a transaction, the store is reached through it alone')
}

/** Guards every statement of a database. A transaction's own statements go through it without its plugins. */
export class TransactionGuard implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    refuseInsideTransaction()
    return node
  }

  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    return result
  }
}
