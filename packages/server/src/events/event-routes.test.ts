import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { EventReader, type EventRequest } from '../../testing/event-reader.ts'

const nowS = Math.floor(Date.now() / 1000)
const reading = (time: number, value: number, varName = 'CO2ppm') => ({
  sensor_id: sensorId,
  var_name: varName,
  time,
  value,
})

describe('a stream of events', () => {
  let api: ApiServer
  const open: EventReader[] = []
  before(async () => {
    api = await startApiServer()
  })
  afterEach(() => Promise.all(open.splice(0).map((reader) => reader.close())))
  after(() => api.server.close())

  async function connect(request: EventRequest = {}): Promise<EventReader> {
    const reader = await EventReader.open(api.server.publicUrl, { token: api.tokens.reader, ...request })
    open.push(reader)
    return reader
  }

  it('begins with a snapshot, and with the cursor at which it begins', async () => {
    const reader = await connect()
    const { headers } = reader.response
    assert.equal(headers.get('content-type'), 'text/event-stream; charset=utf-8')
    assert.equal(headers.get('cache-control'), 'no-store, no-transform')
    assert.equal(headers.get('x-accel-buffering'), 'no')
    const snapshot = await reader.next()
    assert.deepEqual([snapshot?.name, snapshot?.id, snapshot?.data.statuses], ['snapshot', undefined, []])
    const first = await reader.next()
    assert.deepEqual([first?.name, first?.data], ['readings', []])
    const { body } = await api.call(`/readings/changes?after=${first?.id}`, { token: api.tokens.reader })
    assert.deepEqual([body.data, body.has_more], [[], false])
  })

  it('tells readings as the log does, late and corrected ones too, and its cursors are those of the log', async () => {
    const reader = await connect()
    await reader.begin()
    const begin = reader.lastId
    const told: unknown[] = []
    for (const one of [reading(nowS, 800), reading(nowS - 3600, 700), reading(nowS, 801)]) {
      await api.post([one])
      const { id, data } = await reader.nextOf('readings')
      assert.deepEqual(data, [{ id: data[0].id, ...one }])
      told.push(...data)
      const { body } = await api.call(`/readings/changes?after=${id}`, { token: api.tokens.reader })
      assert.deepEqual(body.data, [])
    }
    const { body } = await api.call(`/readings/changes?after=${begin}`, { token: api.tokens.reader })
    assert.deepEqual(body.data, told)
  })

  it('goes on after the id of the last event, and after a cursor, of which the header wins', async () => {
    const reader = await connect()
    await reader.begin()
    const begin = reader.lastId
    await api.post([reading(nowS - 1, 1)])
    await reader.nextOf('readings')
    const middle = reader.lastId
    await api.post([reading(nowS - 2, 2)])
    const fromHeader = await connect({ lastEventId: middle, query: `?cursor=${begin}` })
    assert.deepEqual(await fromHeader.nextValues(), [2])
    const fromQuery = await connect({ query: `?cursor=${begin}` })
    assert.deepEqual(await fromQuery.nextValues(), [1, 2])
  })

  it('replays what is stored in pages of a thousand', async () => {
    const reader = await connect()
    await reader.begin()
    const rows = Array.from({ length: 2_500 }, (_, at) => reading(nowS - 10_000 + at, at))
    await api.post(rows)
    const again = await connect({ lastEventId: reader.lastId })
    const pages = [await again.nextValues(), await again.nextValues(), await again.nextValues()]
    assert.deepEqual(
      pages.map(({ length }) => length),
      [1000, 1000, 500],
    )
    assert.equal(new Set(pages.flat()).size, rows.length)
  })

  it('chooses sensors, locations and variables', async () => {
    const { locationId } = await api.server.estate.createLocation({
      parentId: 'org',
      kind: 'room',
      name: 'Elsewhere',
    })
    const [temperatures, elsewhere, one] = await Promise.all([
      connect({ query: '?var_name=temperatureC&location_id=floor' }),
      connect({ query: `?location_id=${locationId}` }),
      connect({ query: `?sensor_id=${sensorId}` }),
    ])
    for (const reader of [temperatures, elsewhere, one]) await reader.begin()
    await api.post([reading(nowS, 5)])
    await api.post([reading(nowS, 21, 'temperatureC')])
    assert.deepEqual(await temperatures.nextValues(), [21])
    assert.deepEqual(await one.nextValues(), [5])
    await api.server.estate.changeSensor(sensorId, { locationId })
    const { data } = await elsewhere.nextOf('sensor')
    assert.deepEqual(
      [data.change, data.sensor_id, data.sensor.location_id],
      ['created', sensorId, locationId],
    )
    await api.server.estate.changeSensor(sensorId, { locationId: 'floor' })
    assert.deepEqual((await elsewhere.nextOf('sensor')).data.change, 'removed')
  })

  it('shows nothing of other organisations', async () => {
    const theirs = await connect({ token: api.tokens.stranger })
    await theirs.begin()
    await api.post([reading(nowS, 6)])
    await api.server.estate.changeSensor(sensorId, { name: 'Renamed' })
    await api.server.estate.changeTogether((draft) => ({
      locations: [],
      sensors: [draft.buildChangedSensor(draft.requireSensor(sensorId), { name: 'Imported' })],
    }))
    await api.server.estate.changeSensor(strangersSensorId, { name: 'Theirs still' })
    const event = await theirs.next()
    assert.deepEqual([event?.name, event?.data.sensor_id], ['sensor', strangersSensorId])
  })

  it('refuses what it cannot do before it begins, with a problem', async () => {
    const ask = (query: string, headers = {}) =>
      api.call(`/events${query}`, { token: api.tokens.reader, headers })
    for (const query of [
      '?every_s=5',
      '?latest=false&every_s=5',
      '?latest=true&every_s=0',
      '?latest=true&every_s=3601',
      '?latest=maybe',
      '?cursor=',
      '?cursor=abc',
      '?var_name=co2',
      '?wait=3',
      '?after=now',
    ])
      assertProblem(await ask(query), 'invalid_parameter')
    const bad = await ask('', { 'last-event-id': 'abc' })
    assertProblem(bad, 'invalid_parameter')
    assert.deepEqual(bad.body.errors[0].pointer, 'Last-Event-ID')
    assertProblem(await ask(`?sensor_id=${strangersSensorId}`), 'not_found')
    assertProblem(await ask('?location_id=other'), 'not_found')
    assertProblem(await api.call('/events', { token: api.tokens.writer }), 'insufficient_scope')
    assertProblem(await api.call('/events'), 'missing_token')
  })

  it('answers 406 where Accept leaves out event streams', async () => {
    const ask = (accept: string) =>
      api.call('/events', { method: 'HEAD', token: api.tokens.reader, headers: { accept } })
    const refused = await api.call('/events', {
      token: api.tokens.reader,
      headers: { accept: 'application/json' },
    })
    assertProblem(refused, 'not_acceptable')
    assert.match(refused.body.detail, /text\/event-stream/)
    for (const accept of ['text/html', 'text/event-stream;q=0, application/json'])
      assert.equal((await ask(accept)).status, 406, accept)
    for (const accept of ['*/*', 'text/*', 'application/json, text/event-stream', 'TEXT/Event-Stream; q=0.1'])
      assert.equal((await ask(accept)).status, 200, accept)
  })

  it('answers HEAD with its headers alone', async () => {
    const answer = await api.call('/events', { method: 'HEAD', token: api.tokens.reader })
    assert.deepEqual(
      [answer.status, answer.headers.get('content-type'), answer.body],
      [200, 'text/event-stream; charset=utf-8', ''],
    )
  })

  it('is open to 32 readers with one login, which leaves requests that wait for readings their places', async () => {
    const readers = await Promise.all(Array.from({ length: 32 }, () => connect()))
    for (const reader of readers) await reader.begin()
    const refused = await api.call('/events', { token: api.tokens.reader })
    assertProblem(refused, 'too_many_streams')
    assert.match(refused.body.detail, /^This login or client has 32 streams/)
    assert.ok(Number(refused.headers.get('retry-after')) > 0)
    const waited = api.call('/readings/changes?after=now&wait=1', { token: api.tokens.reader })
    assert.equal((await waited).status, 200)
    await readers[0]?.close()
    while ((await api.call('/events', { token: api.tokens.reader })).status !== 200);
  })
})
