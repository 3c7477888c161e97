import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** The fate of a token request. */
export type TokenBehaviour = 'good' | 'invalid_grant' | 'busy' | 'too_many' | 'html' | 'hangs' | 'resets'

/** A request as the origin saw it. */
export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** A small authorization server and API over real HTTP, whose faults tests choose. */
export async function startOriginServer(port = 0) {
  const origin = {
    tokens: 'good' as TokenBehaviour,
    lifetimeS: 3600,
    rotates: false,
    /** Refresh tokens that are taken. */
    refreshTokens: new Set(['refresh-0']),
    /** Access tokens that are taken. */
    accessTokens: new Set<string>(),
    tokenRequests: [] as URLSearchParams[],
    requests: [] as SeenRequest[],
    /** Answers requests whose token is good. */
    answer: (request: IncomingMessage, response: ServerResponse): void => {
      request.once('end', () => response.setHeader('content-type', 'application/json').end('{"data":[]}'))
    },
    url: '',
    close: async (): Promise<void> => undefined,
  }
  let serial = 0

  function grant(form: URLSearchParams, response: ServerResponse): void {
    const spent = form.get('refresh_token') ?? ''
    const isService = form.get('grant_type') === 'client_credentials'
    const isKnown = isService || origin.refreshTokens.has(spent)
    if (!isKnown) {
      refuse(response, 400, { error: 'invalid_grant' })
      return
    }
    serial += 1
    const accessToken = `access-${serial}`
    origin.accessTokens.add(accessToken)
    let refresh = {}
    if (origin.rotates) {
      origin.refreshTokens.delete(spent)
      origin.refreshTokens.add(`refresh-${serial}`)
      refresh = { refresh_token: `refresh-${serial}` }
    }
    response.setHeader('content-type', 'application/json')
    const lifetime = { token_type: 'Bearer', expires_in: origin.lifetimeS }
    response.end(JSON.stringify({ access_token: accessToken, ...lifetime, ...refresh }))
  }

  function answerTokenRequest(form: URLSearchParams, response: ServerResponse): void {
    origin.tokenRequests.push(form)
    switch (origin.tokens) {
      case 'good':
        grant(form, response)
        break
      case 'invalid_grant':
        refuse(response, 400, { error: 'invalid_grant' })
        break
      case 'busy':
        refuse(response, 503, { error: 'temporarily_unavailable' })
        break
      case 'too_many':
        refuse(response, 429, { error: 'slow_down' }, '120')
        break
      case 'html':
        response.setHeader('content-type', 'text/html').end('<h1>Captive portal</h1>')
        break
      case 'hangs':
        break
      case 'resets':
        response.destroy()
    }
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    if (request.url === '/oauth2/token') {
      for await (const chunk of request) chunks.push(chunk as Buffer)
      answerTokenRequest(new URLSearchParams(Buffer.concat(chunks).toString()), response)
      return
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? ''
    const seen = { method: request.method ?? '', url: request.url ?? '', headers: request.headers }
    if (origin.accessTokens.has(token)) origin.answer(request, response)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    await once(request, 'end').catch(() => undefined) // a request that breaks off is kept as far as it came
    origin.requests.push({ ...seen, body: Buffer.concat(chunks).toString() })
    if (!origin.accessTokens.has(token)) refuse(response, 401, { code: 'invalid_token' })
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  origin.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  origin.close = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return origin
}

function refuse(response: ServerResponse, status: number, body: object, retryAfter?: string): void {
  response.statusCode = status
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}
