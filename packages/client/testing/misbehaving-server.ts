import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** The fate of one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void

/** A request as it arrived. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly body: string
  readonly atMs: number
}

/**
 * A real HTTP server on a free loopback port that answers each request as the next behaviour of `script`
 * says, and each after them as the last one. It ends with the test.
 */
export async function startMisbehavingServer(test: TestContext, ...script: readonly Behaviour[]) {
  const seen: SeenRequest[] = []
  const server = createServer(async (request, response) => {
    const { method = '', url = '' } = request
    const atMs = performance.now()
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ method, url, body, atMs })
    const behave = script[Math.min(seen.length, script.length) - 1]
    behave?.(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  test.after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
  }
}

/** A proper answer. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json'
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(body))
  }
}

/** A problem document. */
export function answerProblemCode(
  status: number,
  code: string,
  headers: Record<string, string> = {},
): Behaviour {
  return answer(
    status,
    { type: `about:${code}`, title: code, status, code, detail: 'd', request_id: 'r' },
    headers,
  )
}

/** Somebody else's page. */
export function answerPage(status: number, headers: Record<string, string> = {}): Behaviour {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>nginx</h1>')
  }
}

/** The connection is cut before a byte of the answer. */
export const drop: Behaviour = (request) => void request.socket.destroy()

/** The connection is cut in the middle of the body. */
export const dropInBody: Behaviour = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write('{"data":', () => request.socket.destroy())
}

/** Nothing is ever answered. */
export const stall: Behaviour = () => undefined

/** The answer begins and never ends. */
export const stallInBody: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"data":')
}

/** Bytes that are no HTTP. */
export const answerGarbage: Behaviour = (request) => {
  request.socket.end('\u0000\u0001 this is no HTTP \r\n\r\n')
}

/** An HTTP answer that claims to be JSON and is not. */
export const answerBrokenJson: Behaviour = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"a')
}
