import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import {
  type Client,
  createClient,
  createClientCredentialsGrant,
  createTokenSource,
  type VarName,
} from '@openlightfi/client'
import { type RunningServer, startServer } from '@openlightfi/server'
import { requirePart } from '../tools/required-part.ts'
import { type RealSensor, readSduSensors, readUciSensors } from './real-data-rows.ts'

const folder = new URL('../../shared/data', import.meta.url).pathname
const python = requirePart('python')
const skip = python.skip || (!existsSync(folder) && `SKIPPED: the data sets are not at ${folder}`)

interface Figures {
  readonly count: number
  readonly coverage: number
  readonly min?: number | null
  readonly max?: number | null
  readonly avg?: number | null
}

describe('daily metrics of real buildings', { skip }, () => {
  let server: RunningServer
  let client: Client
  let dataDir: string
  let expected: Record<string, Record<string, Record<string, Figures>>>

  before(async () => {
    const program = new URL('programs/real_data_daily.py', import.meta.url).pathname
    const { stdout } = await promisify(execFile)(python.path, [program, folder], { maxBuffer: 2 ** 24 })
    expected = JSON.parse(stdout)
    dataDir = await mkdtemp(join(tmpdir(), 'lightfi-real-'))
    server = await startServer({ dataDir, port: 0, logLevel: 'error' })
    const sensors = [...(await readUciSensors(folder)), ...(await readSduSensors(folder))]
    client = await furnish(server, sensors)
    for (const { csv } of sensors) {
      const { accepted, rejected } = await client.createReadings({ csv })
      assert.deepEqual(rejected, [])
      assert.ok(accepted > 20_000)
    }
  })
  after(async () => {
    await server.close()
    await rm(dataDir, { recursive: true })
  })

  for (const hours of ['0-24', '8-18']) {
    it(`equal a computation in Python from the files, hours=${hours}`, async () => {
      const bySeries = Object.entries(expected[hours] ?? {})
      assert.equal(bySeries.length, 3 + 8)
      let days = 0
      for (const [series, dates] of bySeries) {
        const [sensorId = '', varName] = series.split('/')
        const sorted = Object.keys(dates).sort()
        const to = Temporal.PlainDate.from(sorted.at(-1) ?? '').add({ days: 1 })
        const range = { from: sorted[0] ?? '', to: String(to), hours }
        const { data } = await client.readSensorDaily(sensorId, varName as VarName, range)
        const found = new Map(data.map((day) => [day.date, day as Figures]))
        for (const [date, figures] of Object.entries(dates)) {
          days += 1
          assertSameFigures(found.get(date), figures, `${series} ${date}`)
        }
      }
      assert.equal(days, 3 * 17 + 8 * 15)
    })
  }

  it('count 1,380 minutes on the day on which Danish clocks went forward, and cover all of its 23 hours', async () => {
    const range = { from: '2017-03-26', to: '2017-03-27' }
    const { data } = await client.readLocationDaily('loc_real', 'CO2ppm', range)
    const rooms = data.filter(({ time_zone }) => time_zone === 'Europe/Copenhagen')
    assert.equal(rooms.length, 4)
    for (const room of rooms) {
      const [day] = room.data
      assert.deepEqual([day?.count, day?.coverage], [1380, 1])
    }
  })
})

function assertSameFigures(found: Figures | undefined, figures: Figures, where: string): void {
  assert.ok(found, where)
  assert.equal(found.count, figures.count, `${where}: count`)
  assert.equal(found.min ?? null, figures.min ?? null, `${where}: min`)
  assert.equal(found.max ?? null, figures.max ?? null, `${where}: max`)
  assertClose(found.coverage, figures.coverage, `${where}: coverage`)
  assertClose(found.avg ?? 0, figures.avg ?? 0, `${where}: avg`)
}

/** Sums in another order differ in their last digits. */
function assertClose(found: number, expected: number, where: string): void {
  assert.ok(
    Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected)),
    `${where}: ${found}, ${expected}`,
  )
}

/** A room for each sensor, and a client that may post and read. */
async function furnish({ estate, clients, publicUrl }: RunningServer, sensors: readonly RealSensor[]) {
  const organisationId = 'loc_real'
  await estate.createLocation({
    locationId: organisationId,
    parentId: null,
    kind: 'organisation',
    name: 'Published data',
    timeZone: 'UTC',
  })
  const roomIds = new Map<string, string>()
  for (const { sensorId, room, timeZone } of sensors) {
    const locationId =
      roomIds.get(room) ??
      (await estate.createLocation({ parentId: organisationId, kind: 'room', name: room, timeZone }))
        .locationId
    roomIds.set(room, locationId)
    await estate.createSensor({ sensorId, locationId, name: `${room} ${sensorId.slice(0, 3)}` })
  }
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId,
    name: 'Import',
    kind: 'service',
    scopes: ['readings:read', 'readings:write'],
  })
  const grant = createClientCredentialsGrant({ oauthUrl: `${publicUrl}/oauth2`, clientId, clientSecret })
  return createClient({ baseUrl: publicUrl, tokens: createTokenSource({ grant }) })
}
