import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { type RunningServer, startServer } from '../server.ts'

const dayMs = 86_400_000
const startMs = Date.UTC(2026, 5, 15, 12, 30)
const airId = 'AQ2-FE753C0D7ADF'
const motionId = 'AMP-0000000000B1'
/** Midnight in London eight days before. */
const borderMs = Date.UTC(2026, 5, 6, 23)

const figures = [
  `/sensors/${airId}/CO2ppm/daily?from=2026-06-01&to=2026-06-16`,
  `/sensors/${airId}/CO2ppm/hourly?from=2026-06-01&to=2026-06-16&hours=8-18`,
  `/sensors/${airId}/CO2ppm/daily?from=2026-06-01&to=2026-06-16&group_by=range`,
  `/sensors/${motionId}/motionEvent/daily?from=2026-06-01&to=2026-06-16`,
  `/sensors/${motionId}/onlineStatus/daily?from=2026-06-01&to=2026-06-16`,
  '/locations/org/motionEvent/hourly?from=2026-06-01&to=2026-06-16',
  '/locations/building/CO2ppm/daily?from=2026-06-01&to=2026-06-16',
  '/locations/org/CO2ppm/history?from=2026-06-01&to=2026-06-15&bucket=15m',
  '/locations/org/motionEvent/history?from=2026-06-01&to=2026-06-15&bucket=1h',
  `/sensors/${airId}/CO2ppm/history?from=2026-06-01&to=2026-06-15&bucket=15m`,
  `/sensors/${airId}/CO2ppm/history?from=2026-06-01&to=2026-06-15&bucket=1d&order=desc&limit=9`,
]

