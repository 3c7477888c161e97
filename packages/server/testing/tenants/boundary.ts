import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { RunningServer } from '../../src/index.ts'
import { callOperation } from './call-act.ts'
import { Chooser } from './chooser.ts'
import type { DatabaseState } from './database-state.ts'
import { actForItself, confirmDevice, logIn, narrowService, presentToken, refresh } from './login-acts.ts'
import { type Organisation, type Tally, World } from './world.ts'

const acts = { callOperation, logIn, confirmDevice, refresh, presentToken, narrowService } as const

/** An act of somebody; the numbers choose the actor, the subject and the way. */
export interface Act {
  readonly kind: keyof typeof acts
  readonly numbers: readonly number[]
}

const kinds: fc.Arbitrary<Act['kind']> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('callOperation' as const) },
  { weight: 4, arbitrary: fc.constant('logIn' as const) },
  { weight: 1, arbitrary: fc.constantFrom('confirmDevice' as const, 'refresh' as const) },
  { weight: 1, arbitrary: fc.constantFrom('presentToken' as const, 'narrowService' as const) },
)

/** Draws acts in any order. */
export function arbitraryActs(count: number): fc.Arbitrary<Act[]> {
  const numbers = fc.array(fc.nat(9_999), { minLength: 12, maxLength: 24, size: 'max' })
  return fc.array(fc.record({ kind: kinds, numbers }), {
    minLength: Math.ceil(count / 2),
    maxLength: count,
    size: 'max',
  })
}

/**
 * Lets two organisations act, and checks after every act that no other organisation has changed by a row,
 * that no grant crosses, and that nobody was told about things of others.
 */
export async function runActs(
  server: RunningServer,
  database: DatabaseState,
  drawn: readonly Act[],
  tally: Tally,
): Promise<void> {
  const world = new World(server, tally)
  try {
    for (const name of ['jester', 'tidy']) await open(world, await world.found(name))
    const states = new Map(world.organisations.map((one) => [one, database.read(one)]))
    for (const { kind, numbers } of drawn) {
      tally.acts += 1
      if (kind !== 'callOperation') tally.logins += 1
      const affected: readonly Organisation[] = await acts[kind](world, new Chooser(numbers))
      for (const organisation of world.organisations) {
        const state = database.read(organisation)
        if (!affected.includes(organisation)) {
          assert.equal(
            state,
            states.get(organisation),
            `${organisation.organisationId} was changed by somebody else`,
          )
        }
        states.set(organisation, state)
      }
      assert.deepEqual(
        database.listCrossingGrants(),
        [],
        'a user gave access to a client of another organisation',
      )
    }
    // No act here concerns the whole service.
    assert.equal(database.countEntriesForAll(), 0, 'an entry of the audit log is open to every organisation')
    tally.runs += 1
  } catch (error) {
    if (error instanceof Error) error.message = `${error.message}\n\n${world.journal.join('\n')}`
    throw error
  }
}

/** Gives everybody a token to begin with. */
async function open(world: World, organisation: Organisation): Promise<void> {
  for (const application of organisation.applications)
    if (application.kind === 'service') await actForItself(world, application, 'readings:read readings:write')
  const people = world.organisations.flatMap(({ people: all }) => all)
  const applications = world.organisations.flatMap(({ applications: all }) =>
    all.filter(({ kind }) => kind !== 'service'),
  )
  const application = applications.findIndex((one) => one.organisation === organisation)
  for (const person of organisation.people) {
    const index = people.indexOf(person)
    await logIn(world, new Chooser([index, application, 0, 0, 99]))
  }
  assert.equal(organisation.callers.length, 3, 'somebody got no token to begin with')
}
