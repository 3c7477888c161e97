import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { readPageBlock } from '../../../../tools/pages/read-page-blocks.ts'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { sensorId } from '../../testing/api-server.ts'
import { ServerProcess } from '../../testing/server-process.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { type ReceivedSpan, startTraceReceiver, type TraceReceiver } from '../../testing/trace-receiver.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../testing/webhook-receiver.ts'
import { startTracing } from './start-tracing.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const spanId = '00f067aa0ba902b7'
const traceparent = `00-${traceId}-${spanId}-01`

describe('traces', { timeout: 60_000 }, () => {
  let receiver: TraceReceiver
  let webhookReceiver: WebhookReceiver
  let api: AdministrationServer
  const log: string[] = []

  before(async () => {
    receiver = await startTraceReceiver()
    webhookReceiver = await startWebhookReceiver(() => ({ status: 200 }))
    Object.assign(process.env, {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=building%201',
      OTEL_EXPORTER_OTLP_COMPRESSION: 'gzip',
      OTEL_SERVICE_NAME: 'the building',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
      OTEL_BSP_SCHEDULE_DELAY: '10',
    })
    const sink = { write: (line: string) => log.push(line) }
    const tracing = await startTracing(process.env, sink)
    const settings = { webhookNetworks: '127.0.0.0/8' }
    api = await startAdministrationServer(undefined, { tracing, settings, log: sink })
  })
  after(async () => {
    await api.server.close()
    await webhookReceiver.stop()
    await receiver.stop()
  })

  const isRequest = (operation: string) => (span: ReceivedSpan) =>
    span.attributes['lightfi.operation'] === operation

  it('have a span of a request, within the trace of its caller, with the name of its operation', async () => {
    await api.call(`/sensors/${sensorId}`, { token: api.tokens.reader, headers: { traceparent } })
    const span = await receiver.waitFor(isRequest('read_latest_sensor_information_sensors__sensor_id__get'))
    assert.equal(span.name, 'GET /sensors/:sensor_id')
    assert.equal(span.kind, 'SPAN_KIND_SERVER')
    assert.deepEqual([span.traceId, span.parentSpanId], [traceId, spanId])
    assert.ok(span.endMs >= span.startMs && Math.abs(span.endMs - Date.now()) < 60_000)
    assert.partialDeepStrictEqual(span.attributes, {
      'http.request.method': 'GET',
      'http.route': '/sensors/:sensor_id',
      'http.response.status_code': 200,
    })
    assert.equal(span.isFailed, false)
  })

  it('tell by the standard variables who sends them, and how', async () => {
    const { resource } = await receiver.waitFor(() => true)
    assert.partialDeepStrictEqual(resource, {
      'service.name': 'the building',
      'deployment.environment.name': 'test',
      'telemetry.sdk.name': 'opentelemetry',
    })
    assert.match(String(resource['service.version']), /^\d+\.\d+\.\d+$/)
    const [first] = receiver.headers
    assert.partialDeepStrictEqual(first, {
      ':path': '/v1/traces',
      'content-type': 'application/x-protobuf',
      'content-encoding': 'gzip',
      'x-tenant': 'building 1',
    })
  })

  it('have the commit and the statements of a request below it, also after its body was read', async () => {
    const time = Date.now() / 1000 - 60
    const readings = [{ sensor_id: sensorId, var_name: 'temperatureC', time, value: 20 }]
    const upload = request(`${api.server.publicUrl}/readings`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${api.tokens.writer}`,
        'content-type': 'application/json',
        traceparent: traceparent.replace('4bf9', 'aaaa'),
      },
    })
    const answered = once(upload, 'response')
    const [first, second] = [
      JSON.stringify({ readings }).slice(0, 20),
      JSON.stringify({ readings }).slice(20),
    ]
    upload.write(first)
    await api.call('/variables', { token: api.tokens.reader }) // the body comes in parts, others between them
    upload.end(second)
    const [answer] = (await answered) as [IncomingMessage]
    assert.equal(answer.statusCode, 200)
    answer.resume()
    const whole = await receiver.waitFor(isRequest('create_readings_readings_post'))
    const isBelow = (span: ReceivedSpan) => span.parentSpanId === whole.spanId
    const commit = await receiver.waitFor((span) => isBelow(span) && span.name === 'commit readings')
    assert.equal(commit.traceId, traceId.replace('4bf9', 'aaaa'))
    assert.deepEqual(commit.attributes, { 'lightfi.commit.readings': 1, 'lightfi.commit.end': 'stored' })
    const statement = await receiver.waitFor((span) => isBelow(span) && span.name === 'execute relations')
    assert.deepEqual(statement.attributes, { 'db.system.name': 'sqlite', 'db.operation.name': 'execute' })
    assert.equal(statement.kind, 'SPAN_KIND_CLIENT')
  })

  it('have what the engine is asked', async () => {
    const path = `/sensors/${sensorId}/CO2ppm/history?format=parquet`
    await api.call(path, { token: api.tokens.reader })
    const file = await receiver.waitFor(({ name }) => name === 'file readings')
    const request = await receiver.waitFor((span) => span.spanId === file.parentSpanId)
    assert.equal(request.name, 'GET /sensors/:sensor_id/:var_name/history')
    assert.equal(file.attributes['db.system.name'], 'clickhouse')
  })

  it('name the problem of a request that is refused', async () => {
    await api.call('/sensors/AQ2-000000000000', { token: api.tokens.reader })
    const span = await receiver.waitFor(({ attributes }) => attributes['lightfi.problem'] === 'not_found')
    assert.deepEqual([span.attributes['http.response.status_code'], span.isFailed], [404, false])
  })

  it('have a span of each delivery of a webhook, whose receiver is told the trace', async () => {
    const { body } = await api.as(api.people.admin, 'POST', '/webhooks', { url: webhookReceiver.url })
    await api.post([{ sensor_id: sensorId, var_name: 'CO2ppm', time: Date.now() / 1000, value: 450 }])
    await webhookReceiver.waitFor(1)
    const span = await receiver.waitFor(({ name }) => name === 'deliver webhook')
    const [request] = webhookReceiver.requests
    assert.equal(request?.headers.traceparent, `00-${span.traceId}-${span.spanId}-01`)
    assert.equal(span.attributes['http.response.status_code'], 200)
    assert.equal(span.parentSpanId, '')
    await api.as(api.people.admin, 'DELETE', `/webhooks/${body.webhook_id}`)
  })

  it('leave questions of health out', async () => {
    for (const path of ['/health', '/health/live', '/health/ready']) await api.call(path)
    await api.call('/variables', { token: api.tokens.reader })
    await receiver.waitFor(isRequest('read_variables'))
    assert.deepEqual(
      receiver.spans.filter(({ name }) => name.includes('health')),
      [],
    )
  })

  it('hold no token, no secret, no query and no id of a sensor', async () => {
    const query = '?since=1760000000&project=latest'
    await api.call(`/sensors/${sensorId}${query}`, { token: api.tokens.reader })
    await api.call(`/locations/floor/?since=1760000000`, { token: api.tokens.reader })
    await receiver.waitFor(({ name }) => name === 'GET /locations/:location_id/')
    assert.ok(receiver.spans.length > 10)
    const forbidden = [
      api.tokens.reader,
      api.tokens.writer,
      api.people.admin.token,
      api.web.clientSecret,
      'Bearer',
      'since=',
      '1760000000',
      sensorId,
      'SELECT',
    ]
    for (const text of forbidden) assert.equal(receiver.bytes.includes(text), false, text)
  })

  it('stop nothing when they cannot be sent, and the log says so once', async () => {
    receiver.answer(400)
    const countTold = () => log.filter((line) => line.includes('traces.lost')).length
    while (countTold() === 0) await api.call('/variables', { token: api.tokens.reader })
    const { status } = await api.call('/variables', { token: api.tokens.reader })
    assert.equal(status, 200)
    assert.equal(countTold(), 1)
    receiver.answer(200)
  })
})

describe('the traces of a process', { timeout: 60_000 }, () => {
  const settings = (more: Record<string, string>) => ({
    LIGHTFI_DATA_DIR: createTemporaryDirectory(),
    LIGHTFI_LOG_LEVEL: 'info',
    ...more,
  })

  it('are sent where OTEL_EXPORTER_OTLP_ENDPOINT says, the last ones when it ends', async (t) => {
    const receiver = await startTraceReceiver()
    t.after(() => receiver.stop())
    const [name = '', address = ''] = readPageBlock('docs/monitoring.md#traces:1').text.trim().split('=')
    assert.equal(address, 'http://127.0.0.1:4318')
    const server = new ServerProcess(settings({ [name]: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '600000' }))
    const url = await server.find(/Server listening at (http:\S+?)"/)
    while (!(await fetch(`${url}/health/ready`)).ok); // before, a signal ends it at once
    assert.equal((await fetch(`${url}/variables`)).status, 401)
    assert.equal(receiver.spans.length, 0)
    server.kill('SIGTERM')
    assert.equal(await server.end(), 0)
    const [span] = receiver.spans
    assert.ok(span, server.output)
    assert.equal(span.name, 'GET /variables')
    assert.equal(span.resource['service.name'], 'lightfi-server')
  })

  it('are refused at the start where they cannot be made, in a sentence', async () => {
    const endpoint = 'http://127.0.0.1:4317'
    const server = new ServerProcess(
      settings({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }),
    )
    assert.equal(await server.end(), 1)
    assert.match(server.output, /OTEL_EXPORTER_OTLP_PROTOCOL=grpc is not known here/)
  })
})
