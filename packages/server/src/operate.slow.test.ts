import assert from 'node:assert/strict'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { AuditLog } from './audit/index.ts'
import { systemClock } from './clock.ts'
import { dayMs } from './day-ms.ts'
import { OperatorError, operate, type RunningServer, type ServerConfig, startServer } from './index.ts'
import { DataDirectory, DataDirectoryError } from './storage/data-directory.ts'
import { openStores } from './stores.ts'

const organisationId = 'org'

const commands = [
  ['keys', 'rotate'],
  ['users', 'reset-password', 'ada@example.org'],
  ['status'],
  ['status', '--json'],
  ['repair', '--dry-run'],
  ['repair'],
  ['mqtt', 'refused'],
  ['setup-link'],
]

/** Lists the names of all files outside the store of readings, whose engine changes its files by itself. */
function listFiles(directory: string): string[] {
  return readdirSync(directory).sort()
}
const username = 'ada@example.org'

describe("commands on the server's machine", () => {
  let config: ServerConfig
  let server: RunningServer | undefined
  let directory: string

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'lightfi-operate-'))
    config = { dataDir: join(directory, 'data'), port: 0, logLevel: 'fatal' }
    server = await startServer(config)
    const { publicUrl, port, estate, accounts } = server
    config = { ...config, publicUrl, port }
    const wanted = { locationId: organisationId, parentId: null, kind: 'organisation', name: 'Org' } as const
    await estate.createLocation({ ...wanted, timeZone: 'UTC' })
    await accounts.createUser({
      organisationId,
      username,
      password: 'correct horse battery',
      role: 'admin',
      locationIds: [organisationId],
    })
  })
  afterEach(async () => {
    await stop()
    rmSync(directory, { recursive: true })
  })

  async function stop(): Promise<void> {
    const running = server
    server = undefined
    await running?.close()
  }

  async function start(): Promise<RunningServer> {
    server = await startServer(config)
    return server
  }

  async function readKeyIds(publicUrl: string): Promise<string[]> {
    const { keys } = (await (await fetch(`${publicUrl}/oauth2/jwks`)).json()) as { keys: { kid: string }[] }
    return keys.map(({ kid }) => kid)
  }

  async function readAudit(action: string) {
    await stop()
    const stores = await openStores(config)
    try {
      return await new AuditLog(stores.relational.audit, systemClock).list({ organisationId, action }, 10)
    } finally {
      await stores.close()
    }
  }

  it('rotate the keys of a running server, which goes on answering', async () => {
    const { publicUrl = '' } = config
    const before = await readKeyIds(publicUrl)
    const { result } = await operate(config, ['keys', 'rotate'])
    const fresh = result.split('\n')
    const after = await readKeyIds(publicUrl)
    assert.ok(fresh.length > 0 && fresh.every((kid) => after.includes(kid) && !before.includes(kid)))
    assert.ok(
      before.every((kid) => after.includes(kid)),
      'the old keys are still published',
    )
    const entries = await readAudit('keys.rotated')
    assert.deepEqual(
      entries.map(({ actor, subject }) => [actor.kind, subject.kind, fresh.includes(subject.id)]),
      fresh.map(() => ['operator', 'key', true]),
    )
  })

  it('rotate the keys of a data directory on which no server runs', async () => {
    await stop()
    const { result } = await operate(config, ['keys', 'rotate'])
    const { publicUrl } = await start()
    const published = await readKeyIds(publicUrl)
    assert.ok(result.split('\n').every((kid) => published.includes(kid)))
    assert.equal((await readAudit('keys.rotated')).length, result.split('\n').length)
  })

  it('make a link to set a new password, whether or not a server runs', async () => {
    const { result: first } = await operate(config, ['users', 'reset-password', username.toUpperCase()])
    assert.equal((await fetch(first)).status, 200)
    await stop()
    const { result: second } = await operate(config, ['users', 'reset-password', username])
    await start()
    assert.notEqual((await fetch(first)).status, 200, 'a newer link ends the one before')
    assert.equal((await fetch(second)).status, 200)
    const [entry] = await readAudit('password.reset_requested')
    assert.equal(entry?.actor.kind, 'operator')
    assert.ok(!JSON.stringify(entry).includes(new URL(second).search.slice(-20)))
  })

  it('make nothing without a data directory, name the one they looked for, and say how to name another', async () => {
    await stop()
    const other = join(directory, 'other')
    const begun = join(directory, 'begun')
    mkdirSync(begun)
    for (const dataDir of [other, begun]) {
      for (const words of commands) {
        await assert.rejects(operate({ ...config, dataDir }, words), (error) => {
          assert.ok(error instanceof DataDirectoryError, String(error))
          assert.ok(error.message.includes(dataDir), error.message)
          assert.match(error.message, /Nothing was made or changed\. Set LIGHTFI_DATA_DIR to the directory/)
          return true
        })
      }
    }
    assert.ok(!existsSync(other))
    assert.deepEqual(readdirSync(begun), [])
  })

  it('name the directory they used, and leave no file behind', async () => {
    const place = `Data directory: ${config.dataDir}`
    const shown = relative(process.cwd(), config.dataDir)
    for (const isRunning of [true, false]) {
      if (!isRunning) await stop()
      const before = listFiles(config.dataDir)
      for (const words of commands.filter(([first]) => first !== 'setup-link')) {
        const { result, note = '' } = await operate({ ...config, dataDir: shown }, words)
        assert.match(words[0] === 'status' ? result : note, new RegExp(`data ?dir.*${config.dataDir}`, 'i'))
      }
      if (!isRunning) assert.deepEqual(listFiles(config.dataDir), before)
      assert.ok((await operate(config, ['keys', 'rotate'])).note?.endsWith(place))
    }
  })

  it('tell how fast the disk fills, once that is known', async () => {
    const first = await operate(config, ['status'])
    assert.doesNotMatch(first.result, /disk grows/)
    await stop()
    const { relational, close } = await openStores(config)
    await relational.notes.write('disk.samples', [{ atMs: Date.now() - 2 * dayMs, bytes: 0 }])
    await close()
    const { result } = await operate(config, ['status'])
    assert.match(result, /^disk grows +by \d+ KB a day: full in \d+ days$/m)
    const { diskGrowthBytesPerDay: growth, diskDaysLeft: days } = JSON.parse(
      (await operate(config, ['status', '--json'])).result,
    )
    assert.ok(growth > 0 && days > 0)
  })

  it('are not run by root on the directory of another user while no server runs', {
    skip: process.getuid?.() === 0 ? false : 'SKIPPED: only root can give a directory to another user',
  }, async () => {
    await stop()
    chownSync(config.dataDir, 65_534, 65_534)
    await assert.rejects(
      operate(config, ['status']),
      /belongs to the user with the id 65534.*sudo -u '#65534'/,
    )
  })

  it('refuse what cannot be done, with a sentence', async () => {
    const refused = async (words: string[], message: RegExp) =>
      assert.rejects(
        operate(config, words),
        (error) => error instanceof OperatorError && message.test(error.message),
      )
    for (const isRunning of [true, false]) {
      if (!isRunning) await stop()
      await refused(['users', 'reset-password', 'nobody'], /No user is called "nobody"/)
      await refused(['keys', 'eat'], /is not known/)
      await refused(['users', 'reset-password'], /is not known/)
      await refused(['setup-link'], isRunning ? /There are users already/ : /No server runs/)
    }
    config = { dataDir: config.dataDir, port: 0 }
    await refused(['users', 'reset-password', username], /LIGHTFI_PUBLIC_URL/)
  })

  it('print the setup link of an empty server', async () => {
    await stop()
    config = { dataDir: join(directory, 'empty'), port: 0, logLevel: 'fatal' }
    await start()
    const { result } = await operate(config, ['setup-link'])
    assert.equal((await fetch(result)).status, 200)
  })

  it('reach the server through a socket that only its owner may use, and that ends with it', async () => {
    const path = join(config.dataDir, 'admin.sock')
    assert.equal(statSync(path).mode & 0o777, 0o600)
    await stop()
    assert.ok(!existsSync(path))
  })

  it('do not open a directory that another process holds without answering', async () => {
    await stop()
    const held = DataDirectory.open(config.dataDir)
    await assert.rejects(operate(config, ['keys', 'rotate']), DataDirectoryError)
    held.release()
  })

  it('are refused over the socket when they are none, and the server goes on', async () => {
    for (const request of ['', 'hello', '{}', '["keys","eat"]', '[1]', `["${'x'.repeat(20_000)}"]`]) {
      const socket = connect(join(config.dataDir, 'admin.sock'))
      socket.end(request)
      assert.match(await text(socket), /^\{"error":"[^"]+"\}\n$/, request.slice(0, 50))
    }
    assert.equal((await operate(config, ['keys', 'rotate'])).result.length > 0, true)
  })

  it('a data directory with a very long path is served all the same', async () => {
    await stop()
    config = { ...config, dataDir: join(directory, 'x'.repeat(120)) }
    const { publicUrl } = await start()
    assert.equal((await fetch(`${publicUrl}/health`)).status, 200)
    await assert.rejects(operate(config, ['keys', 'rotate']), DataDirectoryError)
  })
})
