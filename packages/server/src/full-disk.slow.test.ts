import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../testing/administration-server.ts'
import { type ApiAnswer, sensorId } from '../testing/api-server.ts'
import { assertProblem } from '../testing/assert-problem.ts'
import { Browser } from '../testing/browser.ts'
import { authorize, callbackUrl, logIn, post } from '../testing/login.ts'
import { ServerProcess } from '../testing/server-process.ts'
import { SmallDisk, skipWithoutDisk } from '../testing/small-disk.ts'
import { createTemporaryDirectory } from '../testing/temporary-directory.ts'
import { startServer } from './index.ts'
import { StorageFullError } from './storage/storage-full-error.ts'

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
]
/** The plan is large enough to need new pages. */
const floorplan = {
  type: 'FeatureCollection',
  features: Array.from({ length: 500 }, (_, id) => ({
    type: 'Feature',
    id,
    properties: { type: 'area.room' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  })),
}

const firstTimeS = Date.UTC(2026, 0, 1) / 1000
/** The readings that may wait for the engine. */
const maxRows = 20_000
const readingsAt = (offsetS: number, count = 10) =>
  Array.from({ length: count }, (_, index) => ({
    sensor_id: sensorId,
    var_name: 'CO2ppm',
    time: firstTimeS + offsetS + index,
    value: 400 + index,
  }))

describe('a full disk', { skip: skipWithoutDisk }, () => {
  after(async () => {
    await api?.server.close()
    disk?.unmount() // before the removal of the directory
  })
  const directory = createTemporaryDirectory()
  const dataDir = join(directory, 'data')
  let disk: SmallDisk
  let api: AdministrationServer
  let stored = 0
  const asAdmin = (method: string, path: string, body?: unknown) =>
    api.as(api.people.admin, method, path, body)

  before(async () => {
    disk = new SmallDisk(dataDir, '32m')
    api = await startAdministrationServer(dataDir, { takeRules: { maxRows } })
  })

  const assertStorageFull = (answer: ApiAnswer) => {
    assertProblem(answer, 'storage_full')
    assert.equal(answer.headers.get('retry-after'), '60')
    assert.match(answer.body.detail, /disk of the server is full/)
    assert.doesNotMatch(JSON.stringify(answer.body), /SQLITE|ENOSPC|Exception|\/data/)
  }
  const login = () => ({
    issuer: `${api.server.publicUrl}/oauth2`,
    client: api.web,
    user: { ...api.people.viewer, userId: '' },
  })
  const readCount = async () => {
    const path = `/sensors/${sensorId}/CO2ppm/history?from=${firstTimeS}`
    const { status, body } = await api.call(path, { token: api.tokens.reader })
    assert.equal(status, 200)
    return body.data.length as number
  }

  const postWhole = async (offsetS: number, count?: number) => {
    const answer = await api.post(readingsAt(offsetS, count))
    if (answer.status === 200) stored += answer.body.accepted
    return answer
  }
  const readUntil = (offsetS: number) =>
    api.call(`/sensors/${sensorId}/CO2ppm/history?from=${firstTimeS}&to=${firstTimeS + offsetS}`, {
      token: api.tokens.reader,
    })

  it('takes readings until too many wait for the engine, and answers what needs none of them', async () => {
    assert.equal((await postWhole(0)).status, 200)
    assert.equal(await readCount(), 10)
    disk.fill()
    let offsetS = 100
    let answer = await postWhole(offsetS)
    assert.equal(answer.body.accepted, 10)
    assertStorageFull(await readUntil(1_000))
    assert.equal((await readUntil(100)).body.data.length, 10)
    while (answer.status === 200 && offsetS < maxRows) {
      offsetS += 1_000
      answer = await postWhole(offsetS, 1_000)
    }
    assertStorageFull(answer)
    assertStorageFull(await api.post(readingsAt(offsetS, 1_000), '?strict=true'))
    assert.ok(stored <= 10 + maxRows && stored > maxRows - 1_000, `${stored}`)
    assert.equal((await readUntil(100)).body.data.length, 10)
    disk.makeRoom()
    assert.equal(await readCount(), stored)
  })

  it('says how many readings of a stream of lines were stored before the disk was full', async () => {
    const half = readingsAt(30_000, 10_000).map((reading) => `${JSON.stringify(reading)}\n`)
    const rest = readingsAt(50_000, 2 * maxRows).map((reading) => `${JSON.stringify(reading)}\n`)
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from(half.join('')))
        while ((await readCount()) < stored + 10_000) await new Promise((resolve) => setTimeout(resolve, 20))
        disk.fill()
        controller.enqueue(Buffer.from(rest.join('')))
        controller.close()
      },
    })
    const response = await fetch(`${api.server.publicUrl}/readings`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.tokens.writer}`,
        'content-type': 'application/x-ndjson',
        connection: 'close',
      },
      body,
      duplex: 'half',
    } as RequestInit)
    const problem = (await response.json()) as { code: string; detail: string }
    assert.deepEqual([response.status, problem.code], [503, 'storage_full'])
    const [, told] =
      /(\d+) readings before that were stored; posting the body again is safe/.exec(problem.detail) ?? []
    stored += Number(told)
    disk.makeRoom()
    assert.equal(await readCount(), stored)
  })

  it('refuses every change of the estate, of users and of clients, and leaves everything as it was', async () => {
    // Refused calls are calls: what clients did goes on being counted.
    const readAll = async () => {
      const paths = ['/locations', '/sensors', '/users', '/clients']
      const answers = await Promise.all(paths.map((path) => asAdmin('GET', path)))
      return answers.map(({ body }) => JSON.stringify(body).replaceAll(/"requests_24h":\d+/g, ''))
    }
    // Earlier writes leave a little room in files; changes take it until there is none.
    await fillAll()
    const seen = await readAll()
    const location = { location_id: 'new', parent_id: 'building', kind: 'floor', name: 'New' }
    const sensor = { sensor_id: 'AQ2-000000000009', location_id: 'floor', name: 'New' }
    for (const [method, path, body] of [
      ['POST', '/locations', location],
      ['PATCH', '/locations/floor', { name: 'Renamed' }],
      ['PUT', '/locations/floor/floorplan', floorplan],
      ['POST', '/sensors', sensor],
      ['PATCH', `/sensors/${sensorId}`, { name: 'Renamed' }],
      ['POST', `/sensors/${sensorId}/retire`, undefined],
      ['POST', '/imports/locations', { locations: [{ ...location, time_zone: null, properties: {} }] }],
      [
        'POST',
        '/imports/sensors',
        { sensors: [{ ...sensor, position: null, polygon_id: null, retired_at: null }] },
      ],
      ['POST', '/users', { email: 'new@example.org', role: 'viewer', location_ids: ['floor'] }],
      ['PATCH', `/users/${api.people.viewer.userId}`, { role: 'installer' }],
      ['POST', `/users/${api.people.viewer.userId}/sign_out`, undefined],
      ['POST', '/clients', { name: 'New', kind: 'service', scopes: ['readings:read'] }],
      ['POST', `/clients/${api.web.clientId}/secret`, {}],
    ] as const) {
      const answer = await asAdmin(method, path, body)
      assert.equal(answer.status, 503, `${method} ${path}: ${JSON.stringify(answer.body)}`)
      assertStorageFull(answer)
    }
    assert.deepEqual(await readAll(), seen)
  })

  let floors = 0
  /**
   * Takes the room in the files of the database too: its log is written from the start again as long as it
   * can be emptied.
   */
  const fillAll = async () => {
    disk.fill()
    for (let attempt = 0; attempt < 5000; attempt += 1) {
      floors += 1
      const properties = { text: 'x'.repeat(4000) }
      try {
        await api.server.estate.createLocation({
          locationId: `filler-${floors}`,
          parentId: 'other',
          kind: 'zone',
          name: 'Filler',
          properties,
        })
      } catch (error) {
        if (error instanceof StorageFullError) return
        throw error
      }
    }
    throw new Error('the disk is never full')
  }

  it('has OAuth2 endpoints answer temporarily_unavailable, while login pages open: these are in memory', async () => {
    disk.makeRoom()
    const code = (await logIn(login())).searchParams.get('code') ?? ''
    await fillAll()
    const grant = { grant_type: 'authorization_code', code, redirect_uri: callbackUrl }
    const refused = await post(login(), '/token', grant)
    const told = (await refused.json()) as { error: string; error_description: string }
    assert.deepEqual([refused.status, told.error], [503, 'temporarily_unavailable'])
    assert.match(told.error_description, /disk of the server is full/)
    assert.equal(refused.headers.get('retry-after'), '60')
    assert.equal((await authorize(login(), new Browser(), {})).response.status, 200)
  })

  it('is 503 for a login page that is sent while the disk is full', async () => {
    disk.makeRoom()
    const browser = new Browser()
    const { url } = await authorize(login(), browser, {})
    await fillAll()
    const { username, password } = api.people.viewer
    const posted = await browser.submit(url, { username, password })
    assert.equal(posted.status, 503)
    assert.match(await posted.text(), /Nothing can be stored at present/)
  })

  it('refuses files, which need room before they are sent, and goes on with text', async () => {
    const path = `/readings?location_id=org&from=${firstTimeS}&to=${firstTimeS + 100}`
    assertProblem(await api.call(`${path}&format=parquet`, { token: api.tokens.reader }), 'storage_full')
    const text = await api.call(`${path}&format=csv`, { token: api.tokens.reader })
    assert.deepEqual([text.status, text.body.trimEnd().split('\n').length], [200, 11])
  })

  it('is over, without a restart, once there is room', async () => {
    disk.makeRoom()
    assert.equal((await postWhole(100_000)).body.accepted, 10)
    assert.equal((await asAdmin('PATCH', '/locations/floor', { name: 'Renamed' })).status, 200)
    assert.ok((await logIn(login())).searchParams.has('code'))
    assert.equal(await readCount(), stored)
  })

  it('lets a server be stopped, and what was acknowledged is there when it starts with room again', async () => {
    await fillAll()
    assert.equal((await postWhole(110_000)).body.accepted, 10)
    await api.server.close()
    const full = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir })
    assert.equal(await full.end(), 1)
    assert.match(
      full.output,
      /^The disk is full: readings that were acknowledged wait .* make room and start again\.$/m,
    )
    disk.makeRoom()
    const server = await startServer({ dataDir, port: api.server.port, logLevel: 'fatal' })
    api = { ...api, server }
    const path = `/sensors/${sensorId}/CO2ppm/history?from=${firstTimeS}`
    const answer = await fetch(server.publicUrl + path, {
      headers: { authorization: `Bearer ${api.tokens.reader}` },
    })
    assert.deepEqual(
      [answer.status, ((await answer.json()) as { data: unknown[] }).data.length],
      [200, stored],
    )
  })
})
