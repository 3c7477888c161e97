/** Tests who may do what, over every route of `openapi.json`: see `docs/authorisation.md`. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { callerKinds } from '../../testing/authorisation-callers.ts'
import { type Cell, listCells, measureMatrix } from '../../testing/authorisation-matrix.ts'
import {
  type AskedCell,
  type AuthorisationServer,
  startAuthorisationServer,
} from '../../testing/authorisation-server.ts'
import { findDifferences, findFault, findLeak, formatCell } from '../../testing/authorisation-verdict.ts'

const cells = listCells()
const refused = cells.filter(({ expected }) => expected !== 'done')
const allowed = cells.filter(({ expected }) => expected === 'done')

describe(`the authorisation matrix: ${measureMatrix(cells)}`, () => {
  let server: AuthorisationServer
  before(async () => {
    server = await startAuthorisationServer()
  })
  after(() => server.api.server.close())

  it('refuses calls in words that tell nothing, and they change nothing', async (t) => {
    t.diagnostic(`${refused.length} calls`)
    const before = [await server.readOrganisation('alphaville'), await server.readOrganisation('betatown')]
    const asked = await askAll(server, refused)
    assertNone(asked.flatMap(findFault))
    assert.deepEqual(
      [await server.readOrganisation('alphaville'), await server.readOrganisation('betatown')],
      before,
    )
    assertNone(asked.flatMap(findLeak))
    assertNone(findDifferences(asked))
  })

  const organisations = [
    ['alphaville', 'betatown'],
    ['betatown', 'alphaville'],
  ] as const
  for (const [own, other] of organisations) {
    const calls = allowed.filter(({ callerName }) => callerKinds[callerName].organisation === own)
    it(`does the calls of ${own}, which show and change nothing of ${other}`, async (t) => {
      t.diagnostic(`${calls.length} calls`)
      const before = await server.readOrganisation(other)
      const asked = await askAll(server, calls)
      assertNone(asked.flatMap(findFault))
      assertNone(asked.flatMap(findLeak))
      assert.deepEqual(await server.readOrganisation(other), before)
    })
  }
})

/** The number of calls that run at the same time. */
const atOnce = 12

/** Makes calls, several at a time. When all are made, fails with each whose answer is not documented. */
async function askAll(server: AuthorisationServer, calls: readonly Cell[]): Promise<AskedCell[]> {
  const asked: AskedCell[] = []
  const faults: string[] = []
  const waiting = calls.values()
  const work = async () => {
    for (const cell of waiting) {
      try {
        asked.push(await server.ask(cell))
      } catch (error) {
        faults.push(`${formatCell(cell)}: ${error instanceof Error ? error.message : error}`)
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  assertNone(faults)
  return asked
}

/** Asserts that there are no faults, and shows enough of them to see their kind. */
function assertNone(faults: readonly string[]): void {
  assert.ok(faults.length === 0, `${faults.length} faults:\n${faults.slice(0, 40).join('\n')}`)
}
