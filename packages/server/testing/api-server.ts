import { type Operation, operations } from '@openlightfi/contract'
import { type Clock, systemClock } from '../src/clock.ts'
import type { LogSink } from '../src/http/app.ts'
import { type RunningServer, type ServerConfig, startServer } from '../src/index.ts'
import type { ServerOptions } from '../src/server.ts'
import { assertDocumentedAnswer } from './answer-validator.ts'
import { readText } from './read-text.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/** An answer of the API, its body read and parsed. */
export interface ApiAnswer {
  readonly status: number
  readonly headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any
}

/** A server with two organisations, and the means by which tests call it. */
export interface ApiServer {
  readonly server: RunningServer
  /** Tokens of service clients: `reader` and `writer` of the first organisation, `stranger` of the second. */
  readonly tokens: Readonly<Record<'reader' | 'writer' | 'stranger', string>>
  /** Calls the API; answers of documented operations are checked against `openapi.json`. */
  call(path: string, options?: CallOptions): Promise<ApiAnswer>
  /** Posts readings as the writer. */
  post(readings: readonly unknown[], query?: string): Promise<ApiAnswer>
}

/** The options of a call. */
export interface CallOptions {
  readonly token?: string | undefined
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

export const sensorId = 'AQ2-FE753C0D7ADF'
export const strangersSensorId = 'AQ2-00000000BEEF'

/** Starts a server on a new data directory, or on the given one. */
export async function startApiServer(
  dataDir = createTemporaryDirectory(),
  clock: Clock = systemClock,
  settings: Partial<ServerConfig> = {},
  options: ServerOptions = {},
  log?: LogSink,
): Promise<ApiServer> {
  const config = { dataDir, port: 0, logLevel: 'fatal', ...settings } as const
  const server = await startServer(config, clock, log, options)
  const { estate } = server
  await estate.createLocation({
    locationId: 'org',
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'Europe/London',
  })
  await estate.createLocation({ locationId: 'building', parentId: 'org', kind: 'building', name: 'Building' })
  await estate.createLocation({
    locationId: 'floor',
    parentId: 'building',
    kind: 'floor',
    name: 'Floor',
    properties: { desks: 12 },
  })
  await estate.createLocation({
    locationId: 'other',
    parentId: null,
    kind: 'organisation',
    name: 'Other',
    timeZone: 'America/New_York',
  })
  await estate.createSensor({
    sensorId,
    locationId: 'floor',
    name: 'Room 1',
    position: { longitude: -0.0877, latitude: 51.5079 },
  })
  await estate.createSensor({ sensorId: strangersSensorId, locationId: 'other', name: 'Theirs' })
  const tokens = {
    reader: await issueToken(server, 'org', 'readings:read'),
    writer: await issueToken(server, 'org', 'readings:write'),
    stranger: await issueToken(server, 'other', 'readings:read readings:write'),
  }
  const call = (path: string, options: CallOptions = {}) => callApi(server, path, options)
  return {
    server,
    tokens,
    call,
    post: (readings, query = '') =>
      call(`/readings${query}`, { method: 'POST', token: tokens.writer, body: JSON.stringify({ readings }) }),
  }
}

async function issueToken(server: RunningServer, organisationId: string, scope: string): Promise<string> {
  const client = await server.clients.createClient({
    organisationId,
    name: scope,
    kind: 'service',
    scopes: scope.split(' ') as ('readings:read' | 'readings:write')[],
  })
  const response = await fetch(`${server.publicUrl}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: client.clientId,
      client_secret: client.clientSecret ?? '',
      scope,
    }),
  })
  if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`)
  return ((await response.json()) as { access_token: string }).access_token
}

async function callApi(server: RunningServer, path: string, options: CallOptions): Promise<ApiAnswer> {
  const { token, method = 'GET', headers, body } = options
  const response = await fetch(server.publicUrl + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  const contentType = response.headers.get('content-type') ?? ''
  const text = await readText(response)
  const isHead = method === 'HEAD'
  if (isHead && text !== '') throw new Error(`HEAD ${path} has a body`)
  const parsed: unknown = /[/+]json\b/.test(contentType) && !isHead ? JSON.parse(text) : text
  const operation = findOperation(isHead ? 'GET' : method, path.split('?', 1)[0] ?? '')
  const documented = isHead ? undefined : parsed
  if (operation) assertDocumentedAnswer(operation.operationId, response.status, contentType, documented)
  return { status: response.status, headers: response.headers, body: parsed }
}

function findOperation(method: string, path: string): Operation | undefined {
  return Object.values<Operation>(operations).find(
    (operation) =>
      operation.method === method.toLowerCase() &&
      new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
}
