import {
  Agent,
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as sendRequest,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

/** The faults in place of the server's answer. `stall`: nothing, until the caller gives up. */
export type FaultEffect =
  | 'hang_up'
  | 'stall'
  | 'bad_gateway'
  | 'unavailable'
  | 'too_many_requests'
  | 'not_http'
  | 'html'

/** A fault on the way between a shim and its server. */
export interface Fault {
  readonly target: 'token' | 'api'
  /** Whether the server handles the request first, so that its answer is lost. */
  readonly isHandled: boolean
  readonly effect: FaultEffect
  /** For how many requests in a row. */
  readonly times: number
}

const tokenPath = '/oauth2/token'

/**
 * A reverse proxy between a shim and its server that passes everything on, and does damage when told to.
 * It counts what it saw, independently of either side.
 */
export class FaultRelay {
  readonly #host: string
  readonly #port: string
  readonly #server = createServer((request, response) => void this.#handle(request, response))
  #agent = new Agent({ keepAlive: true })
  #fault: Fault | undefined
  #timesLeft = 0
  readonly #streams = new Set<ServerResponse>()
  #tokensUnderWay = 0
  #grants = 0
  #damaged = 0

  constructor(serverUrl: string) {
    const { hostname, port } = new URL(serverUrl)
    this.#host = hostname
    this.#port = port
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Token requests that are not over yet. */
  get tokensUnderWay(): number {
    return this.#tokensUnderWay
  }

  /** Token requests that the server granted, whether the answer arrived or not. */
  get grants(): number {
    return this.#grants
  }

  /** Requests that a fault hit. */
  get damaged(): number {
    return this.#damaged
  }

  /** Damages the next requests of a kind; takes the place of a fault that is not used up. */
  inject(fault: Fault): void {
    this.#fault = fault
    this.#timesLeft = fault.times
  }

  /** Streams of events that are open. */
  get streams(): number {
    return this.#streams.size
  }

  /** Cuts the connections on which streams of events are. */
  cutStreams(): void {
    for (const response of this.#streams) response.destroy()
  }

  /** Passes everything on again. */
  mend(): void {
    this.#timesLeft = 0
  }

  /** Drops the connections to a server that has ended. */
  forgetConnections(): void {
    this.#agent.destroy()
    this.#agent = new Agent({ keepAlive: true })
  }

  close(): void {
    this.#agent.destroy()
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isToken = request.url === tokenPath
    if (isToken) this.#tokensUnderWay += 1
    try {
      const body = await buffer(request)
      const fault = this.#takeFault(isToken ? 'token' : 'api')
      if (!fault || fault.isHandled) await this.#pass(request, response, body, fault?.effect)
      else await damage(response, fault.effect)
    } catch {
      response.destroy() // when one side hangs up, the other is hung up on, too
    } finally {
      if (isToken) this.#tokensUnderWay -= 1
    }
  }

  #takeFault(target: Fault['target']): Fault | undefined {
    if (this.#timesLeft === 0 || this.#fault?.target !== target) return undefined
    this.#timesLeft -= 1
    this.#damaged += 1
    return this.#fault
  }

  /** @param loss the way in which the answer gets lost, if it must. */
  async #pass(
    { method, url: path, headers }: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
    loss: FaultEffect | undefined,
  ): Promise<void> {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = { host: this.#host, port: this.#port, method, path, headers, agent: this.#agent }
      sendRequest(options, resolve).once('error', reject).end(body)
    })
    if (answer.headers['content-type']?.startsWith('text/event-stream')) return this.#stream(answer, response)
    const content = await buffer(answer)
    if (path === tokenPath && answer.statusCode === 200) this.#grants += 1
    if (loss) return damage(response, loss)
    response.writeHead(answer.statusCode ?? 502, answer.headers).end(content)
  }

  /** Passes a stream of events on, as it comes. */
  async #stream(answer: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#streams.add(response)
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    await pipeline(answer, response).finally(() => this.#streams.delete(response))
  }
}

const page = '<!doctype html><title>Gateway</title><p>Please come back later.'

/** Resolves when the caller has what it gets. */
async function damage(response: ServerResponse, effect: FaultEffect): Promise<void> {
  const { socket } = response
  const answerPage = (status: number, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(page)
  switch (effect) {
    case 'hang_up':
      response.destroy()
      return
    case 'stall':
      return new Promise((resolve) => {
        response.once('close', resolve)
        if (response.closed) resolve()
      })
    case 'not_http':
      socket?.end('220 mail.example ESMTP\r\n')
      return
    case 'bad_gateway':
      answerPage(502)
      return
    case 'unavailable':
      answerPage(503, { 'retry-after': '1' })
      return
    case 'too_many_requests':
      answerPage(429, { 'retry-after': '1' })
      return
    case 'html':
      answerPage(200)
  }
}
