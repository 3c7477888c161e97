import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import type { Schemas } from '../src/api-queries.ts'
import { answer, answerProblemCode, type Behaviour } from './misbehaving-server.ts'

type Reading = Schemas['LoggedReading']

/** A stream of events as its server sees it. */
export interface OpenStream {
  readonly response: ServerResponse
  /** The access token that it was opened with. */
  readonly token: string | undefined
  /** The next reading it has not sent. */
  place: number
  /** Whether what is stored reaches it. */
  isHeld: boolean
}

/** The fate of one request for a stream, in place of a proper one; `undefined`: a proper one. */
export type StreamBehaviour = ((request: IncomingMessage, response: ServerResponse) => void) | undefined

/**
 * A real HTTP server with a log of readings, behind `GET /readings/changes` (pages of three) and
 * `GET /events`. Cursors are places in the log. It ends with the test.
 */
export class EventServer {
  readonly log: Reading[] = []
  /** Targets of the requests, in their order. */
  readonly seen: string[] = []
  readonly streams = new Set<OpenStream>()
  /** The fates of the next requests for a stream, and after them of all others. */
  streamScript: StreamBehaviour[] = []
  streamRule: StreamBehaviour
  /** The fates of the next requests for the log; after them it answers. */
  pollScript: (Behaviour | undefined)[] = []
  /** Called with every request, before it is answered. */
  onRequest: (target: string) => void = () => undefined
  retryMs = 1
  #port = 0
  readonly #waiting = new Set<() => void>()
  readonly #server = createServer((request, response) => this.#answer(request, response))