describe('retention', () => {
  let api: AdministrationServer
  let running: RunningServer
  const dataDir = createTemporaryDirectory()
  const answersBefore = new Map<string, unknown>()

  let nowMs = startMs - 12 * dayMs
  let admin = ''
  let oldCursor = ''
  let postNow: Awaited<ReturnType<typeof createPoster>>
  const call = async (path: string, token = admin) => {
    const answer = await fetch(running.publicUrl + path, { headers: { authorization: `Bearer ${token}` } })
    const text = await answer.text()
    assert.equal(answer.status, 200, text)
    return JSON.parse(text) as { data: Record<string, unknown>[] } & Record<string, unknown>
  }

  before(async () => {
    api = await startAdministrationServer(dataDir, { clock: () => nowMs })
    running = api.server
    // A forwarder that was here twelve days ago, and then no more.
    const old = { sensor_id: airId, var_name: 'CO2ppm', time: nowMs / 1000 - 60, value: 500 }
    oldCursor = String((await call('/readings/changes?after=now', api.tokens.reader)).next_cursor)
    assert.equal((await api.post([old])).status, 200)
    nowMs = startMs
    admin = (await api.logIn(api.people.admin, api.web)).access_token
    const post = await createPoster(running)
    await running.estate.createSensor({ sensorId: motionId, locationId: 'floor', name: 'Motion' })
    const readings: object[] = []
    for (let timeMs = startMs - 12 * dayMs; timeMs < startMs; timeMs += 300_000) {
      const time = timeMs / 1000
      const value = Math.round(8000 + 3000 * Math.sin(timeMs / 7e6)) / 10
      readings.push({ sensor_id: airId, var_name: 'CO2ppm', time, value })
      readings.push({ sensor_id: motionId, var_name: 'motionEvent', time: time + 11, value: 1 })
      if (timeMs % 900_000 === 0)
        readings.push({ sensor_id: motionId, var_name: 'onlineStatus', time: time + 1, value: 1 })
    }
    // A variable that was reported long ago alone.
    readings.push({
      sensor_id: airId,
      var_name: 'temperatureC',
      time: startMs / 1000 - 11 * 86_400,
      value: 21.3,
    })
    for (let at = 0; at < readings.length; at += 5_000) {
      const { status, body } = await post(readings.slice(at, at + 5_000))
      assert.equal(status, 200, JSON.stringify(body))
    }
    postNow = post
    await post([{ sensor_id: airId, var_name: 'CO2ppm', time: startMs / 1000, value: 700 }])
    for (const path of figures) answersBefore.set(path, await call(path))
  })
  after(() => running.close())

  const put = (body: unknown, headers: Record<string, string> = {}) =>
    api.call('/retention', {
      method: 'PUT',
      token: admin,
      headers,
      body: JSON.stringify(body),
    })

  it('keeps everything for ever until somebody says otherwise', async () => {
    const { days, expired } = await call('/retention')
    assert.deepEqual([days, expired], [{}, []])
  })

  it('takes whole days from a week up, for variables that there are', async () => {
    for (const days of [{ CO2ppm: 6 }, { CO2ppm: 7.5 }, { CO2ppm: 7_321 }, { noise: 30 }]) {
      assertProblem(await put({ days }), 'invalid_body')
    }
  })

  it('tells what would be deleted, and deletes nothing', async () => {
    const body = { days: { CO2ppm: 9, motionEvent: 9, relativeHumidity: 9 } }
    const preview = await api.as({ ...api.people.admin, token: admin }, 'POST', '/retention/preview', body)
    assert.equal(preview.status, 200, JSON.stringify(preview.body))
    const { data } = preview.body as { data: object[] }
    const first = Math.ceil((startMs - 12 * dayMs) / 300_000)
    const readings = Math.ceil((borderMs - dayMs) / 300_000) - first // one day more is kept
    const days = { sensors: 1, first_day: '2026-06-03', last_day: '2026-06-05' }
    assert.deepEqual(data, [
      { var_name: 'CO2ppm', readings: readings + 1, ...days },
      { var_name: 'motionEvent', readings, ...days },
    ])
    for (const path of figures) assert.deepEqual(await call(path), answersBefore.get(path))
  })

  it('deletes what is older, and keeps its figures', async () => {
    const { version } = await call('/retention')
    const days = { CO2ppm: 8, motionEvent: 8, onlineStatus: 10, temperatureC: 8 }
    assertProblem(await put({ days }, { 'if-match': '"another"' }), 'changed_meanwhile')
    const load = postUntilEnded(postNow)
    assert.equal((await put({ days }, { 'if-match': `"${version}"` })).status, 200)
    await waitUntilDeleted(call)
    const taken = await load.end()
    const battery = await call(`/sensors/${airId}/batteryLevelPct/history?from=2026-06-01`)
    assert.equal(battery.data.length, taken, 'what is posted while readings expire is stored')
    for (const path of figures) {
      const { expired_before: expiredBefore, ...answer } = await call(path)
      assert.deepEqual(answer, answersBefore.get(path), path)
      const isTold = path.startsWith('/sensors/') && path.includes('/history')
      assert.equal(expiredBefore, isTold ? borderMs / 1000 : undefined)
    }
    const [entry] = (await call('/audit?action=retention.put')).data
    const details = { before: [], days: ['CO2ppm 8', 'motionEvent 8', 'onlineStatus 10', 'temperatureC 8'] }
    assert.deepEqual(entry?.details, details)
  })

  it('has neither data nor short buckets of expired days', async () => {
    const range = 'from=2026-06-01&to=2026-06-15'
    for (const path of [
      `/sensors/${airId}/CO2ppm/history?${range}`,
      `/sensors/${airId}/CO2ppm/history?${range}&bucket=5m`,
      `/readings?${range}&sensor_id=${airId}&var_name=CO2ppm`,
      `/sensors/${motionId}/motionEvent/history?${range}`,
      `/sensors/${motionId}/motionEvent/history?${range}&timeout_s=600`,
    ]) {
      const [first] = (await call(path)).data
      assert.ok(
        Number(first?.time) * 1000 >= borderMs && Number(first?.time) * 1000 < borderMs + 400_000,
        path,
      )
    }
    const sensor = (await call(`/sensors/${airId}`)) as unknown as { data: { var_name: string }[] }
    assert.deepEqual(
      sensor.data.map(({ var_name }) => var_name).filter((name) => name !== 'onlineStatus'),
      ['batteryLevelPct', 'CO2ppm'],
    )
  })

  it('refuses late readings of expired days in a way of their own', async () => {
    const reading = (timeMs: number, varName = 'CO2ppm') => ({
      sensor_id: airId,
      var_name: varName,
      time: timeMs / 1000,
      value: 50,
    })
    const { body } = await postNow([
      reading(borderMs - 1),
      reading(borderMs + 1),
      reading(borderMs - 1, 'relativeHumidity'),
    ])
    const { accepted, rejected } = body as { accepted: number; rejected: { index: number; code: string }[] }
    assert.equal(accepted, 2, JSON.stringify(body))
    assert.deepEqual(
      rejected.map(({ index, code }) => ({ index, code })),
      [{ index: 0, code: 'time_expired' }],
    )
  })

  it('tells a reader of the log who was away for too long from where to go on', async () => {
    const token = admin
    for (const path of [`/readings/changes?after=${oldCursor}`, `/events?cursor=${oldCursor}`]) {
      const answer = await api.call(path, { token })
      assertProblem(answer, 'cursor_expired')
      const { next_cursor: next } = answer.body as { next_cursor: string }
      const { data } = await call(`/readings/changes?after=${next}&limit=10000`)
      assert.ok(data.length > 1000)
      assert.ok(data.every(({ var_name, time }) => var_name !== 'CO2ppm' || Number(time) * 1000 >= borderMs))
    }
    // A variable that is kept for ever has lost nothing; neither has who begins anew.
    await call(`/readings/changes?after=${oldCursor}&var_name=batteryLevelPct`)
    await call('/readings/changes')
  })

  it('is the same after a restart, and nothing looks lost', async () => {
    const { port } = running
    await running.close()
    running = await startServer({ dataDir, port, logLevel: 'fatal' }, () => startMs)
    assert.equal((await call('/health')).readings, 'ok')
    const isOf = (path: string) => !path.includes('CO2ppm') // one reading came meanwhile
    for (const path of figures.filter(isOf)) assert.deepEqual(await call(path), answersBefore.get(path), path)
    const [first] = (await call(`/sensors/${airId}/CO2ppm/history?from=2026-06-01&to=2026-06-15`)).data
    assert.equal(Number(first?.time) * 1000, borderMs)
  })

  it('does not bring back what is gone when more is to be kept', async () => {
    assert.equal((await put({ days: {} })).status, 200)
    const answer = await call('/retention')
    const expired = answer.expired as { var_name: string; expired_before: number }[]
    assert.deepEqual(answer.days, {})
    assert.equal(expired.find(({ var_name }) => var_name === 'CO2ppm')?.expired_before, borderMs / 1000)
    const path = `/sensors/${motionId}/motionEvent/daily?from=2026-06-01&to=2026-06-16`
    assert.deepEqual(await call(path), answersBefore.get(path))
  })
})

