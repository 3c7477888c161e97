import { join } from 'node:path'
import type { TestContext } from 'node:test'
import fc from 'fast-check'
import { startServer } from '../../src/index.ts'
import { createTemporaryDirectory } from '../temporary-directory.ts'
import { arbitraryActs, runActs } from './boundary.ts'
import { DatabaseState } from './database-state.ts'
import type { Tally } from './world.ts'

/** The length of a run. */
export interface BoundaryPlan {
  readonly runs: number
  readonly actsPerRun: number
  readonly seed: number
  /** True when the first counterexample is enough as it is. */
  readonly endOnFailure: boolean
}

/** Checks the boundary between organisations on a separate server, and tells how much was tried. */
export async function holdBoundary(test: TestContext, plan: BoundaryPlan): Promise<void> {
  const { runs: numRuns, actsPerRun, seed, endOnFailure } = plan
  const dataDir = createTemporaryDirectory()
  const server = await startServer({ dataDir, port: 0, logLevel: 'fatal', trustProxy: true })
  const database = new DatabaseState(join(dataDir, 'lightfi.sqlite'))
  const tally: Tally = { runs: 0, acts: 0, logins: 0, allowed: new Map() }
  try {
    await fc.assert(
      fc.asyncProperty(arbitraryActs(actsPerRun), (acts) => runActs(server, database, acts, tally)),
      { numRuns, seed, endOnFailure },
    )
  } finally {
    const { allowed, ...counts } = tally
    test.diagnostic(
      `${JSON.stringify(counts)}, ${allowed.size} operations allowed at least once, seed ${seed}`,
    )
    database.close()
    await server.close()
  }
}
