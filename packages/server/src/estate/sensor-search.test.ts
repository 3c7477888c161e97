/** Tests the filters of the list of sensors, its pages, and what a search of many may take. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type SensorOutput, type SensorStatus, sensorStatusList } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import type { Caller } from '../http/caller.ts'
import { PlacesTakenError } from '../places.ts'
import { SensorSearch } from './sensor-search.ts'

const startMs = Date.UTC(2026, 2, 1, 12)

/** A sensor for each status, as it is after an hour in which only some are heard. */
const sensorOf: Readonly<Record<SensorStatus, string>> = {
  retired: 'AQ2-0000000000A1',
  never_reported: 'AQ2-0000000000A2',
  silent: 'AQ2-0000000000A3',
  offline: 'AQ2-0000000000A4',
  rebooting: 'AQ2-0000000000A5',
  online: 'AQ2-0000000000A6',
}
const gone = 'AQ2-0000000000A7'

describe('the filters of the list of sensors', () => {
  let api: ApiServer
  let nowMs = startMs
  const list = async (query: string) => {
    const answer = await api.call(`/sensors?${query}`, { token: api.tokens.reader })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    return (answer.body.data as SensorOutput[]).map(({ sensor_id }) => sensor_id)
  }

  before(async () => {
    api = await startApiServer(undefined, () => nowMs)
    const { estate } = api.server
    await estate.deleteSensor('AQ2-FE753C0D7ADF')
    for (const [status, id] of Object.entries({ ...sensorOf, gone }))
      await estate.createSensor({ sensorId: id, locationId: 'floor', name: `Räume ${status}` })
    const post = async (ids: readonly string[], varName: string, value: number) => {
      const readings = ids.map((sensor_id) => ({
        sensor_id,
        var_name: varName,
        time: nowMs / 1000,
        value,
      }))
      const { body } = await api.post(readings, '?strict=true')
      assert.equal(body.accepted, readings.length)
    }
    const { retired, silent, offline, rebooting, online } = sensorOf
    await post([retired, silent, offline, rebooting, online, gone], 'CO2ppm', 600)
    await post([silent, online], 'batteryLevelPct', 20)
    await post([offline], 'batteryLevelPct', 19.5)
    nowMs += 3_600_000
    await post([offline], 'onlineStatus', 0)
    await post([rebooting], 'onlineStatus', -1)
    await post([gone], 'onlineStatus', -2)
    await post([online], 'CO2ppm', 601)
    await estate.retireSensor(retired)
  })
  after(() => api.server.close())

  for (const status of sensorStatusList) {
    it(`finds those that are ${status}`, async () => {
      assert.deepEqual(await list(`status=${status}`), [
        sensorOf[status],
        ...(status === 'retired' ? [gone] : []),
      ])
    })
  }

  it('says of each sensor the status, since when, and when data came last', async () => {
    const { body } = await api.call('/sensors?retired=true', { token: api.tokens.reader })
    const told = (body.data as SensorOutput[]).map((sensor) => [
      sensor.sensor_id,
      sensor.status,
      sensor.status_since,
      sensor.last_data_at,
    ])
    const [startS, nowS] = [startMs / 1000, nowMs / 1000]
    const { retired, never_reported, silent, offline, rebooting, online } = sensorOf
    const retiredAtMs = api.server.estate.findSensor(retired)?.retiredAtMs ?? assert.fail()
    assert.deepEqual(told, [
      [retired, 'retired', retiredAtMs / 1000, startS],
      [never_reported, 'never_reported', null, null],
      [silent, 'silent', startS + 900, startS],
      [offline, 'offline', nowS, nowS],
      [rebooting, 'rebooting', nowS, nowS],
      [online, 'online', null, nowS],
      [gone, 'retired', nowS, nowS],
    ])
    const one = await api.call(`/sensors/${silent}?project=status,status_since`, { token: api.tokens.reader })
    assert.deepEqual(one.body, { sensor_id: silent, status: 'silent', status_since: startS + 900 })
  })

  it('gives every sensor exactly one status', async () => {
    const all = await list('retired=true')
    const each = await Promise.all(sensorStatusList.map((status) => list(`status=${status}`)))
    assert.equal(all.length, 7)
    assert.deepEqual(each.flat().sort(), all)
    assert.deepEqual(await list(`status=${sensorStatusList.join(',')}`), all)
  })

  it('leaves retired sensors out unless they are asked for', async () => {
    assert.ok(!(await list('')).includes(sensorOf.retired))
    assert.ok((await list('q=0000a1&retired=true')).includes(sensorOf.retired))
    assert.deepEqual(await list('q=0000a1'), [])
  })

  it('finds a part of the name or of the id, whatever the case and the form of letters', async () => {
    assert.deepEqual(await list('q=0000a4'), [sensorOf.offline])
    assert.deepEqual(await list('q=R%C3%84UME+OFF'), [sensorOf.offline])
    assert.deepEqual(await list(`q=${encodeURIComponent('ra\u0308ume off')}`), [sensorOf.offline])
    assert.deepEqual(await list('q=.*'), [])
  })

  it('finds letters whose small forms differ', async () => {
    const id = 'AQ2-0000000000A8'
    await api.server.estate.createSensor({ sensorId: id, locationId: 'floor', name: 'Fußweg ΟΔΟΣ' })
    for (const q of ['FUSSWEG', 'fußweg', 'οδοσ', 'Οδος', 'δοΣ'])
      assert.deepEqual(await list(`q=${encodeURIComponent(q)}`), [id], q)
    await api.server.estate.deleteSensor(id)
  })

  it('finds batteries below a level, and none that never told one', async () => {
    assert.deepEqual(await list('battery_below=20'), [sensorOf.offline])
    assert.deepEqual(await list('battery_below=20.5'), [sensorOf.silent, sensorOf.offline, sensorOf.online])
    assert.deepEqual(await list('battery_below=0'), [])
  })

  it('joins filters, and stays in the location', async () => {
    assert.deepEqual(await list('battery_below=21&status=silent,online&q=sil'), [sensorOf.silent])
    assert.deepEqual(await list('location_id=building&status=online'), [sensorOf.online])
    const answer = await api.call('/sensors?location_id=other', { token: api.tokens.reader })
    assertProblem(answer, 'not_found')
  })

  it('pages what passes', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const path = `/sensors?limit=2&retired=true&q=r%C3%A4ume${cursor && `&cursor=${cursor}`}`
      const { body } = await api.call(path, { token: api.tokens.reader })
      assert.ok(body.data.length <= 2)
      seen.push(...body.data.map(({ sensor_id }: SensorOutput) => sensor_id))
      if (body.next_cursor === null) break
      cursor = body.next_cursor
    }
    assert.deepEqual(seen, await list('retired=true'))
  })

  it('changes the status with time alone', async () => {
    assert.deepEqual(await list('status=online'), [sensorOf.online])
    nowMs += 3_600_000
    assert.deepEqual(await list('status=online'), [])
    assert.ok((await list('status=silent')).includes(sensorOf.online))
  })

  for (const query of ['status=asleep', 'q=', 'battery_below=101', `q=${'x'.repeat(101)}`]) {
    it(`refuses ${query.slice(0, 20)}`, async () => {
      const answer = await api.call(`/sensors?${query}`, { token: api.tokens.reader })
      assertProblem(answer, 'invalid_parameter')
    })
  }
})

