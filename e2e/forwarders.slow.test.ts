import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { mosquittoPart } from '../packages/process/testing/mosquitto-broker.ts'
import { waitUntil } from '../packages/process/testing/wait-until.ts'
import type { ForwarderHealth } from '../packages/shim/src/forward/forwarder-state.ts'
import { type RunningShim, startShim } from '../packages/shim/src/start-shim.ts'
import { postgresPart } from '../packages/shim/testing/postgres-server.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../packages/shim/testing/webhook-receiver.ts'
import { keepLastValues, readStoredValues, type Scene, setForwardingScene } from './forwarding.ts'

interface Finding {
  readonly name: string
  readonly mistakes: readonly string[]
}

const cli = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))
const startS = Math.floor(Date.now() / 1000) - 3600

describe('a shim that forwards', { skip: mosquittoPart.skip || postgresPart.skip }, () => {
  let scene: Scene
  let shim: RunningShim
  let alerts: WebhookReceiver
  let configFile: string
  let log = ''

  before(async () => {
    scene = await setForwardingScene()
    alerts = await startWebhookReceiver()
    shim = await start()
    await waitUntil(() => scene.hasBegun())
  })
  after(async () => {
    await shim.close()
    await alerts.stop()
    await scene.close()
  })

  async function writeConfig(file: string, more: readonly object[] = []): Promise<void> {
    const { directory, building, forwarders } = scene
    const clientSecretFile = join(directory, 'secret')
    await writeFile(clientSecretFile, building.reader.clientSecret)
    const oauth = {
      grant: 'clientCredentials',
      clientId: building.reader.clientId,
      clientSecretFile,
      scope: 'readings:read',
    }
    const rest = { listen: { tcp: { port: 0 } }, admin: { port: 0 }, alert: { url: alerts.url } }
    const config = { server: building.publicUrl, oauth, ...rest, forwarders: [...forwarders, ...more] }
    await writeFile(file, JSON.stringify(config))
  }

  async function start(): Promise<RunningShim> {
    const { directory, stateDirectory } = scene
    configFile = join(directory, 'shim.json')
    await writeConfig(configFile)
    return startShim({
      sources: { file: configFile, variables: {}, assignments: [] },
      places: { configFile, stateDirectory, fallbackDirectory: directory },
      logSink: { write: (text) => (log += text) },
    })
  }

  function readForwarders(): readonly ForwarderHealth[] {
    return (shim.readHealth().forwarding as { forwarders: readonly ForwarderHealth[] }).forwarders
  }

  async function hasAll(...names: readonly ('broker' | 'table' | 'files' | 'hook')[]): Promise<boolean> {
    const [stored, delivered] = [await readStoredValues(scene, startS), await scene.listDelivered()]
    return names.every((name) => {
      const values = keepLastValues(delivered[name])
      return stored.size > 0 && [...stored].every(([time, value]) => values.get(time) === value)
    })
  }
  const everywhere = ['broker', 'table', 'files', 'hook'] as const

  it('brings new, late and corrected readings everywhere, with the same id', async () => {
    await scene.building.post([startS + 10, 1], [startS + 20, 2])
    await scene.building.post([startS + 5, 3])
    await scene.building.post([startS + 20, 4])
    await waitUntil(() => hasAll(...everywhere))
    const { broker, table, files, hook } = await scene.listDelivered()
    const ids = new Map(broker.map(({ time, id }) => [time, id]))
    for (const { time, id } of table) assert.equal(id, ids.get(time))
    assert.deepEqual(new Set(files.map(({ id }) => id)), new Set(hook.map(({ id }) => id)))
  })

  it('shows how each forwarder is, in health and metrics', async () => {
    await waitUntil(() => readForwarders().every(({ state }) => state === 'following'))
    const health = (await (await fetch(`${shim.adminAddress}/health`)).json()) as { forwarding: unknown }
    assert.deepEqual(health.forwarding, JSON.parse(JSON.stringify(shim.readHealth().forwarding)))
    const metrics = await (await fetch(`${shim.adminAddress}/metrics`)).text()
    assert.match(
      metrics,
      /lightfi_forwarder_readings_delivered_total\{forwarder="table",type="postgres"\} [1-9]/,
    )
    assert.match(metrics, /lightfi_forwarder_failing\{forwarder="hook",type="webhook"\} 0/)
  })

  it('goes on with the others while two destinations are away, and makes up for it when they are back', async () => {
    await scene.receiver.stop()
    await scene.database.kill()
    await scene.building.post([startS + 30, 5], [startS + 40, 6])
    await waitUntil(() => readForwarders().filter(({ state }) => state === 'failing').length === 2)
    await scene.building.post([startS + 50, 7])
    await waitUntil(() => readForwarders().find(({ name }) => name === 'broker')?.state === 'following')
    const failing = readForwarders().filter(({ state }) => state === 'failing')
    assert.deepEqual(failing.map(({ name }) => name).sort(), ['hook', 'table'])
    for (const { reason, nextTryAt } of failing) assert.ok(reason && nextTryAt)
    await scene.database.start()
    await waitUntil(() => hasAll('broker', 'files', 'table'))
    await scene.receiver.start()
    await waitUntil(() => hasAll(...everywhere))
    await waitUntil(() => readForwarders().every(({ state }) => state === 'following'))
  })

  /** `lightfi shim check` of a file. */
  async function check(
    file: string,
    ...words: string[]
  ): Promise<{ code: number; output: string; findings: Finding[] }> {
    const args = [cli, 'shim', 'check', '--json', '--config', file, ...words]
    const env = { HOME: scene.directory, STATE_DIRECTORY: scene.stateDirectory }
    const { code, stdout, stderr } = await promisify(execFile)(process.execPath, args, { env }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    )
    const { forwarders = [] } = stdout === '' ? {} : (JSON.parse(stdout) as { forwarders: Finding[] })
    return {
      code,
      output: stdout + stderr,
      findings: forwarders.filter(({ mistakes }) => mistakes.length > 0),
    }
  }

  it('stops what no time mends with a sentence and an alert, runs the others on, and goes on from where it was', async () => {
    assert.equal((await check(configFile, '--online')).code, 0, 'all are in order')
    await scene.database.query('ALTER TABLE lightfi_readings RENAME COLUMN value TO measured')
    const astray = {
      type: 'csv',
      name: 'astray',
      directory: join(scene.directory, 'astray'),
      locationId: 'nowhere',
    }
    const wanted = join(scene.directory, 'wanted.json')
    await writeConfig(wanted, [astray])
    assert.equal((await check(wanted)).code, 0, 'files say nothing of it')
    const { code, findings, output } = await check(wanted, '--online')
    assert.equal(code, 1, output)
    assert.deepEqual(
      findings.map(({ name }) => name),
      ['table', 'astray'],
    )
    assert.match(findings[0]?.mistakes.join() ?? '', /has no column "value"; "measured" needs a value/)
    assert.match(
      findings[1]?.mistakes.join() ?? '',
      /No location "nowhere" that you may see.*Correct locationId/,
    )
    await assert.rejects(readFile(join(scene.directory, 'astray')), { code: 'ENOENT' })

    await writeConfig(configFile, [astray])
    assert.equal(await shim.reload(), true)
    await scene.building.post([startS + 55, 7])
    await waitUntil(() => readForwarders().filter(({ state }) => state === 'stopped').length === 2)
    await waitUntil(
      () => alerts.requests.filter(({ body }) => body.includes('forwarder_stopped')).length === 2,
    )
    await waitUntil(() => scene.listMessages().some(({ time }) => time === startS + 55))
    const metrics = await (await fetch(`${shim.adminAddress}/metrics`)).text()
    assert.match(metrics, /lightfi_forwarder_stopped\{forwarder="table",type="postgres"\} 1/)

    await scene.database.query('ALTER TABLE lightfi_readings RENAME COLUMN measured TO value')
    assert.equal(await shim.reload(), true, 'the same configuration')
    await waitUntil(() => hasAll(...everywhere))
    await writeConfig(configFile)
    assert.equal(await shim.reload(), true)
    await waitUntil(() => readForwarders().every(({ state }) => state === 'following'))
  })

  it('sets a reading aside that a destination refuses, and brings all others', async () => {
    await scene.database.query('ALTER TABLE lightfi_readings ADD CONSTRAINT picky CHECK (value <> 666)')
    await scene.building.post([startS + 60, 8], [startS + 61, 666], [startS + 62, 9], [startS + 63, 10])
    await waitUntil(async () => {
      const { table } = await scene.listDelivered()
      return [60, 62, 63].every((offset) => table.some(({ time }) => time === startS + offset))
    })
    const path = join(scene.stateDirectory, 'forwarders', 'table.refused.ndjson')
    const lines = (await readFile(path, 'utf8')).trim().split('\n')
    assert.equal(lines.length, 1)
    const { reason, reading } = JSON.parse(lines[0] ?? '') as { reason: string; reading: { value: number } }
    assert.match(reason, /violates check constraint "picky"/)
    assert.equal(reading.value, 666)
    assert.equal(readForwarders().find(({ name }) => name === 'table')?.refused, 1)
    await waitUntil(() => hasAll('broker', 'files', 'hook'))
  })

  it('delivers after a restart what was stored meanwhile, and nothing twice', async () => {
    await waitUntil(() => readForwarders().every(({ state }) => state === 'following'))
    await shim.close()
    const before = await scene.listDelivered()
    await scene.building.post([startS + 70, 11])
    shim = await start()
    await waitUntil(() => hasAll('broker', 'files', 'hook'))
    const { broker, files } = await scene.listDelivered()
    assert.equal(files.length, before.files.length + 1)
    assert.equal(broker.length, before.broker.length + 1)
  })

  it('writes no secret into its log', () => {
    assert.ok(log.includes('a forwarder failed'))
    for (const secret of ['correct horse', 's3cret', scene.building.reader.clientSecret]) {
      assert.ok(!log.includes(secret), secret)
    }
  })
})
