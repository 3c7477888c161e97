import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import protobuf from 'protobufjs'

/** A span as it came; the ids are in hexadecimal digits. */
export interface ReceivedSpan {
  readonly name: string
  readonly kind: string
  readonly traceId: string
  readonly spanId: string
  /** Empty for the first span of a trace. */
  readonly parentSpanId: string
  /** Unix milliseconds. */
  readonly startMs: number
  readonly endMs: number
  readonly isFailed: boolean
  readonly attributes: Readonly<Record<string, string | number | undefined>>
  /** The attributes of the process that sent it. */
  readonly resource: Readonly<Record<string, string | number | undefined>>
}

/** Takes spans by OTLP over HTTP, and decodes them by the official definitions of OpenTelemetry. */
export interface TraceReceiver {
  /** The address for `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly url: string
  readonly spans: readonly ReceivedSpan[]
  /** The headers of each request, in the order of their coming. */
  readonly headers: readonly IncomingHttpHeaders[]
  /** All that came, before it was decoded: to look for what must not be there. */
  readonly bytes: Buffer
  /** Answers with this status from now on. */
  answer(status: number): void
  /** Resolves to a span, once one has come that is wanted. */
  waitFor(isWanted: (span: ReceivedSpan) => boolean): Promise<ReceivedSpan>
  stop(): Promise<void>
}

interface WireValue {
  readonly stringValue?: string
  readonly intValue?: string
  readonly doubleValue?: number
}

type WireAttributes = readonly { readonly key: string; readonly value: WireValue }[]

interface WireRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: WireAttributes }
    readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[]
  }[]
}

interface WireSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: string
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly attributes?: WireAttributes
  readonly status?: { readonly code?: string }
}

const definitions = new URL('./opentelemetry-proto/', import.meta.url)

/** Starts a receiver on a free port. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const root = new protobuf.Root()
  root.resolvePath = (_origin, target) => fileURLToPath(new URL(target, definitions))
  await root.load('opentelemetry/proto/collector/trace/v1/trace_service.proto')
  const service = 'opentelemetry.proto.collector.trace.v1'
  const [requestType, answerType] = ['ExportTraceServiceRequest', 'ExportTraceServiceResponse'].map((name) =>
    root.lookupType(`${service}.${name}`),
  )
  if (!requestType || !answerType) throw new Error('the definitions lack the service of traces')
  const spans: ReceivedSpan[] = []
  const headers: IncomingHttpHeaders[] = []
  const bodies: Buffer[] = []
  const lookers = new Set<() => void>()
  let status = 200
  const server = createServer(async (request, response) => {
    const sent = await buffer(request)
    const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent
    headers.push({ ...request.headers, ':path': request.url })
    bodies.push(body)
    const wire = requestType.toObject(requestType.decode(body), {
      longs: String,
      enums: String,
      bytes: Buffer,
    })
    if (status === 200) spans.push(...readSpans(wire as WireRequest))
    response.writeHead(status, { 'content-type': 'application/x-protobuf' })
    response.end(answerType.encode({}).finish())
    for (const look of lookers) look()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    headers,
    get bytes() {
      return Buffer.concat(bodies)
    },
    answer: (next) => {
      status = next
    },
    waitFor: (isWanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = spans.find(isWanted)
          if (!found) return
          lookers.delete(look)
          resolve(found)
        }
        lookers.add(look)
        look()
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function readSpans({ resourceSpans }: WireRequest): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) => spans.map((span) => readSpan(span, resource.attributes))),
  )
}

function readSpan(span: WireSpan, resource: WireAttributes): ReceivedSpan {
  const hex = (bytes: unknown) => Buffer.from((bytes ?? []) as Uint8Array).toString('hex')
  return {
    name: span.name,
    kind: span.kind,
    traceId: hex(span.traceId),
    spanId: hex(span.spanId),
    parentSpanId: hex(span.parentSpanId),
    startMs: Number(BigInt(span.startTimeUnixNano) / 1_000n) / 1_000,
    endMs: Number(BigInt(span.endTimeUnixNano) / 1_000n) / 1_000,
    isFailed: span.status?.code === 'STATUS_CODE_ERROR',
    attributes: readAttributes(span.attributes ?? []),
    resource: readAttributes(resource),
  }
}

function readAttributes(attributes: WireAttributes) {
  return Object.fromEntries(
    attributes.map(({ key, value: { stringValue, intValue, doubleValue } }) => [
      key,
      stringValue ?? (intValue === undefined ? doubleValue : Number(intValue)),
    ]),
  )
}
