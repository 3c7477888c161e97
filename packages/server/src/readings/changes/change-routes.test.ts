import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { LoggedReading, ReadingChanges } from '@openlightfi/contract'
import fc from 'fast-check'
import { type ApiServer, sensorId, startApiServer, strangersSensorId } from '../../../testing/api-server.ts'
import { assertProblem } from '../../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../../testing/temporary-directory.ts'
import { createSealer, openSealer } from '../../storage/sealer.ts'

const nowS = Math.floor(Date.now() / 1000)

describe('the log of what was stored', () => {
  const dataDir = createTemporaryDirectory()
  let api: ApiServer
  before(async () => {
    api = await startApiServer(dataDir)
  })
  after(() => api.server.close())

  const ask = (query: string, token = api.tokens.reader) => api.call(`/readings/changes${query}`, { token })

  async function read(query: string, token = api.tokens.reader): Promise<ReadingChanges> {
    const answer = await ask(query, token)
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return answer.body
  }

  const end = async () => (await read('?after=now')).next_cursor
  const reading = (time: number, value: number, varName = 'CO2ppm') => ({
    sensor_id: sensorId,
    var_name: varName,
    time,
    value,
  })

  async function readAll(cursor: string, query = ''): Promise<LoggedReading[]> {
    const data: LoggedReading[] = []
    let page: ReadingChanges
    let after = cursor
    do {
      page = await read(`?after=${after}${query}`)
      data.push(...page.data)
      after = page.next_cursor
    } while (page.has_more)
    return data
  }

  it('says by when each reading was stored, where it is asked', async () => {
    const cursor = await end()
    const beforeS = Date.now() / 1000
    await api.post([reading(nowS - 9 * 86_400, 700)])
    await api.post([reading(nowS - 5, 701), reading(nowS - 6, 702)])
    const data = await readAll(cursor, '&stored_by=true&limit=1')
    assert.equal(data.length, 3)
    for (const { stored_by: storedBy = 0 } of data)
      assert.ok(storedBy >= beforeS && storedBy <= Date.now() / 1000, `${storedBy}`)
    for (const one of await readAll(cursor)) assert.ok(!('stored_by' in one))
  })

  it('gives late, repeated and corrected readings in the order in which they were stored', async () => {
    const cursor = await end()
    await api.post([reading(nowS, 800)])
    await api.post([reading(nowS - 3600, 700)])
    await api.post([reading(nowS, 801)])
    const data = await readAll(cursor)
    assert.deepEqual(data.at(-2), { ...data.at(-2), ...reading(nowS - 3600, 700) })
    assert.deepEqual(data.at(-1), { ...data.at(-1), ...reading(nowS, 801) })
    assert.equal(new Set(data.map(({ id }) => id)).size, data.length)
  })

  it('gives the same readings the same ids again', async () => {
    const cursor = await end()
    await api.post([reading(nowS - 1, 1), reading(nowS - 2, 2)])
    assert.deepEqual(await readAll(cursor), await readAll(cursor, '&limit=1'))
  })

  it('delivers every acknowledged reading in order, however commits and reads meet', async () => {
    const batch = fc.array(fc.record({ offset: fc.nat(30), value: fc.nat(1000) }), {
      minLength: 1,
      maxLength: 5,
    })
    const batches = fc.array(batch, { minLength: 1, maxLength: 12 })
    const property = fc.asyncProperty(batches, fc.integer({ min: 1, max: 7 }), async (posted, limit) => {
      const location = '&location_id=floor'
      let cursor = await end()
      const acknowledged: string[] = []
      const seen: { key: string; reading: LoggedReading }[] = []
      const posting = Promise.all(
        posted.map(async (rows) => {
          const answer = await api.post(rows.map(({ offset, value }) => reading(nowS - 9000 + offset, value)))
          assert.equal(answer.status, 200)
          for (const { offset } of rows) acknowledged.push(`${nowS - 9000 + offset}`)
        }),
      )
      let isPosted = false
      const finished = posting.then(() => {
        isPosted = true
      })
      while (true) {
        const wasPosted = isPosted
        const page = await read(`?after=${cursor}&limit=${limit}${location}`)
        for (const one of page.data) seen.push({ key: `${one.time}`, reading: one })
        cursor = page.next_cursor
        if (wasPosted && !page.has_more && page.data.length === 0) break
      }
      await finished
      for (const key of acknowledged)
        assert.ok(
          seen.some((one) => one.key === key),
          `lost ${key}`,
        )
      const newest = new Map(seen.map(({ key, reading: { value } }) => [key, value]))
      const history = await api.call(
        `/sensors/${sensorId}/CO2ppm/history?from=${nowS - 9000}&to=${nowS - 8969}`,
        { token: api.tokens.reader },
      )
      for (const { time, value } of history.body.data) {
        if (newest.has(`${time}`)) assert.equal(newest.get(`${time}`), value, `stale ${time}`)
      }
      const ids = seen.map((one) => one.reading.id)
      assert.equal(new Set(ids).size, ids.length)
    })
    await fc.assert(property, { numRuns: 10 })
  })

  it('answers a waiting caller as soon as something that it wants is stored', async () => {
    const cursor = await end()
    const waiting = read(`?after=${cursor}&wait=30&var_name=temperatureC`)
    await api.post([reading(nowS, 5)])
    await api.post([reading(nowS, 21, 'temperatureC')])
    assert.deepEqual(
      (await waiting).data.map(({ value }) => value),
      [21],
    )
  })

  it('lets the answer of a caller who waits in vain move the cursor on', async () => {
    const cursor = await end()
    await api.post([reading(nowS, 6)])
    const page = await read(`?after=${cursor}&wait=1&var_name=illuminanceArb`)
    assert.deepEqual(page.data, [])
    assert.equal(page.has_more, false)
    assert.notEqual(page.next_cursor, cursor)
  })

  it('shows only what the caller may see', async () => {
    const cursor = await end()
    await api.post([reading(nowS, 7)])
    const theirs = await read(`?after=${cursor}`, api.tokens.stranger)
    assert.deepEqual(theirs.data, [])
    assert.deepEqual((await read('', api.tokens.stranger)).data, [])
    assertProblem(await ask(`?sensor_id=${strangersSensorId}`), 'not_found')
    assertProblem(await ask('?location_id=other'), 'not_found')
  })

  it('gives cursors in which nobody reads what others store: when, of which series, and how much', async () => {
    const theirs = await ask('?after=now', api.tokens.stranger)
    const before = theirs.body.next_cursor
    for (let count = 0; count < 40; count += 1) await api.post([reading(nowS - count, 5)])
    const pages = [
      (await read(`?after=${before}&limit=1`, api.tokens.stranger)).next_cursor,
      (await read('?after=now', api.tokens.stranger)).next_cursor,
    ]
    for (const cursor of [before, ...pages]) {
      assert.match(cursor, /^s1-[\w-]+$/)
      assert.doesNotMatch(Buffer.from(cursor.slice(3), 'base64url').toString('latin1'), / \d+ \d+ -?\d/)
    }
    assert.notEqual((await read('?after=now', api.tokens.stranger)).next_cursor, pages[1])
  })

  it('follows a sensor that moves out of sight, from the next answer on', async () => {
    const movingId = 'AQ2-00000000AAAA'
    await api.server.estate.createSensor({ sensorId: movingId, locationId: 'floor', name: 'Moving' })
    const cursor = await end()
    await api.post([{ ...reading(nowS, 8), sensor_id: movingId }])
    assert.equal((await read(`?after=${cursor}&location_id=floor`)).data.length, 1)
    await api.server.estate.changeSensor(movingId, { locationId: 'building' })
    assert.deepEqual((await read(`?after=${cursor}&location_id=floor`)).data, [])
    assert.equal((await read(`?after=${cursor}&location_id=building`)).data.length, 1)
  })

  it('takes the plain cursors that earlier releases gave: forwarders keep them for years', async () => {
    const sealer = openSealer(join(dataDir, 'master.key'))
    const text = sealer.open((await end()).replace('-', '.'))
    const plain = Buffer.from(text).toString('base64url')
    assert.deepEqual((await read(`?after=${plain}`)).data, [])
  })

  it('follows of the named sensors those that lie in a location', async () => {
    const cursor = await end()
    await api.post([reading(nowS, 9)])
    assert.equal((await read(`?after=${cursor}&sensor_id=${sensorId}&location_id=floor`)).data.length, 1)
    const { estate } = api.server
    const { locationId } = await estate.createLocation({ parentId: 'org', kind: 'room', name: 'Elsewhere' })
    const elsewhere = `?after=${cursor}&sensor_id=${sensorId}&location_id=${locationId}`
    assert.deepEqual((await read(elsewhere)).data, [])
  })

  it('refuses what is no cursor, a cursor of elsewhere, and bad parameters', async () => {
    const bad = [
      '?after=',
      '?after=abc',
      '?after=%20',
      '?limit=0',
      '?limit=10001',
      '?wait=31',
      '?wait=0x10',
      '?wait=-1',
      '?x=1',
    ]
    for (const query of [...bad, '?var_name=co2']) {
      assertProblem(await ask(query), 'invalid_parameter')
    }
    const sealer = openSealer(join(dataDir, 'master.key'))
    const [installation, ...rest] = sealer.open((await end()).replace('-', '.')).split(' ')
    const write = (...parts: (string | undefined)[]) => sealer.seal(parts.join(' ')).replace('.', '-')
    assert.equal((await read(`?after=${write(installation, ...rest)}`)).has_more, false)
    assertProblem(await ask(`?after=${write('elsewhere', ...rest)}`), 'unknown_cursor')
    assertProblem(await ask(`?after=${write(installation, '999999', '0', '-1')}`), 'unknown_cursor')
    assertProblem(
      await ask(`?after=${createSealer(randomBytes(32)).seal('x').replace('.', '-')}`),
      'unknown_cursor',
    )
    assertProblem(await ask('', api.tokens.writer), 'insufficient_scope')
  })
})

describe('the log of a server that stops', () => {
  it('lets a waiting caller go', async () => {
    const api = await startApiServer()
    const waiting = api.call('/readings/changes?wait=30&after=now', { token: api.tokens.reader })
    await api.call('/health')
    const begun = performance.now()
    await api.server.close()
    assert.equal((await waiting).status, 200)
    assert.ok(performance.now() - begun < 9000, 'the server waited for the caller')
  })
})
