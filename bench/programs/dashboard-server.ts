/**
 * Our server with one floor of as many sensors as it is told, each with a day of CO2, temperature and
 * humidity, and somebody who may look at it; and beside it a bare page, with nothing on it. With a second
 * argument `desks`, each sensor stands on a desk of a floorplan and has one value of CO2.
 */
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFloorplan, type RunningServer, startServer } from '@openlightfi/server'
import { fixture, fixtureSensorId } from '../fixture.ts'
import { fetchServiceToken } from '../our-tokens.ts'
import { buildDeskPlan, nameDesk } from '../plan.ts'
import { endOnSignals } from './end-on-signals.ts'

/** The facts that a browser and a gateway need. */
export interface DashboardServer {
  readonly url: string
  readonly floorId: string
  readonly username: string
  readonly password: string
  /** Reads and writes readings. */
  readonly token: string
  readonly bareUrl: string
}

const [sensorCount, stepS] = [Number(process.argv[2]), 900]
const floorId = 'bench_floor'
const user = { username: 'ada@bench.example', password: 'nine words would do here' }
const hasDesks = process.argv[3] === 'desks'
const varNames = hasDesks ? ['CO2ppm'] : ['CO2ppm', 'temperatureC', 'relativeHumidity']

const dataDir = mkdtempSync(join(tmpdir(), 'lightfi-bench-'))
const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
const bare = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end('<!doctype html><html lang="en"><title>Bare</title><main data-ready="true">Bare</main></html>')
})
bare.listen(0, 'localhost')
await once(bare, 'listening')
endOnSignals(async () => {
  bare.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})
const token = await furnish(server)
const address = bare.address()
const barePort = typeof address === 'object' ? address?.port : undefined
const ready: DashboardServer = {
  url: server.publicUrl,
  floorId,
  ...user,
  token,
  bareUrl: `http://localhost:${barePort}/`,
}
console.log(JSON.stringify(ready))

async function furnish({ estate, accounts, clients, publicUrl }: RunningServer): Promise<string> {
  const organisationId = fixture.locationId
  await estate.createLocation({
    locationId: organisationId,
    parentId: null,
    kind: 'organisation',
    name: 'Bench',
    timeZone: 'Europe/London',
  })
  await estate.createLocation({ locationId: floorId, parentId: organisationId, kind: 'floor', name: 'Floor' })
  if (hasDesks) await estate.floorplans.put(floorId, checkFloorplan(buildDeskPlan(sensorCount)))
  for (let index = 0; index < sensorCount; index += 1) {
    const position = { longitude: -0.0877 + (index % 50) / 1e5, latitude: 51.5079 + index / 1e7 }
    const sensorId = fixtureSensorId(index)
    const place = hasDesks ? { polygonId: nameDesk(index) } : { position }
    await estate.createSensor({ sensorId, locationId: floorId, name: `Room ${index}`, ...place })
  }
  await accounts.createUser({ organisationId, ...user, role: 'viewer', locationIds: [organisationId] })
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId,
    name: 'Bench service',
    kind: 'service',
    scopes: ['readings:read', 'readings:write'],
  })
  const accessToken = await fetchServiceToken({ url: publicUrl, service: { clientId, clientSecret } })
  const nowS = Math.floor(Date.now() / 1000)
  const firstS = hasDesks ? nowS - 1 : nowS - 86_400
  for (let time = firstS; time < nowS; time += stepS) await postAll(publicUrl, accessToken, time)
  return accessToken
}

async function postAll(url: string, accessToken: string, time: number): Promise<void> {
  const readings = Array.from({ length: sensorCount }, (_, index) =>
    varNames.map((var_name, place) => ({
      sensor_id: fixtureSensorId(index),
      var_name,
      time,
      value: ([700, 21, 45][place] ?? 0) + ((index + time / stepS) % 97) / 10,
    })),
  ).flat()
  const response = await fetch(`${url}/readings?strict=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
  if (!response.ok) throw new Error(`/readings answered ${response.status}: ${await response.text()}`)
}
