/** Holds the SDK's cache of answers, and the server's clock in its hooks, against a real server. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  createAnswerCache,
  createClient,
  createClientCredentialsGrant,
  createTokenSource,
} from '@openlightfi/client'
import { serveBuilding } from './serve-building.ts'

let building: Awaited<ReturnType<typeof serveBuilding>>
before(async () => {
  building = await serveBuilding()
})
after(() => building.close())

test('asking again costs no body until something changes, and hooks know the clock of the server', async () => {
  const { oauthUrl, publicUrl, reader, estate } = building
  const ended: { status: number | undefined; serverTimeMs: number | undefined }[] = []
  const grant = createClientCredentialsGrant({ oauthUrl, ...reader, scope: 'readings:read' })
  const client = createClient({
    baseUrl: publicUrl,
    tokens: createTokenSource({ grant }),
    cache: createAnswerCache(),
    hooks: { requestEnded: ({ status, serverTimeMs }) => void ended.push({ status, serverTimeMs }) },
  })
  const reads = [
    () => client.readLocationTree(),
    () => client.readLocation('loc_building'),
    () => client.readLocationChildren('loc_building', { depth: 'all' }),
    () => client.readVariables(),
  ]
  for (const read of reads) assert.equal(await read(), await read())
  assert.deepEqual(
    ended.map(({ status }) => status),
    reads.flatMap(() => [200, 304]),
  )
  for (const { serverTimeMs } of ended) assert.ok(Math.abs((serverTimeMs ?? 0) - Date.now()) < 60_000)

  const before = await client.readLocationTree()
  await building.post([Math.floor(Date.now() / 1000) - 5, 700])
  assert.equal(await client.readLocationTree(), before)
  await estate.changeLocation('loc_building', { name: 'Renamed' })
  const renamed = await client.readLocationTree()
  assert.ok(renamed.data.some(({ name }) => name === 'Renamed'))
  assert.ok(before.data.every(({ name }) => name !== 'Renamed'))
})
