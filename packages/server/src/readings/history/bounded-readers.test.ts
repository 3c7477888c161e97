import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'

const startS = 1_700_000_000
const count = 280_000
const all = `from=${startS}&to=${startS + count * 60}`
const hour = `from=${startS}&to=${startS + 3600}`

describe('what one caller may hold of a server', () => {
  const directory = createTemporaryDirectory()
  let api: ApiServer
  const history = (query: string) => `/sensors/${sensorId}/CO2ppm/history?${query}`
  const read = (path: string, token = api.tokens.reader) => api.call(path, { token })

  before(async () => {
    api = await startApiServer(directory)
    const lines = ['sensor_id,var_name,time,value']
    for (let index = 0; index < count; index += 1) {
      lines.push(`${sensorId},CO2ppm,${startS + index * 60},400`)
    }
    const body = lines.join('\n')
    const posted = await api.call('/readings', {
      method: 'POST',
      token: api.tokens.writer,
      headers: { 'content-type': 'text/csv' },
      body,
    })
    assert.equal(posted.body.accepted, count)
  })
  after(() => api.server.close())

  /** Asks, and reads only the head of the answer. */
  async function readSlowly(path: string): Promise<IncomingMessage> {
    const headers = { authorization: `Bearer ${api.tokens.reader}` }
    const call = get(api.server.publicUrl + path, { headers, agent: false })
    const [response] = (await once(call, 'response')) as [IncomingMessage]
    response.on('error', () => undefined)
    return response
  }

  /** Reads once a place is free, since the server notices clients that hung up only a moment later. */
  async function readOnceFree(): Promise<void> {
    let status = 429
    while (status === 429) status = (await read(history(`${all}&limit=200000`))).status
    assert.equal(status, 200)
  }

  it('is eight long histories; more wait their turn, too many are told so, and short ones are read meanwhile', async () => {
    const slow = await Promise.all(Array.from({ length: 8 }, () => readSlowly(history(all))))
    assert.ok(slow.every(({ statusCode }) => statusCode === 200))
    const asked = Array.from({ length: 129 }, () => {
      const controller = new AbortController()
      const headers = { authorization: `Bearer ${api.tokens.reader}` }
      const url = api.server.publicUrl + history(all)
      return { controller, answer: fetch(url, { headers, signal: controller.signal }) }
    })
    const refused = await Promise.race(asked.map(({ answer }) => answer))
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '2')
    assert.equal(((await refused.json()) as { code: string }).code, 'too_many_requests')
    assert.equal((await read(history(hour))).status, 200)
    for (const { controller, answer } of asked) {
      controller.abort()
      await answer.catch(() => undefined)
    }
    for (const response of slow) response.destroy()
    await readOnceFree()
  })

  it('is not taken by who asks for the head of a history, in any format', async () => {
    for (const format of ['json', 'csv', 'parquet']) {
      for (const path of [
        history(`${all}&format=${format}`),
        `/readings?sensor_id=${sensorId}&${all}&format=${format}`,
      ]) {
        const answers = await Promise.all(
          Array.from({ length: 20 }, () =>
            fetch(api.server.publicUrl + path, {
              method: 'HEAD',
              headers: { authorization: `Bearer ${api.tokens.reader}` },
            }),
          ),
        )
        for (const answer of answers) {
          assert.equal(answer.status, 200)
          const isFile = format === 'parquet'
          assert.equal(Number(answer.headers.get('content-length')) > 0, isFile, path)
          assert.equal(answer.headers.get('etag'), isFile ? answers[0]?.headers.get('etag') : null, path)
        }
      }
    }
    const askHead = async (path: string) => {
      const headers = { authorization: `Bearer ${api.tokens.reader}` }
      const answer = await fetch(api.server.publicUrl + path, { method: 'HEAD', headers })
      return [answer.status, answer.headers.get('content-length'), answer.headers.get('content-type')]
    }
    const nothing = [200, null, 'application/json; charset=utf-8']
    for (const path of [
      '/readings/changes?wait=30',
      `/sensors/${sensorId}/CO2ppm/daily`,
      `/sensors/${sensorId}/CO2ppm/hourly`,
      '/locations/org/CO2ppm/daily',
      '/locations/org/CO2ppm/history?bucket=1h',
    ])
      assert.deepEqual(await askHead(path), nothing, path)
    for (const [path, status] of [
      [history('from=20&to=10'), 400],
      ['/readings/changes?after=nowhere', 400],
      [`/sensors/${sensorId}/CO2ppm/daily?from=nowhere`, 400],
      ['/locations/nowhere/CO2ppm/daily', 404],
      ['/locations/org/CO2ppm/history', 400],
      ['/locations/org/CO2ppm/history?bucket=5m&from=0', 400],
      ['/locations/floor/floorplan', 404],
    ] as const)
      assert.equal((await askHead(path))[0], status, path)
  })

  it('is given back by readers who hang up, while they wait and while the engine reads for them', async () => {
    const path = `/readings?location_id=org&${all}&format=csv`
    const { port } = new URL(api.server.publicUrl)
    for (let round = 0; round < 3; round += 1) {
      const sockets = Array.from({ length: 60 }, () => {
        const socket = connect(Number(port), 'localhost')
        socket.on('error', () => undefined)
        socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${api.tokens.reader}\r\n\r\n`)
        return socket
      })
      await Promise.race(sockets.map((socket) => once(socket, 'data')))
      for (const socket of sockets) socket.destroy()
    }
    await readOnceFree()
  })

  it('is 32 waits for readings; others may wait meanwhile', async () => {
    const asked = Array.from({ length: 33 }, () => {
      const controller = new AbortController()
      const url = `${api.server.publicUrl}/readings/changes?after=now&wait=30`
      const headers = { authorization: `Bearer ${api.tokens.reader}` }
      return { controller, answer: fetch(url, { headers, signal: controller.signal }) }
    })
    const refused = await Promise.race(asked.map(({ answer }) => answer))
    assert.equal(refused.status, 429)
    assert.equal(refused.headers.get('retry-after'), '5')
    assert.equal((await read('/readings/changes?after=now&wait=1', api.tokens.stranger)).status, 200)
    for (const { controller, answer } of asked) {
      controller.abort()
      await answer.catch(() => undefined)
    }
  })

  it('is nothing that a cursor can break, whatever its parts', async () => {
    const now = (await read('/readings/changes?after=now')).body.next_cursor as string
    const [installation] = Buffer.from(now, 'base64url').toString().split(' ')
    const numbers = [
      '0',
      '-1',
      '1',
      '4294967295',
      '4294967296',
      '9999999999999',
      '999999999999999',
      '9999999999999999',
    ]
    for (const sequence of numbers) {
      for (const series of numbers) {
        for (const time of numbers) {
          const cursor = Buffer.from(`${installation} ${sequence} ${series} ${time}`).toString('base64url')
          const { status } = await read(`/readings/changes?after=${cursor}&limit=1`)
          assert.ok([200, 400, 409].includes(status), `${sequence} ${series} ${time}: ${status}`)
        }
      }
    }
  })

  it('ends with its access: a wait is answered 401 when its client is disabled', async () => {
    const { clients, publicUrl } = api.server
    const scopes = ['readings:read'] as const
    const made = await clients.createClient({
      organisationId: 'org',
      name: 'passing',
      kind: 'service',
      scopes,
    })
    const response = await fetch(`${publicUrl}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: made.clientId,
        client_secret: made.clientSecret ?? '',
        scope: 'readings:read',
      }),
    })
    const { access_token: token } = (await response.json()) as { access_token: string }
    const waiting = read('/readings/changes?after=now&wait=30', token)
    await read('/readings/changes?after=now', token) // the other has come by then
    const revoked = read('/readings/changes?after=now&wait=30', token)
    await read('/readings/changes?after=now', token)
    await clients.disableClient(made.clientId)
    assertProblem(await waiting, 'invalid_token')
    assertProblem(await revoked, 'invalid_token')
  })

  it('is 24 MiB of bodies; more wait unread, too many are told so, and others post meanwhile', async () => {
    const { port } = new URL(api.server.publicUrl)
    const head = [
      'POST /readings HTTP/1.1',
      'host: x',
      `authorization: Bearer ${api.tokens.writer}`,
      'content-type: application/json',
      'content-length: 3000000',
    ]
    // Eight are read, and 64 wait; the next one is refused before its body has come.
    const halves = Array.from({ length: 73 }, () => {
      const socket = connect(Number(port), 'localhost')
      socket.on('error', () => undefined)
      socket.write(`${head.join('\r\n')}\r\n\r\n{`)
      return socket
    })
    const [answer] = (await Promise.race(halves.map((socket) => once(socket, 'data')))) as [Buffer]
    assert.match(answer.toString(), /^HTTP\/1\.1 429 /)
    assert.match(answer.toString(), /retry-after: 1/i)
    const body = JSON.stringify({ readings: [] })
    const others = await api.call('/readings', { method: 'POST', token: api.tokens.stranger, body })
    assert.equal(others.status, 200)
    assert.equal((await api.call('/health')).status, 200)
    for (const socket of halves) socket.destroy()
    let own = 429
    while (own === 429) own = (await api.post([])).status
    assert.equal(own, 200)
  })
})
