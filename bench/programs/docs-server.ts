/**
 * Our server with one sensor that has as many readings as it is told, and somebody who may read them; and
 * beside it Swagger UI as it comes, with one operation, whose calls are passed on with a token.
 */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type RunningServer, startServer } from '@openlightfi/server'
import { fetchServiceToken } from '../our-tokens.ts'
import { endOnSignals } from './end-on-signals.ts'

/** The facts that a browser needs. */
export interface DocsServer {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly sensorId: string
  /** Unix seconds of the first reading. */
  readonly fromS: number
  /** Swagger UI as it comes. */
  readonly stockUrl: string
}

const count = Number(process.argv[2])
const batch = 50_000
const sensorId = 'AQ2-0000000000D0'
const user = { username: 'ada@bench.example', password: 'nine words would do here' }
const fromS = Math.floor(Date.now() / 1000) - count - 3600

const dataDir = mkdtempSync(join(tmpdir(), 'lightfi-bench-'))
const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
const stock = createServer((request, response) => {
  answer(request, response).catch((error: unknown) =>
    response.destroy(error instanceof Error ? error : undefined),
  )
})
stock.listen(0, 'localhost')
await once(stock, 'listening')
endOnSignals(async () => {
  stock.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})
const token = await furnish(server)
const address = stock.address()
const stockUrl = `http://localhost:${typeof address === 'object' ? address?.port : ''}`
const ready: DocsServer = { url: server.publicUrl, ...user, sensorId, fromS, stockUrl: `${stockUrl}/` }
console.log(JSON.stringify(ready))

const stockPage = `<!doctype html><html lang="en"><title>Stock</title><link rel="stylesheet" href="/swagger-ui.css">
<div id="swagger-ui"></div><script src="/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true })</script></html>`

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/'
  const asset = /^\/(swagger-ui(?:-bundle)?\.(?:js|css))$/.exec(path)?.[1]
  if (path === '/') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(stockPage)
  if (asset !== undefined) {
    response.setHeader('content-type', `text/${asset.endsWith('.css') ? 'css' : 'javascript'}; charset=utf-8`)
    return void response.end(readFileSync(new URL(import.meta.resolve(`swagger-ui-dist/${asset}`))))
  }
  if (path === '/openapi.json') return void response.end(JSON.stringify(await buildStockDocument()))
  const passedOn = await fetch(`${server.publicUrl}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  response.writeHead(passedOn.status, { 'content-type': passedOn.headers.get('content-type') ?? '' })
  if (passedOn.body)
    await pipeline(Readable.fromWeb(passedOn.body as import('node:stream/web').ReadableStream), response)
}

/** The document with the one operation, in whose form only what it needs is filled in. */
async function buildStockDocument(): Promise<object> {
  const document = await (await fetch(`${server.publicUrl}/openapi.json`)).json()
  const path = '/sensors/{sensor_id}/{var_name}/history'
  const { get } = document.paths[path]
  const values: Record<string, unknown> = {
    sensor_id: sensorId,
    var_name: 'CO2ppm',
    from: String(fromS),
    limit: 1,
  }
  const parameters = get.parameters
    .filter(({ name }: { name: string }) => name in values)
    .map((parameter: { name: string }) => ({ ...parameter, example: values[parameter.name] }))
  return { ...document, servers: [{ url: '/' }], paths: { [path]: { get: { ...get, parameters } } } }
}

async function furnish({ estate, accounts, clients, publicUrl }: RunningServer): Promise<string> {
  const organisationId = 'bench_organisation'
  const place = { locationId: organisationId, parentId: null, kind: 'organisation', name: 'Bench' } as const
  await estate.createLocation({ ...place, timeZone: 'Europe/London' })
  await estate.createSensor({ sensorId, locationId: organisationId, name: 'Room' })
  await accounts.createUser({ organisationId, ...user, role: 'viewer', locationIds: [organisationId] })
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId,
    name: 'Bench service',
    kind: 'service',
    scopes: ['readings:read', 'readings:write'],
  })
  const accessToken = await fetchServiceToken({ url: publicUrl, service: { clientId, clientSecret } })
  for (let first = 0; first < count; first += batch) await post(publicUrl, accessToken, first)
  return accessToken
}

async function post(url: string, accessToken: string, first: number): Promise<void> {
  const lines = Array.from({ length: Math.min(batch, count - first) }, (_, index) => {
    const reading = {
      sensor_id: sensorId,
      var_name: 'CO2ppm',
      time: fromS + first + index,
      value: 600 + index / 7,
    }
    return `${JSON.stringify(reading)}\n`
  })
  const response = await fetch(`${url}/readings?strict=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/x-ndjson' },
    body: lines.join(''),
  })
  if (!response.ok) throw new Error(`/readings answered ${response.status}: ${await response.text()}`)
  await response.text()
}
