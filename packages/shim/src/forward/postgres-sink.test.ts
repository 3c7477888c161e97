import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { makeReading } from '../../testing/make-reading.ts'
import {
  type PostgresServer,
  postgresPart,
  postgresPassword,
  startPostgres,
} from '../../testing/postgres-server.ts'
import type { PostgresForwarderConfig } from './forwarder-config.ts'
import { HopelessError } from './hopeless-error.ts'
import { PostgresSink } from './postgres-sink.ts'
import { RefusedError } from './sink.ts'

const never = new AbortController().signal

const isHopeless = (message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof HopelessError, String(error))
  assert.match(error.message, message)
  return true
}

describe('readings in a table', { skip: postgresPart.skip }, () => {
  let server: PostgresServer
  let root: string
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'lightfi-pg-'))
    await writeFile(join(root, 'password'), `${postgresPassword}\n`)
    server = await startPostgres()
  })
  after(async () => {
    await server.remove()
    await rm(root, { recursive: true })
  })

  function createSink(table: string, settings: Partial<PostgresForwarderConfig> = {}): PostgresSink {
    const common = { name: 'db', start: 'now', batchSize: 10, maxRetryDelayS: 60 } as const
    const passwordFile = join(root, 'password')
    return new PostgresSink({
      ...common,
      type: 'postgres',
      url: server.url,
      passwordFile,
      table,
      ...settings,
    })
  }

  const readTable = (table: string) =>
    server.query<{ id: string; ms: number; value: number }>(
      `SELECT reading_id AS id, (extract(epoch FROM time) * 1000)::double precision AS ms, value FROM ${table} ORDER BY time`,
    )

  it('are there once each: the last of a time counts, in one batch and in the next', async () => {
    const sink = createSink('once')
    assert.equal(await sink.open(), undefined)
    const batch = [
      makeReading({ id: 'a', time: 1_760_000_000.123, value: 1 }),
      makeReading({ id: 'b', time: 1_760_000_000.123, value: 2 }),
      makeReading({ id: 'c', time: 1_760_000_001.999, value: 1e-7 }),
    ]
    await sink.deliver(batch, 'c1', never)
    await sink.deliver(batch, 'c1', never)
    await sink.deliver([makeReading({ id: 'd', time: 1_760_000_001.999, value: 3 })], 'c2', never)
    assert.deepEqual(await readTable('once'), [
      { id: 'b', ms: 1_760_000_000_123, value: 2 },
      { id: 'd', ms: 1_760_000_001_999, value: 3 },
    ])
    await sink.close()
    assert.equal(await sink.open(), 'c2')
    await sink.close()
  })

  it('share a transaction with the cursor: a crash of the server keeps both or none', async () => {
    const sink = createSink('crash')
    await sink.open()
    await sink.deliver([makeReading({ id: 'a', time: 1 })], 'c1', never)
    await server.kill()
    await assert.rejects(sink.deliver([makeReading({ id: 'b', time: 2 })], 'c2', never))
    await sink.close()
    await server.start()
    assert.equal(await sink.open(), 'c1')
    assert.deepEqual(
      (await readTable('crash')).map(({ id }) => id),
      ['a'],
    )
    await sink.close()
  })

  it('are refused together when the table does not want one of them, and then none is there', async () => {
    await server.query(`CREATE TABLE picky (sensor_id text, var_name text, time timestamptz, value double precision CHECK (value < 1000),
      reading_id text, PRIMARY KEY (sensor_id, var_name, time))`)
    const sink = createSink('picky')
    await sink.open()
    const readings = [makeReading({ id: 'a', time: 1 }), makeReading({ id: 'b', time: 2, value: 5000 })]
    await assert.rejects(sink.deliver(readings, 'c1', never), RefusedError)
    assert.deepEqual(await readTable('picky'), [])
    await sink.deliver(readings.slice(0, 1), 'c1', never)
    assert.equal((await readTable('picky')).length, 1)
    await sink.close()
  })

  it('do not go into a table of another shape', async () => {
    await server.query('CREATE TABLE other_shape (sensor_id text)')
    const sink = createSink('other_shape')
    await assert.rejects(
      sink.open(),
      isHopeless(/table other_shape does not fit: it has no column "var_name"/),
    )
    await sink.close()
    await server.query(
      'CREATE TABLE keyless (sensor_id text, var_name text, time timestamptz, value double precision, reading_id text)',
    )
    const other = createSink('keyless')
    await assert.rejects(other.open(), isHopeless(/needs the primary key \(sensor_id, var_name, time\)/))
    await other.close()
  })

  it('do not go into columns that would round, shift or cut them, or that want more than there is', async () => {
    const whole = {
      sensor_id: 'text',
      var_name: 'varchar(40)',
      time: 'timestamptz',
      value: 'numeric',
      reading_id: 'text',
    }
    const create = async (table: string, columns: Record<string, string>) => {
      const list = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
      await server.query(
        `CREATE TABLE ${table} (${list.join(', ')}, PRIMARY KEY (sensor_id, var_name, time))`,
      )
      const sink = createSink(table)
      return sink.open().finally(() => sink.close())
    }
    await create('fits', { ...whole, room: 'text', noted: 'timestamptz NOT NULL DEFAULT now()' })
    await assert.rejects(
      create('local_time', { ...whole, time: 'timestamp', value: 'integer', room: 'text NOT NULL' }),
      isHopeless(
        /"time" is timestamp without time zone, not timestamp with time zone; "value" is integer, not double precision or numeric; "room" needs a value and has no default/,
      ),
    )
  })

  it('go in with no more rights than the manual asks for; with fewer it says so, and a look leaves nothing behind', async () => {
    await server.query(`CREATE ROLE narrow LOGIN PASSWORD '${postgresPassword}'`)
    const own = createSink('granted')
    assert.equal(await own.probe(), undefined)
    assert.deepEqual(await server.query("SELECT 1 FROM pg_class WHERE relname LIKE 'granted%'"), [])
    await own.open()
    await own.close()
    const url = server.url.replace('lightfi@', 'narrow@')
    const narrow = createSink('granted', { url })
    await assert.rejects(narrow.probe(), isHopeless(/permission denied for table granted/))
    await server.query('GRANT SELECT, INSERT, UPDATE ON granted TO narrow')
    await server.query('GRANT SELECT, INSERT ON granted_cursor TO narrow')
    await assert.rejects(narrow.probe(), isHopeless(/permission denied for table granted_cursor/))
    await assert.rejects(narrow.open(), isHopeless(/permission denied for table granted_cursor/))
    await narrow.close()
    await server.query('GRANT UPDATE ON granted_cursor TO narrow')
    assert.equal(await narrow.probe(), undefined)
    await narrow.open()
    await narrow.deliver([makeReading({ time: 1 })], 'c1', never)
    await narrow.close()
    assert.equal(await narrow.probe(), 'c1')
    assert.equal((await readTable('granted')).length, 1)
    await assert.rejects(createSink('made_new', { url }).probe(), isHopeless(/permission denied for schema/))
  })

  it('are not put in by two processes under one name', async () => {
    const [one, two] = [createSink('shared'), createSink('shared')]
    await one.open()
    await two.open()
    await one.deliver([makeReading({ time: 1 })], 'c1', never)
    await assert.rejects(
      two.deliver([makeReading({ time: 2 })], 'c2', never),
      /another process forwards as "db"/,
    )
    assert.equal((await readTable('shared')).length, 1)
    await one.close()
    await two.close()
  })

  it('tell a wrong password and a missing schema without showing secrets', async () => {
    await writeFile(join(root, 'wrong'), 'hunter2')
    const sink = createSink('x', { passwordFile: join(root, 'wrong') })
    await assert.rejects(sink.open(), (error: Error) => {
      assert.ok(error instanceof HopelessError)
      assert.match(error.message, /password authentication failed for user "lightfi"/)
      return !error.message.includes('hunter2')
    })
    await sink.close()
    const other = createSink('nowhere.readings')
    await assert.rejects(other.open(), isHopeless(/schema "nowhere" does not exist/))
    await other.close()
    const away = createSink('x', { url: server.url.replace(/:\d+\//, ':1/') })
    await assert.rejects(away.probe(), (error: Error) => !(error instanceof HopelessError))
  })
})
