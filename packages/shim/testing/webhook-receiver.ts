import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { text } from 'node:stream/consumers'
import { findFreePort } from '../../process/testing/start-program.ts'

/** A request as it came. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The next answer: a status and headers; `hang up` ends the connection after the request was read. */
export type Answer = { readonly status: number; readonly headers?: Record<string, string> } | 'hang up'

/** A real HTTP server that keeps what was posted to it. */
export interface WebhookReceiver {
  readonly url: string
  /** Everything that came, in order, whatever was answered. */
  readonly requests: readonly ReceivedRequest[]
  start(): Promise<void>
  stop(): Promise<void>
}

/** Starts a receiver. @param answer decides on each request. */
export async function startWebhookReceiver(
  answer: (request: ReceivedRequest) => Answer = () => ({ status: 204 }),
): Promise<WebhookReceiver> {
  const requests: ReceivedRequest[] = []
  const port = await findFreePort()
  const open = () =>
    createServer(async (request, response) => {
      const received = { headers: request.headers, body: await text(request) }
      requests.push(received)
      const decided = answer(received)
      if (decided === 'hang up') request.socket.destroy()
      else response.writeHead(decided.status, decided.headers).end()
    })
  let server = open()
  const start = async () => {
    server = open()
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}/hook/s3cret`,
    requests,
    start,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