/** Posts one reading after the other, all of different times of today. */
function postUntilEnded(post: Awaited<ReturnType<typeof createPoster>>) {
  let isEnded = false
  const run = async () => {
    let posted = 0
    while (!isEnded || posted === 0) {
      const time = startMs / 1000 - 3600 + posted
      const { status } = await post([{ sensor_id: airId, var_name: 'batteryLevelPct', time, value: 50 }])
      assert.equal(status, 200)
      posted += 1
    }
    return posted
  }
  const running = run()
  return {
    end: () => {
      isEnded = true
      return running
    },
  }
}

/** Creates what posts readings, as a gateway. */
async function createPoster(server: RunningServer) {
  const scopes = ['readings:write'] as const
  const wanted = { organisationId: 'org', name: 'Gateway', kind: 'service', scopes } as const
  const { clientId, clientSecret = '' } = await server.clients.createClient(wanted)
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
  const body = new URLSearchParams({ ...grant, scope: 'readings:write' })
  const answer = await fetch(`${server.publicUrl}/oauth2/token`, { method: 'POST', body })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return async (readings: readonly object[]) => {
    const response = await fetch(`${server.publicUrl}/readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ readings }),
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
}

async function waitUntilDeleted(call: (path: string) => Promise<Record<string, unknown>>): Promise<void> {
  const deadlineMs = performance.now() + 30_000
  for (;;) {
    const expired = (await call('/retention')).expired as { deleting: boolean }[]
    if (expired.length > 0 && expired.every(({ deleting }) => !deleting)) return
    assert.ok(performance.now() < deadlineMs, 'the engine deletes within half a minute')
    await setTimeout(50)
  }
}
