import {
  type Context,
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { setGlobalErrorHandler, W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Clock } from '../clock.ts'
import { type AnswerEnd, watchAnswerEnds } from '../http/answer-ends.ts'
import type { LogSink } from '../http/app.ts'
import type { Commit } from '../readings/commit/commit.ts'
import type { StatementEnd } from '../storage/statement-watch.ts'
import { version } from '../version.ts'
import { ExportFailures } from './export-failures.ts'
import type { TracingSettings } from './read-tracing-settings.ts'
import type { SentOutcome, Tracing } from './tracing.ts'

/** The time for sending the last spans, milliseconds. */
const lastSpansMs = 3_000

/** Requests of which nobody wants to know each. */
const untraced: readonly (string | undefined)[] = [
  'read_health_health_get',
  'read_liveness',
  'read_readiness',
]

/** The context of each request that is traced. */
const contextOf = new WeakMap<FastifyRequest, Context>()

/**
 * Makes spans by OpenTelemetry, and sends them by OTLP over HTTP. Nothing here is global, but for the way in
 * which the library tells that it could not send.
 */
export class OpenTelemetryTracing implements Tracing {
  readonly #provider: TracerProvider
  readonly #tracer: Tracer
  readonly #contexts = new AsyncLocalStorageContextManager().enable()
  readonly #propagator = new W3CTraceContextPropagator()

  readonly #clock: Clock

  constructor(settings: TracingSettings, log: LogSink, clock: Clock) {
    this.#clock = clock
    const failures = new ExportFailures(log, clock)
    setGlobalErrorHandler((error) => failures.note(error))
    // What the operator names in OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES comes last, and so it holds.
    const resource = defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'lightfi-server', 'service.version': version }))
      .merge(detectResources({ detectors: [envDetector] }))
    const processor = new BatchSpanProcessor({
      exporter: new OTLPTraceExporter(),
      scheduledDelayMillis: settings.scheduleDelayMs,
      maxQueueSize: settings.maxQueueSize,
      maxExportBatchSize: settings.maxBatchSize,
    })
    const sampler = chooseSampler(settings)
    this.#provider = new TracerProvider({ resource, sampler, spanProcessors: [processor] })
    this.#tracer = this.#provider.getTracer('lightfi-server', version)
  }

  observe(app: FastifyInstance): void {
    app.addHook('onRequest', (request, _reply, done) => {
      const { operationId } = request.routeOptions.config
      if (untraced.includes(operationId)) return done()
      const parent = this.#propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter)
      const route = request.routeOptions.url
      const attributes = {
        'http.request.method': request.method,
        'url.scheme': request.protocol,
        'lightfi.operation': operationId ?? 'other',
        'lightfi.request_id': request.id,
        ...(route !== undefined && { 'http.route': route }),
      }
      const name = route === undefined ? request.method : `${request.method} ${route}`
      const span = this.#tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent)
      const context = trace.setSpan(parent, span)
      contextOf.set(request, context)
      this.#contexts.with(context, done) // Fastify keeps it while a body comes
    })
    watchAnswerEnds(app, (request, _reply, end) => {
      const context = contextOf.get(request)
      const span = context && trace.getSpan(context)
      if (span) endRequest(span, request, end)
    })
  }

  noteStatement({ store, kind, durationMs, error }: StatementEnd): void {
    const parent = this.#findParent()
    if (!parent) return // work of the server's own, of which the metrics tell
    const system = store === 'relations' ? 'sqlite' : 'clickhouse'
    const attributes = { 'db.system.name': system, 'db.operation.name': kind }
    const times = this.#listTimes(durationMs)
    const options = { kind: SpanKind.CLIENT, attributes, startTime: times.start }
    const span = this.#tracer.startSpan(`${kind} ${store}`, options, parent)
    if (error !== undefined) fail(span, error instanceof Error ? error.name : 'unknown')
    span.end(times.end)
  }

  noteCommit({ readings, end }: Commit, durationMs: number): void {
    const attributes = { 'lightfi.commit.readings': readings.length, 'lightfi.commit.end': end }
    const times = this.#listTimes(durationMs)
    const options = { kind: SpanKind.INTERNAL, attributes, startTime: times.start }
    const span = this.#tracer.startSpan('commit readings', options, this.#findParent() ?? ROOT_CONTEXT)
    if (end !== 'stored') fail(span, end)
    span.end(times.end)
  }

  async traceDelivery<Outcome extends SentOutcome>(
    deliver: (headers: Readonly<Record<string, string>>) => Promise<Outcome>,
  ): Promise<Outcome> {
    const attributes = { 'http.request.method': 'POST' }
    const span = this.#tracer.startSpan(
      'deliver webhook',
      { kind: SpanKind.CLIENT, attributes },
      ROOT_CONTEXT,
    )
    const context = trace.setSpan(ROOT_CONTEXT, span)
    const headers: Record<string, string> = {}
    this.#propagator.inject(context, headers, defaultTextMapSetter)
    try {
      const outcome = await this.#contexts.with(context, () => deliver(headers))
      if (outcome.status !== undefined) span.setAttribute('http.response.status_code', outcome.status)
      if (outcome.error !== undefined) fail(span, outcome.error)
      return outcome
    } catch (error) {
      fail(span, 'broken_off')
      throw error
    } finally {
      span.end()
    }
  }

  async close(): Promise<void> {
    const { promise: patience, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, lastSpansMs)
    await Promise.race([this.#provider.shutdown(), patience])
    clearTimeout(timer)
    this.#contexts.disable()
  }

  /** Lists the times of what has just ended, Unix milliseconds. */
  #listTimes(durationMs: number): { readonly start: number; readonly end: number } {
    const end = this.#clock()
    return { start: end - durationMs, end }
  }

  /** Finds the present context, where its span has not ended: loops outlive the request that began them. */
  #findParent(): Context | undefined {
    const context = this.#contexts.active()
    return trace.getSpan(context)?.isRecording() === true ? context : undefined
  }
}

function chooseSampler({ sampler, ratio }: TracingSettings): Sampler {
  const [first, rest] = sampler.startsWith('parentbased_')
    ? (['parentbased', sampler.slice('parentbased_'.length)] as const)
    : (['', sampler] as const)
  const root =
    rest === 'always_on'
      ? new AlwaysOnSampler()
      : rest === 'always_off'
        ? new AlwaysOffSampler()
        : new TraceIdRatioBasedSampler(ratio)
  return first === 'parentbased' ? new ParentBasedSampler({ root }) : root
}

function endRequest(span: Span, request: FastifyRequest, { status, isWhole }: AnswerEnd): void {
  span.setAttribute('http.response.status_code', status)
  if (request.problem) span.setAttribute('lightfi.problem', request.problem.code)
  if (status >= 500) fail(span, request.problem?.code ?? String(status))
  else if (!isWhole) fail(span, 'cut')
  span.end()
}

function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type).setStatus({ code: SpanStatusCode.ERROR })
}
