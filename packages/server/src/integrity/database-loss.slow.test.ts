import assert from 'node:assert/strict'
import { closeSync, cpSync, openSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { type DamagedServer, runOperator, startDamaged } from '../../testing/damaged-server.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { askRunningServer } from '../administration/index.ts'
import { startServer } from '../index.ts'
import { openStores } from '../stores.ts'

const overwrite = (path: string, text: string, position: number) => {
  const file = openSync(path, 'r+')
  writeSync(file, text, position)
  closeSync(file)
}

const whole = () => undefined
const overwriteHeader = (wal: string) => overwrite(wal, 'garbage!garbage!', 0)

describe('a database that is not whole', () => {
  const parent = createTemporaryDirectory()
  const killed = join(parent, 'killed')
  let copies = 0

  /**
   * Makes a copy of a directory like one that a killed server leaves, whose last acts are in the write-ahead
   * log alone.
   */
  const copyDirectory = (spoil: (wal: string) => void): string => {
    copies += 1
    const dataDir = join(parent, String(copies))
    cpSync(killed, dataDir, { recursive: true, verbatimSymlinks: true })
    spoil(join(dataDir, 'lightfi.sqlite-wal'))
    return dataDir
  }

  before(async () => {
    const dataDir = join(parent, 'running')
    const config = { dataDir, port: 0, logLevel: 'fatal' } as const
    await (await startServer(config)).close()
    const server = await startServer(config)
    const organisation = { locationId: 'org', parentId: null, kind: 'organisation', name: 'Org' } as const
    await server.estate.createLocation({ ...organisation, timeZone: 'UTC' })
    const filter = (path: string) => basename(path) !== 'admin.sock'
    cpSync(dataDir, killed, { recursive: true, verbatimSymlinks: true, filter })
    await server.close()
  })

  async function findDatabaseState(dataDir: string): Promise<string> {
    const stores = await openStores({ dataDir })
    await stores.close()
    return stores.database.state
  }

  async function waitForDamage({ url }: DamagedServer): Promise<void> {
    for (;;) {
      const { status, database } = (await (await fetch(`${url}/health`)).json()) as Record<string, string>
      assert.equal(status, 'ok')
      if (database === 'damaged') return
      await wait(20)
    }
  }

  async function assertTold(server: DamagedServer, said: RegExp): Promise<void> {
    await waitForDamage(server)
    const metrics = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text()
    assert.match(metrics, /lightfi_database_state\{state="damaged"\} 1/)
    const [alarm] = server.log.filter(({ event }) => event === 'database.damaged')
    assert.equal(alarm?.level, 50)
    assert.match(String(alarm?.msg), said)
  }

  for (const [what, spoil, state] of [
    ['nothing, as after a kill', whole, 'ok'],
    [
      'the end of its write-ahead log',
      (wal: string) => truncateSync(wal, statSync(wal).size - 4000),
      'damaged',
    ],
    ['its write-ahead log', (wal: string) => rmSync(wal), 'damaged'],
    ['its mark', (wal: string) => rmSync(join(wal, '../database.mark')), 'ok'],
    [
      'the newest state of its mark, as after a power cut',
      (wal: string) =>
        overwrite(join(wal, '../database.mark'), 'mark 0000000000000003 0000000000000003 \n', 0),
      'ok',
    ],
  ] as const) {
    it(`is ${state} when it has lost ${what}`, async () => {
      assert.equal(await findDatabaseState(copyDirectory(spoil)), state)
    })
  }

  it('counts what is lost before an upgrade writes, which counts too', async () => {
    const stores = await openStores({ dataDir: copyDirectory(loseLastChangeAndMigrations) })
    await stores.close()
    assert.match(String(stores.database.losses), /^lightfi\.sqlite has lost its last 1 changes /)
  })

  it('says that acts are lost, also when more have come since, until an operator acknowledges it', async () => {
    const dataDir = copyDirectory(overwriteHeader)
    const lost = /has lost its last \d+ changes .* users who were disabled since may log in again/
    assert.match((await runOperator(dataDir, ['status'])).stdout, lost)
    const server = await startDamaged(dataDir)
    assert.ok(!('exitCode' in server), JSON.stringify(server))
    try {
      await assertTold(server, lost)
      assert.match(await ask(dataDir, ['repair', '--dry-run']), lost)
      for (let act = 0; act < 6; act += 1) await askRunningServer(dataDir, ['keys', 'rotate'])
      const status = JSON.parse(await ask(dataDir, ['status', '--json']))
      assert.deepEqual([status.database, status.readings], ['damaged', 'ok'])
      const repaired = await askRunningServer(dataDir, ['repair'])
      assert.match(repaired?.result ?? '', /^Acknowledged: .*has lost its last/)
      assert.equal(repaired?.note, 'The alarm about lost changes of the database is ended.')
      const { database } = (await (await fetch(`${server.url}/health`)).json()) as Record<string, string>
      assert.equal(database, 'ok')
    } finally {
      await server.stop()
    }
    assert.equal(await findDatabaseState(dataDir), 'ok')
  })

  it('is read through in the background when it is large, and cannot be repaired', async () => {
    const dataDir = copyDirectory(whole)
    const path = join(dataDir, 'lightfi.sqlite')
    makeLarge(path)
    overwrite(path, 'X'.repeat(1_000_000), Math.floor(statSync(path).size / 2))
    const damaged = /lightfi\.sqlite is damaged \(.*only a backup of the whole directory/
    const server = await startDamaged(dataDir)
    assert.ok(!('exitCode' in server), JSON.stringify(server))
    try {
      await assertTold(server, damaged)
      assert.match(await ask(dataDir, ['repair', '--dry-run']), damaged)
      const repaired = await askRunningServer(dataDir, ['repair'])
      assert.match(repaired?.result ?? '', /^Not repaired: lightfi\.sqlite is damaged/)
      assert.equal(repaired?.note, undefined)
    } finally {
      await server.stop()
    }
    assert.match((await runOperator(dataDir, ['status'])).stdout, damaged)
  })
})

async function ask(dataDir: string, words: readonly string[]): Promise<string> {
  return (await askRunningServer(dataDir, words))?.result ?? 'no server runs'
}

/** The tables of migrations behind the tenth, those that others refer to last. */
const laterTables = [
  'user_documents',
  'location_settings',
  'webhook_attempts',
  'webhooks',
  'mqtt_refused',
  'client_use',
  'arrivals',
  'expired_series',
  'retention_rules',
]

/** Makes the database like one of an earlier release, without its last change. */
function loseLastChangeAndMigrations(wal: string): void {
  const database = new Sqlite(join(wal, '../lightfi.sqlite'))
  database.exec(
    `DELETE FROM kysely_migration WHERE name >= '0010';
     ${laterTables.map((table) => `DROP TABLE ${table};`).join('')}
     ALTER TABLE oauth_records DROP COLUMN grant_use;
     ALTER TABLE oauth_clients DROP COLUMN previous_secret_hash;
     ALTER TABLE oauth_clients DROP COLUMN previous_until_ms;
     DROP INDEX audit_log_organisation_action;
     DROP INDEX audit_log_organisation_subject_id;
     CREATE INDEX audit_log_subject ON audit_log (subject_id)`,
  )
  const commits = Number(database.prepare('SELECT commits FROM commit_count').pluck().get())
  database.close()
  const digits = String(commits + 1).padStart(16, '0')
  overwrite(join(wal, '../database.mark'), `mark ${digits} ${digits} \n`, 0)
}

/** Makes the database larger than the size that is read through before the start. */
function makeLarge(path: string): void {
  const database = new Sqlite(path)
  database.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
     INSERT INTO audit_log (at_ms, actor_kind, action, subject_kind, subject_id, details)
     SELECT 1, 'operator', 'keys.rotated', 'key', i, hex(randomblob(300)) FROM n`,
  )
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}
