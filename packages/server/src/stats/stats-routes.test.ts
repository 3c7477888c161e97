import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Stats } from '@openlightfi/contract'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'

const hourS = 3_600
const stepS = 600
const startS = Date.parse('2026-01-13T12:00:00Z') / 1000
const endS = startS + 26 * hourS

const ids = {
  zoned: 'AQ2-0000000000A1',
  ahead: 'AQ2-0000000000A2',
  gappy: 'AQ2-0000000000A3',
  buffered: 'AQ2-0000000000A4',
  quiet: 'AQ2-0000000000A5',
  imported: 'AQ2-0000000000A6',
  replaced: 'AQ2-0000000000A7',
} as const

/** What a sensor sends at a moment, `[time, value]`, Unix seconds. */
type Sends = (nowS: number) => readonly (readonly [number, number])[]

/** Each sends a value every ten minutes, but for what is wrong with it. */
const sends: Readonly<Record<string, Sends>> = {
  [sensorId]: (nowS) => [[nowS, 700]],
  [ids.zoned]: (nowS) => [[nowS - hourS, 700]],
  [ids.ahead]: (nowS) => [[nowS + 180, 700]],
  [ids.gappy]: (nowS) => (isWithin(nowS, 8, 10.5) || isWithin(nowS, 20, 21.5) ? [] : [[nowS, 700]]),
  [ids.buffered]: (nowS) => {
    if (isWithin(nowS, 9, 14)) return []
    const since = Math.round((nowS - startS) / stepS) === (14 * hourS) / stepS ? 30 : 0
    return Array.from({ length: since + 1 }, (_, at) => [nowS - at * stepS, 700] as const)
  },
  [ids.quiet]: (nowS) => (isWithin(nowS, 23, 99) ? [] : [[nowS, 700]]),
  [ids.imported]: (nowS) => [
    [nowS, 700],
    [nowS - 30 * 86_400, 700],
  ],
  [ids.replaced]: (nowS) => [[nowS, 700]],
}

function isWithin(nowS: number, fromH: number, toH: number): boolean {
  return nowS - startS >= fromH * hourS && nowS - startS < toH * hourS
}

