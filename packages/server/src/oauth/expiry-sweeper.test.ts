import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import Fastify from 'fastify'
import { systemClock } from '../clock.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { ExpirySweeper } from './expiry-sweeper.ts'

it('removes what expired piece by piece: little before the start, the rest between requests', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sweep-'))
  const path = join(directory, 'lightfi.sqlite')
  const store = await openRelationalStore(createSqliteDialect(path), systemClock)
  const database = new Sqlite(path)
  const insert = database.prepare(
    "insert into oauth_records (model, id_hash, payload, expires_at_s) values ('Interaction', ?, 'x', ?)",
  )
  database.transaction(() => {
    for (let index = 0; index < 5_000; index += 1) insert.run(`old ${index}`, 1_000)
    insert.run('new', 5_000_000_000)
  })()
  const count = () => {
    const row = database.prepare('select count(*) as count from oauth_records').get() as { count: number }
    return row.count
  }
  const sweeper = new ExpirySweeper(store.oauth, Fastify().log, systemClock)
  await sweeper.begin()
  assert.equal(count(), 3_001)
  sweeper.repeat(async () => {})
  const seen = new Set<number>()
  for (let left = count(); left > 1; left = count()) {
    seen.add(left)
    await setImmediate()
  }
  assert.ok(seen.size > 10, 'others got their turn in between')
  await sweeper.stop()
  assert.equal(count(), 1)
  database.close()
  await store.close()
  rmSync(directory, { recursive: true })
})
