import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts'
import { systemClock } from '../clock.ts'
import { type RunningServer, startServer } from '../index.ts'
import { placeBefore } from '../storage/time-series/statements/reading-log.ts'

const sensorId = 'AQ2-FE753C0D7ADF'
let server: RunningServer | undefined
let receiver: WebhookReceiver | undefined
after(async () => {
  await server?.close()
  await receiver?.stop()
})

it('a clean stop lets a delivery end, a start goes on behind it, and no secret lies or is told anywhere', async () => {
  const dataDir = join(createTemporaryDirectory(), 'data')
  const log: string[] = []
  const start = () =>
    startServer(
      { dataDir, port: 0, logLevel: 'trace', webhookNetworks: '127.0.0.0/8' },
      systemClock,
      { write: (line) => log.push(line) },
      { webhookRules: { backOffMs: () => 10 } },
    )
  server = await start()
  const { estate, clients, webhooks } = server
  const organisation = { locationId: 'org', parentId: null, kind: 'organisation', name: 'Org' } as const
  await estate.createLocation({ ...organisation, timeZone: 'UTC' })
  await estate.createSensor({ sensorId, locationId: 'org', name: 'Sensor' })
  const scopes = ['readings:write'] as const
  const gateway = await clients.createClient({
    organisationId: 'org',
    name: 'Gateway',
    kind: 'service',
    scopes,
  })
  const isHeld = Promise.withResolvers<void>()
  const mayAnswer = Promise.withResolvers<void>()
  receiver = await startWebhookReceiver(async (_request, index) => {
    if (index === 0) return { status: 500 }
    isHeld.resolve()
    if (index === 1) await mayAnswer.promise
    return { status: 204 }
  })
  const { webhook } = await webhooks.create({
    organisationId: 'org',
    url: receiver.url,
    description: '',
    filter: { locationIds: ['org'] },
    position: placeBefore(0),
  })

  const post = async (url: string, time: number) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: gateway.clientId,
      client_secret: gateway.clientSecret ?? '',
    })
    const answer = await fetch(`${url}/oauth2/token`, { method: 'POST', body })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    const readings = [{ sensor_id: sensorId, var_name: 'CO2ppm', time, value: 500 }]
    await fetch(`${url}/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    })
  }
  const timeS = Math.floor(Date.now() / 1000) - 100
  await post(server.publicUrl, timeS)
  await isHeld.promise
  const closing = server.close()
  mayAnswer.resolve()
  await closing
  server = await start()
  await post(server.publicUrl, timeS + 1)
  await receiver.waitFor(3)
  const timesOf = (index: number) => receiver?.requests[index]?.readings.map(({ time }) => time)
  assert.deepEqual([timesOf(1), timesOf(2)], [[timeS], [timeS + 1]])
  await server.close()
  server = undefined

  const secrets = ['s3cret-path', webhook.secret, webhook.secret.slice('whsec_'.length)]
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  assert.ok(files.some(({ name }) => name === 'lightfi.sqlite'))
  const texts = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
  for (const secret of secrets)
    assert.ok(![...texts, log.join('')].some((text) => text.includes(secret)), 'a secret lies open')
})
