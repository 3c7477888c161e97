/** No caller of one organisation reads, changes, learns of or acts as anything of another, whatever they do. */
import { join } from 'node:path'
import { it } from 'node:test'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'
import { arbitraryActs, runActs } from '../testing/tenants/boundary.ts'
import { DatabaseState } from '../testing/tenants/database-state.ts'
import type { Tally } from '../testing/tenants/world.ts'
import { startServer } from './index.ts'

/** `npm run prove` and the mutations ask for more or other runs. */
const numRuns = Number(process.env.BOUNDARY_RUNS ?? 8)
const actsPerRun = Number(process.env.BOUNDARY_ACTS ?? 60)
const seed =
  process.env.BOUNDARY_SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.BOUNDARY_SEED)

it('organisations never meet, whatever callers of either do in any order', async (test) => {
  const dataDir = createTemporaryDirectory()
  const server = await startServer({ dataDir, port: 0, logLevel: 'fatal', trustProxy: true })
  const database = new DatabaseState(join(dataDir, 'lightfi.sqlite'))
  const tally: Tally = { runs: 0, acts: 0, logins: 0, allowed: new Map() }
  try {
    await fc.assert(
      fc.asyncProperty(arbitraryActs(actsPerRun), (acts) => runActs(server, database, acts, tally)),
      { numRuns, seed, endOnFailure: process.env.BOUNDARY_END === 'yes' },
    )
  } finally {
    const { allowed, ...counts } = tally
    test.diagnostic(
      `${JSON.stringify(counts)}, ${allowed.size} operations allowed at least once, seed ${seed}`,
    )
    if (process.env.BOUNDARY_SHOW) test.diagnostic(JSON.stringify(Object.fromEntries(allowed)))
    database.close()
    await server.close()
  }
})
