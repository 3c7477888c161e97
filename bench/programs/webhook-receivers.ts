/** Receivers of webhooks that count readings, as many as the argument says, each on a port of its own. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { endOnSignals } from './end-on-signals.ts'

/** The addresses of the receivers, and the one that tells what they have. */
export interface WebhookReceivers {
  readonly urls: readonly string[]
  /** Answers with the readings that came to all of them, as a number; `POST` begins to count anew. */
  readonly countUrl: string
}

let readings = 0
const mark = Buffer.from('"sensor_id"')

/** Counts the readings of a body without parsing it: the receiver must not be what is measured. */
function countReadings(body: Buffer): number {
  let count = 0
  for (let at = body.indexOf(mark); at !== -1; at = body.indexOf(mark, at + mark.length)) count += 1
  return count
}

const receivers = Array.from({ length: Number(process.argv[2] ?? 1) }, () =>
  createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      readings += countReadings(Buffer.concat(chunks))
      response.writeHead(204).end()
    })
  }),
)
const counter = createServer((request, response) => {
  if (request.method === 'POST') readings = 0
  response.end(String(readings))
})
const servers = [...receivers, counter]
const urls: string[] = []
for (const server of servers) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  urls.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}
endOnSignals(async () => {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
})
console.log(JSON.stringify({ urls: urls.slice(0, -1), countUrl: urls.at(-1) }))