describe('GET /stats', () => {
  let api: AdministrationServer
  let nowS = startS
  before(async () => {
    api = await startAdministrationServer(undefined, { clock: () => nowS * 1000 })
    const { estate } = api.server
    await estate.createLocation({ locationId: 'room', parentId: 'floor', kind: 'room', name: 'Room' })
    for (const [name, id] of Object.entries(ids)) {
      await estate.createSensor({ sensorId: id, locationId: name === 'quiet' ? 'room' : 'floor', name })
    }
    for (; nowS < endS; nowS += stepS) {
      const readings = Object.entries(sends).flatMap(([id, listSent]) =>
        listSent(nowS).map(([time, value]) => ({ sensor_id: id, var_name: 'CO2ppm', time, value })),
      )
      assert.deepEqual((await api.post(readings)).body.rejected, [])
    }
    await api.post([{ sensor_id: ids.gappy, var_name: 'batteryLevelPct', time: nowS - stepS, value: 7 }])
    await estate.retireSensor(ids.replaced)
  })
  after(() => api.server.close())

  const read = async (query = '', token = api.tokens.reader): Promise<Stats> => {
    const { status, body } = await api.call(`/stats${query}`, { token })
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  const names = ({ data }: { readonly data: readonly { readonly name: string }[] }) =>
    data.map(({ name }) => name)

  it('counts the readings of the last days by local date', async () => {
    const { readings_by_day: days, sensors, time_zone: zone } = await read()
    assert.deepEqual([sensors, zone, days.length], [7, 'Europe/London', 14])
    assert.deepEqual(days.at(0), { date: '2026-01-01', readings: 0 })
    const expected = new Map<string, Set<string>>()
    for (let atS = startS; atS < endS; atS += stepS) {
      for (const [id, listSent] of Object.entries(sends)) {
        if (id === ids.replaced) continue
        for (const [time] of listSent(atS)) {
          const date = new Date(time * 1000).toISOString().slice(0, 10)
          expected.set(date, (expected.get(date) ?? new Set()).add(`${id} ${time}`))
        }
      }
    }
    assert.equal(days.at(-2)?.readings, expected.get('2026-01-13')?.size)
    assert.equal(days.at(-1)?.readings, (expected.get('2026-01-14')?.size ?? 0) + 1, 'with the battery level')
  })

  it('tells gaps that are over, and not those that late data have filled', async () => {
    const { gaps } = await read()
    assert.equal(gaps.count, 1)
    const { name, gaps: count, longest_s, longest_from } = gaps.data[0] ?? assert.fail('none')
    assert.deepEqual(
      [name, count, longest_s, longest_from],
      ['gappy', 2, 2.5 * hourS + stepS, startS + 8 * hourS - stepS],
    )
  })

  it('tells what fell quiet, and which batteries are low', async () => {
    const { quiet, low_batteries } = await read()
    // A clock that is an hour behind cannot be told from silence by the time of the newest datum.
    assert.deepEqual(names(quiet), ['quiet', 'zoned'])
    assert.deepEqual([quiet.data[0]?.status, quiet.data[0]?.since], ['silent', startS + 23 * hourS - stepS])
    assert.deepEqual([names(low_batteries), low_batteries.data[0]?.level], [['gappy'], 7])
  })

  it('tells what came late, and what was imported is not', async () => {
    const { delays } = await read()
    assert.deepEqual(names(delays), ['buffered', 'zoned'])
    const [buffered, zoned] = delays.data
    assert.ok(buffered && zoned)
    const atLeast = 5 * hourS - stepS - 60
    assert.ok(buffered.largest_s >= atLeast && buffered.largest_s <= 5 * hourS, `${buffered.largest_s}`)
    assert.ok(zoned.readings > 100)
  })

  it('tells which clocks are off, ahead and behind, and blames no gateway that sends in bursts', async () => {
    const { clocks } = await read()
    assert.deepEqual(names(clocks), ['zoned', 'ahead'])
    const [zoned, ahead] = clocks.data.map(({ offset_s }) => offset_s)
    assert.ok(zoned !== undefined && zoned <= -hourS + stepS + 60 && zoned >= -hourS, `${zoned}`)
    assert.ok(ahead !== undefined && ahead > 60 && ahead <= 180, `${ahead}`)
  })

  it('is of what the caller sees, and of what lies in a location', async () => {
    const room = await read('?location_id=room')
    assert.deepEqual([room.sensors, room.gaps.count, names(room.quiet)], [1, 0, ['quiet']])
    const stranger = await read('', api.tokens.stranger)
    assert.deepEqual([stranger.sensors, stranger.readings_by_day.at(-1)?.readings], [1, 0])
    assertProblem(await api.call('/stats?location_id=other', { token: api.tokens.reader }), 'not_found')
  })

  it('tells administrators of the organisation alone of webhooks, brokers and the disk', async () => {
    const hook = await api.as(api.people.admin, 'POST', '/webhooks', {
      url: 'https://hook.example/',
      description: 'Archive',
      filter: { location_ids: ['org'] },
    })
    assert.equal(hook.status, 201, JSON.stringify(hook.body))
    const paused = { paused: true }
    const { webhook_id: webhookId } = hook.body
    await api.as(api.people.admin, 'PATCH', `/webhooks/${webhookId}`, paused)
    const ofAdmin = await read('', api.people.admin.token)
    assert.deepEqual(
      ofAdmin.webhooks?.data.map(({ webhook_id, status }) => [webhook_id, status]),
      [[webhookId, 'paused']],
    )
    assert.deepEqual(ofAdmin.brokers, { count: 0, data: [] })
    assert.ok(ofAdmin.disk && ofAdmin.disk.free_bytes > 0 && ofAdmin.disk.used_bytes > 0)
    assert.deepEqual([ofAdmin.disk.growth_bytes_per_day, ofAdmin.disk.days_left], [null, null])
    const { viewer, partAdmin, stranger } = api.people
    for (const { token } of [viewer, partAdmin]) {
      const { webhooks, brokers, disk } = await read('', token)
      assert.deepEqual([webhooks, brokers, disk], [null, null, null])
    }
    assert.deepEqual((await read('', stranger.token)).webhooks, { count: 0, data: [] })
  })

  it('is answered again for a minute, and anew when a sensor has moved', async () => {
    const first = await read('?location_id=floor')
    nowS += 50
    assert.equal((await read('?location_id=floor')).time, first.time)
    await api.server.estate.changeSensor(ids.quiet, { locationId: 'building' })
    const moved = await read('?location_id=floor')
    assert.deepEqual([moved.time, moved.sensors], [nowS, first.sensors - 1])
    nowS += 70
    assert.equal((await read('?location_id=floor')).time, nowS)
  })
})
