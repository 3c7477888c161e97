import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Dialect } from 'kysely'
import { systemClock } from '../src/clock.ts'
import { openRelationalStore, type RelationalStore } from '../src/storage/relational/relational-store.ts'
import type { Transaction } from '../src/storage/relational/transaction.ts'

const place = {
  parent_id: null,
  organisation_id: 'org',
  kind: 'organisation',
  name: 'Org',
  time_zone: 'UTC',
  properties: '{}',
}

const entry = {
  at_ms: 1,
  organisation_id: 'org',
  actor_kind: 'operator',
  actor_id: null,
  actor_name: null,
  action: 'location.created',
  subject_kind: 'location',
  subject_id: 'org',
  remote_address: null,
  details: '{}',
}

/**
 * Declares the tests of many changes in one transaction, which every relational dialect must pass, run
 * against the real engine.
 */
export function testTogether(name: string, openDialect: () => Dialect): void {
  describe(`changes made together on ${name}`, () => {
    let store: RelationalStore
    before(async () => {
      store = await openRelationalStore(openDialect(), systemClock)
    })
    after(() => store.close())

    const listLocations = async () =>
      (await store.estate.listLocations()).map((row) => row.location_id).sort()
    const countEntries = async () => (await store.audit.list({ organisationId: 'org' }, 100)).length

    it('have a round of the event loop each, so that others are answered between them', async () => {
      let rounds = 0
      let next: NodeJS.Immediate | undefined
      const countRound = () => {
        rounds += 1
        next = setImmediate(countRound)
      }
      countRound()
      const write = (within: Transaction) => within.notes.write('note', `${rounds}`)
      await Promise.all(Array.from({ length: 20 }, () => store.together(write)))
      clearImmediate(next)
      assert.ok(rounds >= 20, `${rounds} rounds`)
    })

    it('are all there when it resolves, whatever repositories they went through', async () => {
      const told: string[] = []
      const answer = await store.together(async (within) => {
        within.afterCommit(() => told.push('committed'))
        within.afterRollback(() => told.push('rolled back'))
        await within.estate.insertLocation({ ...place, location_id: 'a' })
        // The call has several statements and joins the transaction.
        await within.estate.putTogether([{ ...place, location_id: 'b' }], [])
        await within.audit.insert([entry, entry])
        assert.deepEqual(told, [])
        return 42
      })
      assert.equal(answer, 42)
      assert.deepEqual(told, ['committed'])
      assert.deepEqual(await listLocations(), ['a', 'b'])
      assert.equal(await countEntries(), 2)
    })

    it('are all gone when one of them fails, and the error is passed on', async () => {
      const told: string[] = []
      const failing = store.together(async (within) => {
        within.afterCommit(() => told.push('committed'))
        within.afterRollback(() => told.push('rolled back'))
        await within.audit.insert([entry])
        await within.estate.insertLocation({ ...place, location_id: 'c' })
        await within.estate.insertLocation({ ...place, location_id: 'a' })
      })
      await assert.rejects(failing)
      assert.deepEqual(told, ['rolled back'])
      assert.deepEqual(await listLocations(), ['a', 'b'])
      assert.equal(await countEntries(), 2)
    })

    it('refuse what would pass the transaction by, instead of waiting for ever', async () => {
      const passBy = [
        () => store.estate.listLocations(),
        () => store.estate.insertLocation({ ...place, location_id: 'd' }),
        () => store.estate.putTogether([{ ...place, location_id: 'd' }], []),
        () => store.audit.insert([entry]),
        () => store.sequences.take('inside', 1),
        () => store.series.findOrCreate([{ sensorId: 'AQ2-000000000001', varName: 'CO2ppm' }]),
        () => store.together((within) => within.audit.insert([entry])),
      ]
      for (const act of passBy) {
        const refused = store.together(async (within) => {
          await within.estate.insertLocation({ ...place, location_id: 'e' })
          await act()
        })
        await assert.rejects(refused, /inside a transaction/)
      }
      assert.deepEqual(await listLocations(), ['a', 'b'])
      assert.equal(await countEntries(), 2)
    })

    it('wait for each other, and let go of the store whatever became of them', async () => {
      const count = async (within: Pick<RelationalStore, 'audit'>) =>
        (await within.audit.list({ organisationId: 'org' }, 100)).length
      const acts = Array.from({ length: 10 }, (_, index) =>
        store.together(async (within) => {
          const before = await count(within)
          await within.audit.insert([entry])
          const after = await count(within)
          if (index % 2 === 0) throw new Error('not after all')
          return after - before
        }),
      )
      const outcomes = await Promise.allSettled(acts)
      const values = outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : 'failed'))
      assert.deepEqual(values, Array.from({ length: 5 }, () => ['failed', 1]).flat())
      assert.equal(await countEntries(), 7)
    })
  })
}
