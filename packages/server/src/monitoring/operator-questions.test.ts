/** The questions of an operator: each is asked of the metrics, before and after something happens. */
import assert from 'node:assert/strict'
import { statfsSync } from 'node:fs'
import { after, before, describe, it } from 'node:test'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { EventReader } from '../../testing/event-reader.ts'
import { type ReadMetrics, readMetrics } from '../../testing/metrics-reader.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts'
import { dayMs } from '../day-ms.ts'
import { operate } from '../index.ts'

describe('the questions of an operator', () => {
  const dataDir = createTemporaryDirectory()
  let api: AdministrationServer
  let receiver: WebhookReceiver
  before(async () => {
    const settings = { metricsPort: 0, logLevel: 'info', webhookNetworks: '127.0.0.0/8' } as const
    const bounds = { perCaller: 1, perOrganisation: 1, inAll: 4 }
    const log = { write: () => true }
    api = await startAdministrationServer(dataDir, { settings, log, streams: { bounds } })
    receiver = await startWebhookReceiver(() => ({ status: 200 }))
  })
  after(async () => {
    await receiver.stop()
    await api.server.close()
  })

  const read = () => readMetrics(api.server.metricsPort)

  /** Does something, and tells by how much series rise with it, or that they come with it. */
  async function measureRise(act: () => Promise<unknown>): Promise<(series: string) => number> {
    const first = await read()
    await act()
    const second = await read()
    return (series) => (second.find(series) ?? 0) - (first.find(series) ?? 0)
  }

  /** Reads the metrics until they are as they should be. */
  async function readUntil(isRight: (metrics: ReadMetrics) => boolean): Promise<ReadMetrics> {
    while (true) {
      const metrics = await read()
      if (isRight(metrics)) return metrics
    }
  }

  const reading = (agoMs: number, value: unknown = 500, varName = 'CO2ppm') => ({
    sensor_id: sensorId,
    var_name: varName,
    time: (Date.now() - agoMs) / 1000,
    value,
  })

  it('Does it take readings in, and how late do they come?', async () => {
    const rise = await measureRise(() => api.post([reading(1_000), reading(2 * 3_600_000)]))
    assert.equal(rise('lightfi_readings_stored_total'), 2)
    assert.equal(rise('lightfi_commits_total{end="stored"}'), 1)
    assert.equal(rise('lightfi_commit_duration_seconds_count'), 1)
    assert.equal(rise('lightfi_reading_delay_seconds_bucket{le="60"}'), 1)
    assert.equal(rise('lightfi_reading_delay_seconds_bucket{le="3600"}'), 1)
    assert.equal(rise('lightfi_reading_delay_seconds_bucket{le="21600"}'), 2)
    assert.equal(rise('lightfi_reading_delay_seconds_count'), 2)
    const metrics = await read()
    assert.ok(
      Math.abs(Date.now() / 1000 - (metrics.find('lightfi_newest_commit_timestamp_seconds') ?? 0)) < 60,
    )
    assert.equal(metrics.find('lightfi_readings_waiting'), 0)
    assert.equal(metrics.find('lightfi_log_unsettled_commits'), 0)
  })

  it('What of them is not stored, and why?', async () => {
    const unknown = { ...reading(1_000), sensor_id: 'AQ2-000000000000' }
    const rise = await measureRise(() => api.post([unknown, reading(1_000, -5)]))
    assert.equal(rise('lightfi_readings_rejected_total{code="unknown_sensor"}'), 1)
    assert.equal(rise('lightfi_readings_rejected_total{code="value_out_of_bounds"}'), 1)
    assert.equal(rise('lightfi_readings_stored_total'), 0)
    const dry = await measureRise(() => api.post([unknown], '?dry_run=true'))
    assert.equal(dry('lightfi_readings_rejected_total{code="unknown_sensor"}'), 0)
    const events = [30_000, 29_000].map((agoMs) => reading(agoMs, 0, 'motionEvent'))
    const throttled = await measureRise(() => api.post(events))
    assert.equal(throttled('lightfi_readings_throttled_total'), 1)
  })

  it('Is the journal growing, and does the engine take it in?', async () => {
    await api.post([reading(500)])
    const waiting = await read()
    assert.ok((waiting.find('lightfi_journal_readings') ?? 0) >= 1)
    assert.ok((waiting.find('lightfi_journal_oldest_seconds') ?? 0) > 0)
    assert.equal(waiting.find('lightfi_journal_files'), 1)
    assert.equal(waiting.find('lightfi_journal_behind'), 0)
    const rise = await measureRise(() =>
      api.call(`/sensors/${sensorId}/CO2ppm/history?format=parquet`, { token: api.tokens.reader }),
    )
    assert.equal(rise('lightfi_store_statement_duration_seconds_count{store="readings",kind="insert"}'), 1)
    assert.equal(rise('lightfi_store_statement_duration_seconds_count{store="readings",kind="file"}'), 1)
    const taken = await read()
    assert.equal(taken.find('lightfi_journal_readings'), 0)
    assert.equal(taken.find('lightfi_journal_oldest_seconds'), 0)
  })

  it('Are the summaries behind?', async () => {
    const until = 'lightfi_summaries_until_timestamp_seconds'
    const metrics = await readUntil((one) => one.find(until) !== undefined)
    assert.equal((metrics.find(until) ?? 1) % (dayMs / 1000), 0)
    assert.ok((metrics.find(until) ?? 0) >= Math.floor(Date.now() / dayMs - 2) * (dayMs / 1000))
    const rise = await measureRise(() => api.post([reading(3 * dayMs)]))
    assert.ok(rise('lightfi_summaries_late_days') >= 1)
  })

  it('Who is refused, and by which bound? Which streams did the server end?', async () => {
    const first = await measureRise(() => api.call('/sensors/AQ2-000000000000', { token: api.tokens.reader }))
    assert.equal(first('lightfi_problems_total{code="not_found"}'), 1)
    const client = await api.server.clients.createClient({
      organisationId: 'org',
      name: 'A wall',
      kind: 'service',
      scopes: ['readings:read'],
    })
    const form = { grant_type: 'client_credentials', scope: 'readings:read' }
    const secrets = { client_id: client.clientId, client_secret: client.clientSecret ?? '' }
    const body = new URLSearchParams({ ...form, ...secrets })
    const answer = await fetch(`${api.server.publicUrl}/oauth2/token`, { method: 'POST', body })
    const { access_token: token } = (await answer.json()) as { access_token: string }
    const stream = await EventReader.open(api.server.publicUrl, { token })
    await stream.next()
    const open = await readUntil((metrics) => (metrics.find('lightfi_log_waiting_readers') ?? 0) > 0)
    assert.equal(open.find('lightfi_event_streams'), 1)
    const headers = { authorization: `Bearer ${token}` }
    const bounded = await measureRise(() => fetch(`${api.server.publicUrl}/events`, { headers }))
    assert.equal(bounded('lightfi_problems_total{code="too_many_streams"}'), 1)
    const bound = 'lightfi_bounds_reached_total{what="streams of events are open",whose="caller"}'
    assert.equal(bounded(bound), 1)
    const ended = await measureRise(async () => {
      await api.as(api.people.admin, 'DELETE', `/clients/${client.clientId}`)
      while ((await stream.next()) !== undefined);
    })
    assert.equal(ended('lightfi_event_streams_ended_total{code="invalid_token"}'), 1)
    assert.equal(ended('lightfi_event_streams'), -1)
  })

  it('Which webhooks are paused, and are the others delivered?', async () => {
    const { body } = await api.as(api.people.admin, 'POST', '/webhooks', { url: receiver.url })
    await api.post([reading(0)])
    await readUntil((one) => one.find('lightfi_webhook_deliveries_total{organisation="org"}') === 1)
    const paused = await measureRise(() =>
      api.as(api.people.admin, 'PATCH', `/webhooks/${body.webhook_id}`, { paused: true }),
    )
    assert.equal(paused('lightfi_webhooks_paused{organisation="org",reason="requested"}'), 1)
    await api.as(api.people.admin, 'DELETE', `/webhooks/${body.webhook_id}`)
  })

  it('Is the disk filling up?', async () => {
    const metrics = await read()
    const { blocks, bsize } = statfsSync(dataDir)
    assert.equal(metrics.find('lightfi_disk_size_bytes'), blocks * bsize)
    const free = metrics.find('lightfi_disk_free_bytes') ?? 0
    assert.ok(free > 0 && free < blocks * bsize)
    assert.ok((metrics.find('lightfi_database_size_bytes') ?? 0) > 10_000)
  })

  it('Is there a backup?', async () => {
    const newest = 'lightfi_last_backup_timestamp_seconds'
    assert.equal((await read()).find(newest), undefined)
    const beginS = Date.now() / 1000
    await operate({ dataDir, port: 0 }, ['backup', createTemporaryDirectory()])
    const at = (await read()).find(newest) ?? 0
    assert.ok(at >= beginS - 1 && at <= Date.now() / 1000)
  })

  it('Does it serve, who is connected, and what does the log say?', async () => {
    const metrics = await read()
    assert.equal(metrics.find('lightfi_server_phase{state="serving"}'), 1)
    assert.equal(metrics.find('lightfi_readings_reachable'), 1)
    assert.match(metrics.text, /^lightfi_build_info\{version="\d+\.\d+\.\d+"\} 1$/m)
    assert.ok((metrics.find('lightfi_http_connections') ?? 0) >= 1)
    assert.ok((metrics.find('lightfi_http_connections_max') ?? 0) >= 100)
    assert.equal(metrics.find('lightfi_http_connections_refused_total{bound="address"}'), 0)
    const live = 'lightfi_http_request_duration_seconds_count{operation="read_liveness",status="200"}'
    const rise = await measureRise(() => api.call('/health/live'))
    assert.equal(rise(live), 1)
    assert.equal(rise('lightfi_log_lines_total{level="info"}'), 1)
    assert.equal(rise('lightfi_log_lost_lines_total'), 0)
  })
})
