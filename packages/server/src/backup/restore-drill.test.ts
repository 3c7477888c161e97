import assert from 'node:assert/strict'
import {
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { runOperator } from '../../testing/damaged-server.ts'
import { ServerProcess } from '../../testing/server-process.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { findFreePort } from '../http/find-free-port.ts'
import { OperatorError, operate, type RunningServer, startServer } from '../index.ts'

const day = '2026-03-02'
const firstTimeS = Date.parse(`${day}T00:00:00Z`) / 1000

/** Everything that a person sees of the estate and its readings. */
const questions = [
  '/locations',
  '/locations/building',
  '/location_tree',
  '/sensors',
  `/sensors/${sensorId}`,
  '/readings',
  '/variables',
  '/users',
  '/clients',
  '/webhooks',
  '/me',
  '/locations/floor/floorplan',
  `/sensors/${sensorId}/CO2ppm/history?from=${day}&to=2026-03-04`,
  `/sensors/${sensorId}/CO2ppm/daily?from=${day}&to=2026-03-04`,
  `/locations/building/CO2ppm/hourly?from=${day}&to=2026-03-04`,
] as const

const floorplan = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      id: 1,
      properties: { type: 'area.room', name: 'Room' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    },
  ],
}

describe('a restore drill', () => {
  const parent = createTemporaryDirectory()
  const dataDir = join(parent, 'data')
  const backups = join(parent, 'backups')
  const keyFile = join(parent, 'kept-apart.key')
  let api: AdministrationServer
  let port = 0
  let expected: Record<string, unknown>
  const config = (directory: string) => ({ dataDir: directory, port, logLevel: 'fatal' }) as const

  const readingsFrom = (offsetS: number, count: number, value = 400) =>
    Array.from({ length: count }, (_, at) => ({
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: firstTimeS + offsetS + at * 60,
      value: value + at,
    }))

  async function askAll(publicUrl: string): Promise<Record<string, unknown>> {
    const headers = { authorization: `Bearer ${api.people.admin.token}` }
    const answers = questions.map(async (path) => {
      const response = await fetch(publicUrl + path, { headers })
      assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`)
      return [path, withoutUse(await response.json())] as const
    })
    return Object.fromEntries(await Promise.all(answers))
  }

  async function readChanges(publicUrl: string, cursor?: string) {
    const query = cursor === undefined ? '?limit=10000' : `?after=${encodeURIComponent(cursor)}`
    const headers = { authorization: `Bearer ${api.people.admin.token}` }
    const response = await fetch(`${publicUrl}/readings/changes${query}`, { headers })
    return (await response.json()) as { data: { time: string; value: number }[]; next_cursor: string }
  }

  async function readBacklog(publicUrl: string): Promise<number> {
    const headers = { authorization: `Bearer ${api.people.admin.token}` }
    const response = await fetch(`${publicUrl}/webhooks`, { headers })
    return ((await response.json()) as Webhooks).data[0]?.lag_readings ?? 0
  }

  async function post(publicUrl: string, readings: readonly unknown[]): Promise<void> {
    const response = await fetch(`${publicUrl}/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.tokens.writer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    })
    assert.equal(response.status, 200, await response.text())
  }

  before(async () => {
    api = await startAdministrationServer(dataDir)
    port = api.server.port
    await api.as(api.people.admin, 'PUT', '/locations/floor/floorplan', floorplan)
    await api.as(api.people.admin, 'POST', '/webhooks', { url: 'https://example.org/hook' })
    await post(api.server.publicUrl, readingsFrom(0, 500))
    copyFileSync(join(dataDir, 'master.key'), keyFile)
  })
  let running: RunningServer | undefined
  after(async () => {
    await (running ?? api.server).close()
  })

  /** Restores in a process of its own, as an operator does beside a server that runs. */
  async function restore(target: string, ...words: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await runOperator(target, ['restore', backups, ...words])
    assert.equal(exitCode, 0, stderr)
    return stdout.trim()
  }

  it('a backup is made of a server that runs, then one of what changed, and both are verified', async () => {
    const told: string[] = []
    const context = {
      signal: new AbortController().signal,
      tell: (progress: string) => void told.push(progress),
    }
    const full = await operate(config(dataDir), ['backup', backups], context)
    assert.ok(told.length >= 3, told.join())
    assert.ok(existsSync(full.result))
    await post(api.server.publicUrl, readingsFrom(86_400, 100, 900))
    await post(api.server.publicUrl, readingsFrom(3600, 1, 5000)) // a correction of a day that has passed
    expected = await askAll(api.server.publicUrl)
    const next = await operate(config(dataDir), ['backup', backups])
    assert.match(next.note ?? '', /^on \d{4}-/)
    const list = (await operate(config(dataDir), ['backup', 'list', backups])).result.split('\n')
    assert.deepEqual(
      list.map((line) => /full|builds on/.exec(line)?.[0]),
      ['full', 'builds on'],
    )
    assert.match((await operate(config(dataDir), ['backup', 'verify', backups])).result, /whole\n.* whole$/)
    for (const { result } of [full, next]) {
      assert.equal(statSync(result).mode & 0o777, 0o700)
      assert.ok(!readdirSync(result).includes('master.key'))
      const key = readFileSync(keyFile)
      const files = readdirSync(result, { recursive: true, withFileTypes: true })
      for (const file of files.filter((entry) => entry.isFile())) {
        assert.ok(!readFileSync(join(file.parentPath, file.name)).includes(key.subarray(0, 40)))
      }
    }
    const status = JSON.parse((await operate(config(dataDir), ['status', '--json'])).result)
    assert.equal(status.lastBackup.path, next.result)
    const { body } = await api.as(api.people.admin, 'GET', '/audit?action=backup.created')
    assert.equal(body.data.length, 2)
  })

  it('a copy is served beside the server that it is of, and does nothing to others', async () => {
    const copy = join(parent, 'copy')
    await post(api.server.publicUrl, readingsFrom(2 * 86_400, 50)) // after the backup
    await restore(copy, '--key', keyFile, '--copy')
    const copyPort = await findFreePort('127.0.0.1')
    const server = new ServerProcess({
      LIGHTFI_DATA_DIR: copy,
      LIGHTFI_PORT: String(copyPort),
      LIGHTFI_PUBLIC_URL: api.server.publicUrl,
    })
    try {
      await waitForHealth(`http://localhost:${copyPort}`)
      const { '/webhooks': hooks, ...answers } = await askAll(`http://localhost:${copyPort}`)
      const { '/webhooks': before, ...others } = expected
      assert.deepEqual(answers, others)
      assert.deepEqual([readStatus(before), readStatus(hooks)], ['active', 'paused'])
    } finally {
      server.kill('SIGTERM')
      assert.equal(await server.end(), 0, server.output)
    }
    const ofBoth = [dataDir, copy].map((at) => JSON.parse(readFileSync(join(at, 'lightfi.json'), 'utf8')))
    assert.notEqual(ofBoth[0].installation, ofBoth[1].installation)
  })

  it('a restored server answers everything as before, with the same tokens, and takes readings in', async () => {
    const { next_cursor: ahead } = await readChanges(api.server.publicUrl)
    await api.server.close()
    const restored = join(parent, 'restored')
    mkdirSync(restored, { mode: 0o700 })
    if (process.getuid?.() === 0) chownSync(restored, 65_534, 65_534)
    assert.equal(await restore(restored, '--key', keyFile), restored)
    const owners = ['', 'lightfi.sqlite', 'time-series/metadata'].map((name) =>
      statSync(join(restored, name)),
    )
    assert.equal(
      new Set(owners.map(({ uid }) => uid)).size,
      1,
      'it belongs to whom the directory belonged to',
    )
    running = await startServer(config(restored))
    const { publicUrl } = running
    assert.deepEqual(await askAll(publicUrl), expected)
    const { data } = await readChanges(publicUrl)
    assert.equal(new Map(data.map(({ time, value }) => [time, value])).size, 600)
    while ((await readBacklog(publicUrl)) < 600) await wait(50) // the webhook goes on where it was
    const status = JSON.parse((await operate(config(restored), ['status', '--json'])).result)
    assert.deepEqual([status.readings, status.database], ['ok', 'ok'])
    await post(publicUrl, readingsFrom(3 * 86_400, 1, 777))
    const { data: fresh } = await readChanges(publicUrl, ahead)
    assert.deepEqual(
      fresh.map(({ value }) => value),
      [777],
      'whoever had seen what is lost now goes on with what is new',
    )
    const again = await operate(config(restored), ['backup', backups])
    assert.match(again.note ?? '', /^on /)
  })

  it('the key is needed, and no other will do', async () => {
    const target = config(join(parent, 'without-key'))
    await assert.rejects(operate(target, ['restore', backups]), /Name the master\.key/)
    const strange = join(parent, 'strange.key')
    writeFileSync(strange, `${Buffer.alloc(32, 7).toString('base64')}\n`)
    await assert.rejects(operate(target, ['restore', backups, '--key', strange]), /is not the key of/)
    assert.ok(!existsSync(target.dataDir))
  })

  it('nothing is replaced', async () => {
    await assert.rejects(
      operate(config(dataDir), ['restore', backups, '--key', keyFile]),
      (error) =>
        error instanceof OperatorError && /is not empty, and a restore replaces nothing/.test(error.message),
    )
  })

  it('a file that was cut, changed or is missing is named, and nothing is restored', async () => {
    const [name = ''] = readdirSync(backups).sort()
    const spoiled = join(parent, 'spoiled')
    const spoil = async (file: string, act: (path: string) => void, said: RegExp) => {
      rmSync(spoiled, { recursive: true, force: true })
      cpSync(backups, spoiled, { recursive: true })
      act(join(spoiled, name, file))
      await assert.rejects(operate(config(dataDir), ['backup', 'verify', spoiled]), said)
      const target = config(join(parent, 'from-spoiled'))
      const newest = join(spoiled, readdirSync(spoiled).sort().at(-1) ?? '')
      await assert.rejects(operate(target, ['restore', newest, '--key', keyFile]), said)
      assert.ok(!existsSync(target.dataDir))
      assert.ok(!existsSync(`${target.dataDir}.restoring`))
    }
    const cut = (path: string) => truncateSync(path, statSync(path).size - 1)
    const change = (path: string) => {
      const bytes = readFileSync(path)
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
      writeFileSync(path, bytes)
    }
    await spoil('lightfi.sqlite', cut, /lightfi\.sqlite was cut or changed/)
    await spoil('readings/.backup', change, /readings\/\.backup was cut or changed/)
    await spoil('readings/.backup', (path) => rmSync(path), /readings\/\.backup is missing/)
    await spoil('files.sha256', cut, /files\.sha256 was cut or changed/)
    await spoil('backup.json', cut, /backup\.json was cut or changed/)
    await spoil('backup.json', (path) => rmSync(path), /backup\.json is missing/)
  })
})

async function waitForHealth(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/health`).catch(() => undefined)
    if (response?.ok) return
    await wait(50)
  }
}

/** Leaves out what clients did, which is stored once a minute, and how far webhooks are, which changes. */
function withoutUse(answer: unknown): unknown {
  const isOfUse = (name: string) => /^(last_|requests_|secret_used|lag_|next_attempt)/.test(name)
  return JSON.parse(JSON.stringify(answer, (name, value) => (isOfUse(name) ? undefined : value)))
}

interface Webhooks {
  readonly data: readonly { readonly status: string; readonly lag_readings: number }[]
}

const readStatus = (webhooks: unknown) => (webhooks as Webhooks).data[0]?.status
