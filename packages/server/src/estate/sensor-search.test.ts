/** Tests the filters of the list of sensors, its pages, and what a search of many may take. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type SensorOutput, type SensorStatus, sensorStatusList } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { readSheet, toDateText } from '../../testing/workbook-reader.ts'
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

  it('finds what is wrong, and says of each sensor all of it, since when', async () => {
    const { never_reported, silent, offline, rebooting } = sensorOf
    const { body } = await api.call('/sensors?fault=never_reported,battery_low,rebooting', {
      token: api.tokens.reader,
    })
    const unplaced = { kind: 'unplaced', since: null }
    const low = { kind: 'battery_low', since: null }
    const heardS = startMs / 1000
    assert.deepEqual(
      body.data.map(({ sensor_id, faults }: SensorOutput) => [sensor_id, faults]),
      [
        [never_reported, [{ kind: 'never_reported', since: null }, unplaced]],
        [silent, [{ kind: 'silent', since: heardS }, low, unplaced]],
        [offline, [{ kind: 'offline', since: heardS }, low, unplaced]],
        [rebooting, [{ kind: 'rebooting', since: heardS }, unplaced]],
        [sensorOf.online, [low, { kind: 'late', since: heardS }, unplaced]],
      ],
    )
    assert.deepEqual(await list('fault=late'), [sensorOf.online])
    assert.deepEqual(await list('fault=offline,silent'), [silent, offline])
    const { body: plain } = await api.call('/sensors', { token: api.tokens.reader })
    assert.ok(plain.data.every((sensor: SensorOutput) => sensor.faults === undefined))
  })

  it('finds those that no plan shows, until they are placed', async () => {
    const { estate } = api.server
    const inUse = (await list('')).filter((id) => id !== gone)
    assert.deepEqual(await list('fault=unplaced'), inUse)
    await estate.changeSensor(sensorOf.online, { position: { longitude: 0, latitude: 51 } })
    assert.ok(!(await list('fault=unplaced')).includes(sensorOf.online))
    await estate.changeSensor(sensorOf.online, { position: null })
  })

  it('takes bands from the place of the sensor', async () => {
    const { estate } = api.server
    const own = { bands: { batteryLevelPct: [{ name: 'Fine', to: null, severity: 0 }] } }
    await estate.putSettings('floor', own)
    assert.deepEqual(await list('fault=battery_low'), [])
    await estate.putSettings('floor', {})
    assert.equal((await list('fault=battery_low')).length, 3)
  })

  it('looks for a word in the names of places too, below the one that is asked for', async () => {
    const all = await list('')
    assert.deepEqual(await list('q=floor'), [])
    assert.deepEqual(await list('q=floor&q_places=true'), all)
    assert.deepEqual(await list('q=floor&q_places=true&location_id=building'), all)
    assert.deepEqual(await list('q=build&q_places=true&location_id=building'), [])
    assert.deepEqual(await list('q=floor&q_places=true&location_id=floor'), all)
    assert.deepEqual(await list('q=a3&q_places=true'), [sensorOf.silent])
  })

  const read = async (query: string) => {
    const response = await fetch(`${api.server.publicUrl}/sensors?${query}`, {
      headers: { authorization: `Bearer ${api.tokens.reader}` },
    })
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
  }

  it('are a file too, with all that pass, whatever the limit', async () => {
    const { response, bytes } = await read('format=csv&limit=1&fault=silent,battery_low')
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8; header=present')
    const place = 'Org / Building / Floor'
    const [at, silentAt] = [startMs / 1000, startMs / 1000 + 900]
    assert.deepEqual(Buffer.from(bytes).toString().trimEnd().split('\r\n'), [
      'sensor_id,name,location_id,place,family,polygon_id,status,status_since,last_data_at,battery_level,faults,faulty_since',
      `${sensorOf.silent},Räume silent,floor,${place},alpine,,silent,${silentAt}.000,${at}.000,20.0,silent battery_low unplaced,${at}.000`,
      `${sensorOf.offline},Räume offline,floor,${place},alpine,,offline,${at + 3600}.000,${at + 3600}.000,19.5,offline battery_low unplaced,`,
      `${sensorOf.online},Räume online,floor,${place},alpine,,online,,${at + 3600}.000,20.0,battery_low late unplaced,`,
    ])
    const commas = await read('format=csv&decimal=comma&battery_below=20')
    const [header, row] = Buffer.from(commas.bytes).toString().split('\r\n')
    assert.match(header ?? '', /^\ufeffsensor_id;name;.*;battery_level$/)
    assert.match(row ?? '', /;19,5$/)
  })

  it('are a workbook with names of places, and times on their clock', async () => {
    const { response, bytes } = await read('format=xlsx&fault=silent')
    assert.equal(response.status, 200)
    const [head, row, ...others] = readSheet(bytes)
    assert.deepEqual(others, [])
    const cells = Object.fromEntries((head ?? []).map((title, index) => [String(title), row?.[index]]))
    const { Sensor, Place, Status, Faults, 'Battery (%)': battery } = cells
    assert.deepEqual(
      [Sensor, Place, Status, Faults, battery],
      ['Räume silent', 'Org / Building / Floor', 'Silent', 'Silent, Battery low, Not on a plan', 20],
    )
    assert.equal(toDateText(cells['Faulty since (UTC)']), '2026-03-01T12:00:00.000')
    assert.equal(toDateText(cells['Faulty since (Europe/London)']), '2026-03-01T12:00:00.000')
  })

  it('are no file of what the caller does not see', async () => {
    assertProblem(
      await api.call('/sensors?format=csv&location_id=other', { token: api.tokens.reader }),
      'not_found',
    )
    assertProblem(
      await api.call('/sensors?format=xlsx&decimal=comma', { token: api.tokens.reader }),
      'invalid_parameter',
    )
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
        findFaults: () => [],
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
