import assert from 'node:assert/strict'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { createTemporaryDirectory } from '../packages/server/testing/temporary-directory.ts'
import { askSteadily } from './ask-steadily.ts'
import { withProcess } from './child-process.ts'
import { addSensors, createEmptyDataDirectory, fixture, fixtureSensorId } from './fixture.ts'
import { fetchServiceToken } from './our-tokens.ts'
import type { DemoCost } from './programs/demo-server.ts'
import type { OurServer } from './programs/our-server.ts'
import type { PostedSteadily, SteadyPosts } from './programs/post-steadily.ts'
import { connectOurs } from './readings.ts'

interface Served {
  readonly url: string
}

test('what is sent and posted to a server is there for the engine alone, and for a bare start', async () => {
  const directory = createTemporaryDirectory()
  await createEmptyDataDirectory(directory)
  await addSensors(directory, 1)
  const [postsPerS, sensorsPerPost] = [2, 3]
  const taken = await withProcess('programs/our-server.ts', [directory], async (server: OurServer) => {
    const { formatBody, send } = await connectOurs(server)
    const sensorId = fixtureSensorId(fixture.sensors)
    await send(formatBody([{ sensorId, varName: 'CO2ppm', time: fixture.fromS, value: 400 }]))
    const token = await fetchServiceToken(server)
    const posts: SteadyPosts = { url: server.url, token, postsPerS, sensorsPerPost, seconds: 1 }
    const program = new URL('programs/post-steadily.ts', import.meta.url)
    const [outcome] = await once(new Worker(program, { workerData: posts }), 'message')
    return outcome as PostedSteadily
  })
  const series = postsPerS * sensorsPerPost * fixture.varNames.length
  assert.ok(taken.takenInTime <= series)
  const found = await withProcess(
    'programs/bare-start.ts',
    [directory],
    async (line: { series: number }) => line,
  )
  assert.equal(found.series, series + 1)
  await withProcess('programs/bare-engine.ts', [directory], async ({ url }: Served) => {
    for (const format of ['csv', 'parquet']) {
      const response = await fetch(`${url}/${format}`)
      const text = await response.text()
      assert.ok(response.ok && Number(text) > 0, text)
    }
  })
})

test('the demo says at its end what it has cost, with a journal and without', async () => {
  for (const hasJournal of ['true', 'false']) {
    const args = [createTemporaryDirectory(), hasJournal, '0', '10']
    const cost = await withProcess('programs/demo-server.ts', args, async (line: DemoCost) => line)
    assert.ok(cost.readings >= 0 && cost.writtenBytes >= 0 && cost.cpuS > 0)
  }
})

test('the bare route answers the floor of its file, or that it is the same', async () => {
  const file = join(createTemporaryDirectory(), 'floor.json')
  writeFileSync(file, '{ "sensors": [] }')
  await withProcess('programs/bare-floor.ts', [file], async ({ url }: Served) => {
    const response = await fetch(url)
    assert.equal(await response.text(), '{"sensors":[]}')
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' }
    assert.equal((await fetch(url, { headers })).status, 304)
  })
})

test('a question that is due while answers are late counts its wait', async () => {
  const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 50))
  const tookMs = await askSteadily({ perS: 100, seconds: 0.1, ask: slow })
  assert.equal(tookMs.length, 10)
  assert.ok(tookMs.every((took) => took >= 45))
  const failing = { perS: 100, seconds: 0.1, ask: () => Promise.reject(new Error('no answer')) }
  await assert.rejects(askSteadily(failing), /no answer/)
})
