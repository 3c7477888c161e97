import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { startServer } from '@openlightfi/server'
import { createMovableClock } from '../compat/movable-clock.ts'
import { preparePythonEnvironment } from '../compat/python-environment.ts'
import {
  type ReceivedRequest,
  startWebhookReceiver,
  type WebhookReceiver,
} from '../packages/server/testing/webhook-receiver.ts'
import { readPageBlock } from '../tools/pages/read-page-blocks.ts'
import { requirePart } from '../tools/required-part.ts'
import { MovedServer } from './moved-server.ts'

const python = requirePart('python')
const faketime = requirePart('faketime')
const dayMs = 86_400_000
const days = 31
const readingsPerDay = 500
const sensorId = 'AQ2-FE753C0D7ADF'

let place = ''
let server: MovedServer | undefined
let receiver: WebhookReceiver | undefined
after(async () => {
  await server?.stop('SIGKILL')
  await receiver?.stop()
  if (place) await rm(place, { recursive: true, force: true })
})

/** Sets up a building with a gateway, and a webhook whose receiver is away. */
async function furnish(dataDir: string, receiverUrl: string) {
  const running = await startServer({ dataDir, port: 0, logLevel: 'fatal' })
  const { estate, clients, webhooks, port } = running
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'UTC',
  })
  await estate.createSensor({ sensorId, locationId: 'org', name: 'Sensor' })
  const gateway = await clients.createClient({
    organisationId: 'org',
    name: 'Gateway',
    kind: 'service',
    scopes: ['readings:write'],
  })
  const { webhook } = await webhooks.create({
    organisationId: 'org',
    url: receiverUrl,
    description: '',
    filter: { locationIds: ['org'] },
    position: { sequence: 0, seriesId: 0, timeMs: -1 },
  })
  await running.close()
  return { port, gateway, secret: webhook.secret }
}

async function post(
  url: string,
  { clientId, clientSecret = '' }: { clientId: string; clientSecret?: string },
  times: readonly number[],
) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'readings:write',
  })
  const token = (await (await fetch(`${url}/oauth2/token`, { method: 'POST', body })).json()) as {
    access_token: string
  }
  const readings = times.map((time) => ({
    sensor_id: sensorId,
    var_name: 'CO2ppm',
    time,
    value: 400 + (time % 90),
  }))
  const answer = await fetch(`${url}/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  assert.equal(((await answer.json()) as { accepted: number }).accepted, times.length)
}

/** Runs a program that verifies requests. @returns the readings that it counted. */
async function verify(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
  requests: readonly ReceivedRequest[],
  secret: string,
): Promise<number> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'inherit'] })
  for (const { body, headers } of requests)
    child.stdin.write(`${JSON.stringify({ secret, body, headers })}\n`)
  child.stdin.end()
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')])
  return Number(output)
}

test('a receiver that was away for a month gets everything since, as libraries of others verify it then', {
  skip: python.skip || faketime.skip,
}, async (t) => {
  place = await mkdtemp(join(tmpdir(), 'lightfi-webhook-month-'))
  const away = await startWebhookReceiver()
  await away.stop()
  const dataDir = join(place, 'data')
  const { port, gateway, secret } = await furnish(dataDir, away.url)
  server = new MovedServer(dataDir, port, { LIGHTFI_WEBHOOK_NETWORKS: '127.0.0.0/8' })
  await server.start()
  const beginS = Math.floor(Date.now() / 1000)
  const times: number[] = []
  for (let day = 0; day < days; day += 1) {
    await server.setAhead(day * dayMs)
    const ofDay = Array.from({ length: readingsPerDay }, (_, index) => beginS + day * 86_400 - index)
    await post(server.publicUrl, gateway, ofDay)
    times.push(...ofDay)
    if (day !== 9 && day !== 19) continue
    await server.stop(day === 9 ? 'SIGKILL' : 'SIGTERM')
    await server.start()
  }
  receiver = await startWebhookReceiver(undefined, away.port)
  // What failed waits for some seconds of the machine's own; a restart tries at once.
  await server.stop('SIGTERM')
  await server.start()
  const { requests, until } = receiver
  const count = () => requests.reduce((sum, { readings }) => sum + readings.length, 0)
  await until(() => count() >= times.length)
  const taken = requests.flatMap(({ readings }) => readings.map(({ time }) => time))
  assert.deepEqual(new Set(taken), new Set(times))
  assert.equal(taken.length, times.length, 'nothing came twice')
  const aheadS = (days - 1) * 86_400
  const stamp = Number(requests[0]?.headers['webhook-timestamp'])
  assert.ok(Math.abs(stamp - (Date.now() / 1000 + aheadS)) < 120, 'the time is that of the attempt')

  const program = join(place, 'read-readings.mjs')
  await writeFile(
    program,
    readPageBlock('docs/webhooks.md#verify:2').text.replace(
      "'standardwebhooks'",
      JSON.stringify(import.meta.resolve('standardwebhooks')),
    ),
  )
  const clock = new URL('./programs/moved-clock.ts', import.meta.url).href
  const verifier = new URL('./programs/verify-webhooks.ts', import.meta.url).pathname
  const javascript = [process.execPath, '--import', clock, verifier, program]
  const moved = { CLOCK_AHEAD_MS: String(aheadS * 1000) }
  assert.equal(await verify(javascript, moved, requests, secret), times.length)

  const reader = `${readPageBlock('docs/webhooks.md#verify:1').text}
import json, sys
print(sum(len(read_readings(r["secret"], r["body"], r["headers"])) for r in map(json.loads, sys.stdin)))
`
  const { python: interpreter } = await preparePythonEnvironment(python.path)
  const folder = await mkdtemp(join(place, 'clock-'))
  const movable = await createMovableClock(faketime.path, folder)
  await movable.setAhead(aheadS)
  assert.equal(await verify([interpreter, '-c', reader], movable.env, requests, secret), times.length)
  t.diagnostic(`${times.length} readings of ${days} days in ${requests.length} requests`)
})