  static async start(t: TestContext): Promise<EventServer> {
    const server = new EventServer()
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve))
    t.after(() => {
      server.#server.closeAllConnections()
      server.#server.close()
    })
    return server
  }

  /** Ends all connections and takes no more, as a server that is restarted. */
  async stop(): Promise<void> {
    this.#port = (this.#server.address() as AddressInfo).port
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  /** Listens at the same address again. */
  async startAgain(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
  }

  /** Waits for a request. @param times which of those that match. @returns its target. */
  async seeRequest(pattern: RegExp, times = 1): Promise<string> {
    for (;;) {
      const target = this.seen.filter((one) => pattern.test(one))[times - 1]
      if (target !== undefined) return target
      await new Promise((resolve) => this.#server.once('request', resolve))
    }
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Stores readings, whose values are their places in the log, and tells whoever follows. */
  store(count = 1): void {
    for (let n = 0; n < count; n += 1) {
      const place = this.log.length
      this.log.push({
        id: `r${place}`,
        sensor_id: 'AQ2-FE753C0D7ADF',
        var_name: 'CO2ppm',
        time: 1000 - place,
        value: place,
      })
    }
    for (const stream of this.streams) this.#sendReadings(stream)
    for (const wake of [...this.#waiting]) wake()
  }

  /** Sends an event to every stream. */
  tell(name: string, data: object): void {
    for (const { response } of this.streams) response.write(formatEvent(name, data))
  }

  /** Sends every stream the comment by which a server without news keeps it alive. */
  keepAlive(): void {
    for (const { response } of this.streams) response.write(': \n\n')
  }

  /** Ends every stream with a reason, as the server does. */
  endStreams(code: string): void {
    for (const stream of this.streams) {
      this.streams.delete(stream)
      stream.response.end(formatEvent('end', { code, title: code, detail: `It is ${code}.` }))
    }
  }

  /** Cuts the connections of all streams. */
  cutStreams(): void {
    for (const stream of this.streams) {
      this.streams.delete(stream)
      stream.response.destroy()
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    this.seen.push(request.url ?? '')
    this.onRequest(request.url ?? '')
    if (pathname === '/events') {
      const behave = this.streamScript.length > 0 ? this.streamScript.shift() : this.streamRule
      if (behave) behave(request, response)
      else this.openStream(request, response)
      return
    }
    const fault = this.pollScript.shift()
    if (fault) fault(request, response)
    else this.#answerPage(searchParams, request, response)
  }

  #answerPage(searchParams: URLSearchParams, request: IncomingMessage, response: ServerResponse): void {
    const after = searchParams.get('after')
    const begin = after === 'now' ? this.log.length : Number(after)
    const reply = () => {
      const end = Math.min(begin + 3, this.log.length)
      const data = this.log.slice(begin, end)
      answer(200, { data, next_cursor: String(end), has_more: end < this.log.length })(request, response)
    }
    if (begin < this.log.length || !searchParams.has('wait')) {
      reply()
      return
    }
    const wake = () => {
      this.#waiting.delete(wake)
      reply()
    }
    this.#waiting.add(wake)
    response.once('close', () => this.#waiting.delete(wake))
  }

  /** Opens a proper stream. */
  openStream(request: IncomingMessage, response: ServerResponse): OpenStream {
    const cursor = new URL(request.url ?? '', 'http://localhost').searchParams.get('cursor') ?? 'now'
    const token = request.headers.authorization?.replace('Bearer ', '')
    const place = cursor === 'now' ? this.log.length : Number(cursor)
    const stream: OpenStream = { response, token, place, isHeld: false }
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.write(`retry: ${this.retryMs}\n\n${formatEvent('snapshot', { etag: 'e', statuses: [] })}`)
    response.write(formatEvent('readings', [], String(place)))
    this.streams.add(stream)
    response.once('close', () => this.streams.delete(stream))
    this.#sendReadings(stream)
    return stream
  }

  #sendReadings(stream: OpenStream): void {
    while (!stream.isHeld && stream.place < this.log.length) {
      const end = Math.min(stream.place + 3, this.log.length)
      stream.response.write(formatEvent('readings', this.log.slice(stream.place, end), String(end)))
      stream.place = end
    }
  }
}

/** An event as it is on the wire. */
export function formatEvent(name: string, data: object, id?: string): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
}

/** A proxy that keeps an answer back until it is whole, which a stream never is. */
export const keepBack: StreamBehaviour = (_request, response) => void response.on('error', () => undefined)

/** The answer of a server that has no streams. */
export const answerNoStreams: StreamBehaviour = answerProblemCode(404, 'not_found')

/** The answer where as many streams are open as may be. */
export const answerTooMany: StreamBehaviour = answerProblemCode(429, 'too_many_streams', {
  'retry-after': '5',
})

/** The connection breaks in the middle of an event. */
export const breakInEvent: StreamBehaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(
    'event: snapshot\ndata: {"etag":"e","statuses":[]}\n\nevent: readings\nid: 99\ndata: [{"id":',
    () => response.destroy(),
  )
}

/** A whole event whose data were damaged on their way. */
export const damageEvent: StreamBehaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(
    'event: snapshot\ndata: {"etag":"e","statuses":[]}\n\nevent: readings\nid: 99\ndata: [{"id":\n\n',
  )
}

/** A stream that begins, and ends for its token. */
export const endForToken: StreamBehaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  const end = formatEvent('end', { code: 'invalid_token', title: 'Invalid token', detail: 'It ended.' })
  response.end(formatEvent('snapshot', { etag: 'e', statuses: [] }) + end)
}

/** A stream that ends as soon as it has begun. */
export const endAtOnce: StreamBehaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.end('event: snapshot\ndata: {"etag":"e","statuses":[]}\n\n')
}

/**
 * A stream with a part of the newest readings, which has no id, and the empty end of them; it ends after
 * these.
 *
 * @param id of the end; without one the connection breaks before it.
 */
export const answerParts =
  (readings: readonly object[], id: string | undefined): StreamBehaviour =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const begin = formatEvent('snapshot', { etag: 'e', statuses: [] }) + formatEvent('readings', readings)
    if (id === undefined) response.write(begin, () => response.destroy())
    else response.end(begin + formatEvent('readings', [], id))
  }

/** A stream that is silent after its beginning: the connection is dead, and nobody noticed. */
export const fallSilent: StreamBehaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write('event: snapshot\ndata: {"etag":"e","statuses":[]}\n\n')
}
