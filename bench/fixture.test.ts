import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createTemporaryDirectory } from '../packages/server/testing/temporary-directory.ts'
import { withProcess } from './child-process.ts'
import { createEmptyDataDirectory, fixtureSensorId } from './fixture.ts'
import { fetchServiceToken } from './our-tokens.ts'
import type { OurServer } from './programs/our-server.ts'

test('a server takes the data directory that a benchmark is given, with its sensors', async () => {
  const directory = createTemporaryDirectory()
  await createEmptyDataDirectory(directory)
  const status = await withProcess('programs/our-server.ts', [directory], async (server: OurServer) => {
    const headers = { authorization: `Bearer ${await fetchServiceToken(server)}` }
    return (await fetch(`${server.url}/sensors/${fixtureSensorId(0)}`, { headers })).status
  })
  assert.equal(status, 200)
})
