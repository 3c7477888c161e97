/** A reader that waits for readings may be given other places meanwhile. */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import type { ReadingChanges } from '@openlightfi/contract'
import {
  type AdministrationServer,
  startAdministrationServer,
} from '../../../testing/administration-server.ts'
import { sensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'

const time = Math.floor(Date.now() / 1000)
const hallId = 'AQ2-00000000AAAA'

let server: AdministrationServer
before(async () => {
  server = await startAdministrationServer()
  const { estate } = server.server
  await estate.createLocation({ locationId: 'hall', parentId: 'org', kind: 'building', name: 'Hall' })
  await estate.createSensor({ sensorId: hallId, locationId: 'hall', name: 'Hall' })
  for (const id of [sensorId, hallId])
    await server.post([{ sensor_id: id, var_name: 'CO2ppm', time, value: 1 }])
})
after(() => server.server.close())

async function beginToWait(query = '') {
  const { installer } = server.people
  const answer = server.as(installer, 'GET', `/readings/changes?after=now&wait=30${query}`)
  await server.as(installer, 'GET', '/readings/changes?after=now') // by then the other has come
  return { answer }
}

const giveInstaller = async (locationId: string) => {
  const { admin, installer } = server.people
  const body = { location_ids: [locationId] }
  assert.equal((await server.as(admin, 'PATCH', `/users/${installer.userId}`, body)).status, 200)
}

it('shows nothing that the caller may not see any more, and goes on with what it may', async () => {
  const { answer } = await beginToWait()
  await giveInstaller('hall')
  await server.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: time + 1, value: 2 }])
  await server.post([{ sensor_id: hallId, var_name: 'CO2ppm', time: time + 1, value: 3 }])
  const page: ReadingChanges = (await answer).body
  assert.deepEqual(
    page.data.map((reading) => [reading.sensor_id, reading.value]),
    [[hallId, 3]],
  )
  await giveInstaller('org')
})

it('ends where what was asked for is out of sight', async () => {
  const { answer } = await beginToWait('&location_id=building')
  await giveInstaller('hall')
  await server.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: time + 2, value: 4 }])
  assertProblem(await answer, 'not_found')
  await giveInstaller('org')
})
