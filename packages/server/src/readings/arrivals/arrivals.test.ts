import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { systemClock } from '../../clock.ts'
import { openRelationalStore, type RelationalStore } from '../../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../../storage/relational/sqlite-dialect.ts'
import type { ArrivalRow } from '../../storage/relational/tables.ts'
import { Arrivals } from './arrivals.ts'

const minuteMs = 60_000
const startMs = Date.UTC(2026, 0, 7, 13, 14)

/** What may happen to a server, in any order. */
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.nat(150_000) }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('commit'), ms: fc.constant(0) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('round'), ms: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('crash', 'stop'), ms: fc.nat(90_000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('disk is full'), ms: fc.constant(0) }) },
)

describe('arrivals', () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  let store: RelationalStore
  let database: Sqlite.Database

  before(async () => {
    store = await openRelationalStore(createSqliteDialect(path), systemClock)
    database = new Sqlite(path)
  })
  after(async () => {
    database.close()
    await store.close()
  })

  /** A server's life on a database without arrivals. */
  async function openLife() {
    database.exec('DROP TRIGGER IF EXISTS full; DELETE FROM arrivals')
    const life = { nowMs: startMs, horizon: { settledSequence: 0 } }
    const open = () =>
      Arrivals.open({ repository: store.arrivals, horizon: life.horizon, clock: () => life.nowMs })
    let arrivals = await open()
    return {
      life,
      get arrivals() {
        return arrivals
      },
      commit: () => {
        life.horizon.settledSequence += 1
        arrivals.note()
        return life.horizon.settledSequence
      },
      restart: async () => {
        life.horizon.settledSequence += 256 // the rest of a block of numbers is skipped
        arrivals = await open()
      },
    }
  }

  /** Makes the database refuse arrivals, or take them again. */
  function fillDisk(isFull: boolean): void {
    database.exec(
      isFull
        ? `CREATE TRIGGER full BEFORE INSERT ON arrivals BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`
        : 'DROP TRIGGER full',
    )
  }

  it('bound the time of every commit, whatever happens to the server', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const server = await openLife()
      const { life } = server
      let isFull = false
      const storedAt = new Map<number, number>()
      for (const { kind, ms } of steps) {
        life.nowMs += ms
        if (kind === 'commit') storedAt.set(server.commit(), life.nowMs)
        if (kind === 'disk is full') {
          isFull = !isFull
          fillDisk(isFull)
        }
        if (kind === 'round' || kind === 'stop')
          await server.arrivals
            .store(kind === 'stop')
            .catch((error: Error) => assert.match(error.message, /full/))
        if (kind === 'stop' || kind === 'crash') await server.restart()
      }
      for (const [sequence, atMs] of storedAt) {
        const found = await server.arrivals.findArrival(sequence)
        assert.ok(found)
        assert.ok(
          (found.fromMs ?? 0) <= atMs && atMs < found.toMs,
          `${sequence} at ${atMs}: ${JSON.stringify(found)}`,
        )
        const endMs = await server.arrivals.findSequenceBy(atMs)
        assert.ok(endMs < sequence)
        assert.ok((await server.arrivals.findSequenceBy(found.toMs)) >= sequence)
      }
      assert.equal(await server.arrivals.findArrival(life.horizon.settledSequence + 1), undefined)
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('rise with the minutes, also where the clock goes back, and where two rows are of one minute', async () => {
    const property = fc.asyncProperty(
      fc.array(
        fc.tuple(fc.integer({ min: -400_000, max: 300_000 }), fc.constantFrom('store', 'restart', 'no')),
        {
          maxLength: 40,
        },
      ),
      async (moves) => {
        const server = await openLife()
        for (const [byMs, then] of moves) {
          server.life.nowMs += byMs
          server.commit()
          if (then !== 'no') await server.arrivals.store()
          if (then === 'restart') await server.restart()
        }
        await server.arrivals.store(true)
        const rows = await listRows(store)
        assert.equal(rows.at(-1)?.sequence ?? 0, server.life.horizon.settledSequence)
        for (const [at, row] of rows.entries()) {
          const previous = rows[at - 1]
          assert.ok(!previous || (previous.minute < row.minute && previous.sequence < row.sequence))
        }
      },
    )
    await fc.assert(property, { numRuns: 60 })
  })

  it('of a minute are stored once it is over, and one row is enough', async () => {
    const server = await openLife()
    for (let count = 0; count < 100; count += 1) server.commit()
    await server.arrivals.store()
    assert.deepEqual(await listRows(store), [])
    server.life.nowMs += minuteMs
    await server.arrivals.store()
    await server.arrivals.store()
    assert.deepEqual(await listRows(store), [{ minute: startMs / minuteMs, sequence: 100 }])
    assert.deepEqual(await server.arrivals.findArrival(7), { fromMs: undefined, toMs: startMs + minuteMs })
  })

  it('are known to the minute, before and after they are stored', async () => {
    const server = await openLife()
    for (let minute = 0; minute < 5; minute += 1) {
      server.commit()
      server.commit()
      server.life.nowMs += minuteMs
    }
    const expectExact = async () => {
      for (const sequence of [3, 4, 5, 9, 10]) {
        const fromMs = startMs + Math.floor((sequence - 1) / 2) * minuteMs
        assert.deepEqual(await server.arrivals.findArrival(sequence), { fromMs, toMs: fromMs + minuteMs })
      }
      assert.equal(await server.arrivals.findSequenceBy(startMs + 3 * minuteMs), 6)
      const { commits, throughSequence } = await server.arrivals.listSince(startMs + 2 * minuteMs)
      assert.deepEqual([commits.map(({ fromSequence }) => fromSequence), throughSequence], [[5, 7, 9], 10])
      const ends = await server.arrivals.findEnds([3, 3, 5, 9, 10])
      assert.deepEqual(
        [...ends.values()].map((endMs) => (endMs - startMs) / minuteMs),
        [2, 3, 5, 5],
      )
      assert.deepEqual(commits[0], {
        fromSequence: 5,
        fromMs: startMs + 2 * minuteMs,
        toMs: startMs + 3 * minuteMs,
      })
    }
    await expectExact()
    await server.arrivals.store()
    await expectExact()
  })

  it('of what earlier releases stored are known as before the first start that noted any', async () => {
    const server = await openLife()
    server.life.horizon.settledSequence = 5_000
    await server.restart()
    assert.deepEqual(await server.arrivals.findArrival(17), { fromMs: undefined, toMs: startMs + minuteMs })
    assert.equal(await server.arrivals.findSequenceBy(startMs), 0)
  })

  it('wait for a database that takes nothing, some hundred minutes of many days at most', async () => {
    const server = await openLife()
    fillDisk(true)
    for (let minute = 0; minute < 5_000; minute += 1) {
      server.commit()
      server.life.nowMs += minuteMs
    }
    fillDisk(false)
    await server.arrivals.store()
    const rows = await listRows(store)
    assert.ok(rows.length > 700 && rows.length < 1_500, `${rows.length} rows`)
    assert.deepEqual(rows.at(-1), { minute: startMs / minuteMs + 4_999, sequence: 5_000 })
  })
})

async function listRows({ arrivals }: RelationalStore): Promise<ArrivalRow[]> {
  const rows: ArrivalRow[] = []
  let row = await arrivals.findFrom(0)
  while (row) {
    rows.push(row)
    row = await arrivals.findFrom(row.sequence + 1)
  }
  return rows
}
