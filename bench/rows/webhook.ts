import { once } from 'node:events'
import { Agent, request as startRequest } from 'node:http'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { withProcess } from '../child-process.ts'
import { createEmptyDataDirectory, fixture, fixtureSensorId } from '../fixture.ts'
import type { OurServer } from '../programs/our-server.ts'
import type { WebhookReceivers } from '../programs/webhook-receivers.ts'
import { connectOurs, type Reading } from '../readings.ts'
import { type BenchRow, type Measured, median } from '../row.ts'
import { withDirectory } from '../with-directory.ts'

/** Stored readings: 200 minutes of the sensors of the fixture. */
const minutes = 200
const stored = minutes * fixture.sensors * fixture.varNames.length
const readingsPerBatch = 1_000
const rounds = 3

/** What a receiver that was away gets when it is back, to one and to ten at once. */
export const webhooks: readonly BenchRow[] = [
  { id: 'webhook', receivers: 1 },
  { id: 'webhook-ten', receivers: 10 },
].map(({ id, receivers }) => ({
  id,
  work: `${stored} stored readings delivered to ${receivers === 1 ? 'a webhook' : `each of ${receivers} webhooks`}, signed, with borders and attempts on the disk`,
  against: 'a loop of node:http for each that posts as many bytes, made before, and stores nothing',
  unit: 'readings/s',
  goal: null,
  measure: () => withDirectory((directory) => measure(join(directory, 'data'), receivers)),
}))

async function measure(dataDir: string, count: number): Promise<Measured> {
  await createEmptyDataDirectory(dataDir)
  await withProcess('programs/our-server.ts', [dataDir], postReadings)
  const rates: readonly [number[], number[]] = [[], []]
  await withProcess('programs/webhook-receivers.ts', [String(count)], async (receivers: WebhookReceivers) => {
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await withProcess('programs/webhook-server.ts', [dataDir, ...receivers.urls], () =>
        measureRate(receivers, async () => undefined),
      )
      const other = await measureRate(receivers, () => Promise.all(receivers.urls.map(postBare)))
      if (round === 0) continue
      rates[0].push(ours)
      rates[1].push(other)
    }
  })
  return { ours: median(rates[0]), other: median(rates[1]) }
}

async function postReadings(server: OurServer): Promise<void> {
  const { formatBody, send } = await connectOurs(server)
  for (let minute = 0; minute < minutes; minute += 2) {
    const readings: Reading[] = [minute, minute + 1].flatMap((at) =>
      Array.from({ length: fixture.sensors }, (_, sensor) => sensor).flatMap((sensor) =>
        fixture.varNames.map((varName) => ({
          sensorId: fixtureSensorId(sensor),
          varName,
          time: fixture.fromS + at * 60,
          value: 20 + ((at + sensor) % 50) / 10,
        })),
      ),
    )
    await send(formatBody(readings))
  }
}

/** Measures until every receiver has all that is stored. @returns readings in a second, of all. */
async function measureRate(
  { urls, countUrl }: WebhookReceivers,
  work: () => Promise<unknown>,
): Promise<number> {
  await fetch(countUrl, { method: 'POST' })
  const startMs = performance.now()
  const working = work()
  const wanted = stored * urls.length
  while (Number(await (await fetch(countUrl)).text()) < wanted) await delay(10)
  const seconds = (performance.now() - startMs) / 1000
  await working
  return wanted / seconds
}

const line = JSON.stringify({
  id: '2s-7-mgivbbk0',
  sensor_id: fixtureSensorId(0),
  var_name: 'temperatureC',
  time: fixture.fromS,
  value: 21.5,
})
const bareBody = `{"type":"readings.stored","data":{"readings":[${Array.from({ length: readingsPerBatch }, () => line).join(',')}]}}`

async function postBare(url: string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  for (let at = 0; at < stored; at += readingsPerBatch) {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bareBody) }
    const sent = startRequest(url, { method: 'POST', agent, headers })
    sent.end(bareBody)
    const [answer] = await once(sent, 'response')
    answer.resume()
    await once(answer, 'close')
  }
  agent.destroy()
}
