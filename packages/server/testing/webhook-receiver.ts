import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A request as it came. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The readings in it. */
  readonly readings: readonly ReceivedReading[]
}

/** A reading as it is delivered. */
export interface ReceivedReading {
  readonly id: string
  readonly sensor_id: string
  readonly var_name: string
  readonly time: number
  readonly value: number
}

/** The next answer, or what happens instead of one. */
export type ReceiverAnswer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'hang up'
  | 'garbage'
  | 'half an answer'

/** A real HTTP server that keeps what was posted to it. */
export interface WebhookReceiver {
  readonly url: string
  readonly port: number
  /** Everything that came, in order, whatever was answered. */
  readonly requests: ReceivedRequest[]
  /** Resolves once so many requests have come. */
  waitFor(count: number): Promise<void>
  /** Resolves once a condition holds; it is looked at after each answer. */
  until(condition: () => boolean): Promise<void>
  stop(): Promise<void>
}

/** Starts a receiver. @param answer decides on each request, after it was read. */
export async function startWebhookReceiver(
  answer: (request: ReceivedRequest, index: number) => ReceiverAnswer | Promise<ReceiverAnswer> = () => ({
    status: 204,
  }),
  port = 0,
): Promise<WebhookReceiver> {
  const requests: ReceivedRequest[] = []
  const watchers = new Set<() => void>()
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const { data } = JSON.parse(body) as { data: { readings?: ReceivedReading[] } }
    const received = { headers: request.headers, body, readings: data.readings ?? [] }
    requests.push(received)
    send(response, await answer(received, requests.length - 1))
    for (const watcher of watchers) watcher()
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: taken } = server.address() as AddressInfo
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      await new Promise<void>((resolve) => {
        const watcher = () => {
          watchers.delete(watcher)
          resolve()
        }
        watchers.add(watcher)
      })
    }
  }
  return {
    url: `http://127.0.0.1:${taken}/hook/s3cret-path`,
    port: taken,
    requests,
    until,
    waitFor: (count) => until(() => requests.length >= count),
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function send(response: ServerResponse, answer: ReceiverAnswer): void {
  const { socket } = response
  if (answer === 'hang') return
  if (answer === 'hang up') socket?.destroy()
  else if (answer === 'garbage') socket?.end('220 mail.example ESMTP ready\r\n')
  else if (answer === 'half an answer') socket?.end('HTTP/1.1 200 O')
  else response.writeHead(answer.status, answer.headers).end(answer.body)
}