describe('a list of very many sensors', () => {
  let api: AdministrationServer
  const count = 9_000
  const idOf = (index: number) => `AQ2-${(index * 7_919).toString(16).toUpperCase().padStart(12, '0')}`

  before(async () => {
    api = await startAdministrationServer()
    await api.server.estate.changeTogether((draft) => {
      const sensors = Array.from({ length: count }, (_, index) =>
        draft.buildSensor({
          sensorId: idOf(index),
          locationId: index % 3 === 0 ? 'floor' : 'building',
          name: `Room ${index}`,
        }),
      )
      return { locations: [], sensors }
    })
  })
  after(() => api.server.close())

  it('comes in pages that are the whole, each sensor once and by id', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { body } = await api.as(api.people.viewer, 'GET', `/sensors?limit=1000${cursor}`)
      seen.push(...body.data.map(({ sensor_id }: SensorOutput) => sensor_id))
      if (body.next_cursor === null) break
      cursor = `&cursor=${body.next_cursor}`
    }
    const all = Array.from({ length: count }, (_, index) => idOf(index))
    assert.deepEqual(seen, [...all, 'AQ2-FE753C0D7ADF'].sort())
  })

  it('finds a few of them', async () => {
    const { body } = await api.as(api.people.viewer, 'GET', '/sensors?q=room+899')
    const names = body.data.map(({ name }: SensorOutput) => name)
    assert.equal(names.length, 11)
    assert.ok(names.includes('Room 899') && names.includes('Room 8999'))
  })

  describe('that many search at once', () => {
    const caller = (grantId: string, organisationId = 'org') =>
      ({ grantId, organisationId, locationIds: ['org'] }) as unknown as Caller
    /** Searches in which nobody gets a turn until all of them are asked for. */
    const search = (
      searcher: SensorSearch,
      who: Caller,
      signal = new AbortController().signal,
      { top = 'org', q }: { readonly top?: string; readonly q?: string | undefined } = {},
    ) =>
      searcher.find({
        caller: who,
        findTops: () => [api.server.estate.findLocation(top) ?? assert.fail()],
        query: { status: ['never_reported'], q },
        watch: () => signal,
        admitAgain: async () => who,
      })
    /** Counts the rounds of the event loop that work takes. */
    const countRounds = async (work: Promise<unknown>) => {
      let rounds = 0
      let next: NodeJS.Immediate | undefined
      const countRound = () => {
        rounds += 1
        next = setImmediate(countRound)
      }
      countRound()
      await work
      clearImmediate(next)
      return rounds
    }
    const reports = {
      noteSilences: () => undefined,
      isSilent: () => false,
      newestOf: () => undefined,
      newestTimeOf: () => undefined,
      hasReported: () => false,
    }

    it('is bounded by the login, the organisation and in all, and the rest is refused', async () => {
      const searcher = new SensorSearch(api.server.estate, reports)
      const asked = Array.from({ length: 40 }, () => search(searcher, caller('one')))
      const results = await Promise.allSettled(asked)
      const refused = results.filter(({ status }) => status === 'rejected')
      assert.equal(refused.length, 40 - 2 - 32)
      for (const result of refused)
        assert.ok(result.status === 'rejected' && result.reason instanceof PlacesTakenError)
      const whole = await search(searcher, caller('one'))
      assert.equal(whole.data.length, 100)
    })

    it('lets others be answered meanwhile, and ends when nobody listens', async () => {
      const searcher = new SensorSearch(api.server.estate, reports)
      const gone = new AbortController()
      const ended = search(searcher, caller('one'), gone.signal)
      const rounds = await countRounds(search(searcher, caller('two')))
      assert.ok(rounds >= 4, `${rounds} rounds of the event loop`)
      gone.abort(new Error('hung up'))
      await ended.catch(() => undefined)
      const [third] = await Promise.allSettled([search(searcher, caller('three'), gone.signal)])
      assert.ok(third.status === 'rejected' && third.reason.message === 'hung up')
    })

    it('is bounded where there are very many locations, with sensors or without', async () => {
      await api.server.estate.changeTogether((draft) => {
        const build = (locationId: string, parentId: string) => {
          const location = draft.buildLocation({ locationId, parentId, kind: 'zone', name: locationId })
          draft.putLocation(location)
          return location
        }
        const wide = build('wide', 'org')
        const inIt = Array.from({ length: 2_000 }, (_, index) => build(`wide_${index}`, 'wide'))
        return { locations: [wide, ...inIt], sensors: [] }
      })
      const searcher = new SensorSearch(api.server.estate, reports)
      const asked = Array.from({ length: 40 }, () =>
        search(searcher, caller('one'), undefined, { top: 'wide' }),
      )
      const refused = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected')
      assert.equal(refused.length, 40 - 2 - 32)
    })

    it('lets others be answered while long names with very many marks are read', async () => {
      await api.server.estate.changeTogether((draft) => {
        const marked = draft.buildLocation({ locationId: 'marked', parentId: 'org', kind: 'zone', name: 'M' })
        draft.putLocation(marked)
        const sensors = Array.from({ length: 1_500 }, (_, index) =>
          draft.buildSensor({
            sensorId: `MS1-${index.toString(16).toUpperCase().padStart(12, '0')}`,
            locationId: 'marked',
            name: `a${'\u0301\u0316'.repeat(99)}`,
          }),
        )
        return { locations: [marked], sensors }
      })
      const searcher = new SensorSearch(api.server.estate, reports)
      const find = (q: string | undefined) => search(searcher, caller('one'), undefined, { top: 'marked', q })
      assert.ok((await countRounds(find('b'))) >= 10)
      assert.ok((await countRounds(find(undefined))) <= 2)
    })
  })
})
