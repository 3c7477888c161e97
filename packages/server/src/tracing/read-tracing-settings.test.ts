import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError } from '../config.ts'
import { readTracingSettings } from './read-tracing-settings.ts'

const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }

test('traces are off unless an endpoint is named, and when they are turned off', () => {
  for (const environment of [
    {},
    { OTEL_SERVICE_NAME: 'a' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: '' },
    { ...endpoint, OTEL_SDK_DISABLED: 'TRUE' },
    { ...endpoint, OTEL_TRACES_EXPORTER: 'none' },
  ]) {
    assert.equal(readTracingSettings(environment), undefined, JSON.stringify(environment))
  }
  assert.ok(readTracingSettings({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://otel.example/v1/traces' }))
})

test('the variables have the defaults of the specification', () => {
  assert.deepEqual(readTracingSettings(endpoint), {
    sampler: 'parentbased_always_on',
    ratio: 1,
    scheduleDelayMs: 5_000,
    maxQueueSize: 2_048,
    maxBatchSize: 512,
  })
})

test('what cannot be done is refused, all of it at once', () => {
  const environment = {
    OTEL_EXPORTER_OTLP_ENDPOINT: '127.0.0.1:4318',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_TRACES_EXPORTER: 'zipkin',
    OTEL_TRACES_SAMPLER: 'sometimes',
    OTEL_TRACES_SAMPLER_ARG: '2',
    OTEL_BSP_MAX_QUEUE_SIZE: '100',
  }
  assert.throws(
    () => readTracingSettings(environment),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError)
      assert.equal(error.message.split('\n').length, 7)
      for (const name of Object.keys(environment)) assert.match(error.message, RegExp(`${name}`))
      return true
    },
  )
})
