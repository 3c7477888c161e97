/**
 * Our server with one floor of 1,000 sensors x 5 latest values, in a data directory that is gone when it
 * ends.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, startServer } from '@openlightfi/server'
import { fixture, fixtureSensorId } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { endOnSignals } from './end-on-signals.ts'

/** The facts that the benchmark needs to read the floor. */
export interface FloorServer {
  readonly url: string
  readonly floorId: string
  readonly token: string
}

const sensorCount = 1_000
const floorId = 'bench_floor'

const dataDir = mkdtempSync(join(tmpdir(), 'lightfi-bench-'))
const server = await startServer({ dataDir, port: 0, logLevel: 'error', signingAlgorithm: 'ES256' })
endOnSignals(async () => {
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})
const token = await fillFloor(server)
const ready: FloorServer = { url: server.publicUrl, floorId, token }
console.log(JSON.stringify(ready))

async function fillFloor({ estate, clients, publicUrl }: RunningServer): Promise<string> {
  const { locationId } = fixture
  await estate.createLocation({
    locationId,
    parentId: null,
    kind: 'organisation',
    name: 'Bench',
    timeZone: 'Europe/London',
  })
  await estate.createLocation({ locationId: floorId, parentId: locationId, kind: 'floor', name: 'Floor' })
  for (let index = 0; index < sensorCount; index += 1) {
    const position = { longitude: -0.0877 + index / 1e6, latitude: 51.5079 }
    const sensorId = fixtureSensorId(index)
    await estate.createSensor({ sensorId, locationId: floorId, name: `Sensor ${index}`, position })
  }
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId: locationId,
    name: 'Bench service',
    kind: 'service',
    scopes: ['readings:read', 'readings:write'],
  })
  const accessToken = await fetchServiceToken({ url: publicUrl, service: { clientId, clientSecret } })
  await postReadings(publicUrl, accessToken)
  return accessToken
}

async function postReadings(url: string, accessToken: string): Promise<void> {
  const time = Math.floor(Date.now() / 1000) - 60
  const readings = Array.from({ length: sensorCount }, (_, index) =>
    fixture.varNames.map((var_name, place) => ({
      sensor_id: fixtureSensorId(index),
      var_name,
      time,
      value: 50 + place + (index % 97) / 10,
    })),
  ).flat()
  const response = await fetch(`${url}/readings?strict=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  if (!response.ok) throw new Error(`/readings answered ${response.status}: ${await response.text()}`)
}
