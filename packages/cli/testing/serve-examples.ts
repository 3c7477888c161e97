import { type Operation, operations } from '@openlightfi/contract'

/**
 * A server that answers each operation of the contract with the contract's own example, and remembers what
 * was asked.
 */
export interface ExampleServer {
  readonly fetch: typeof fetch
  /** Names of the operations that were asked for. */
  readonly asked: Set<string>
}

/** Starts from nothing asked. It gives tokens too. */
export function serveExamples(): ExampleServer {
  const asked = new Set<string>()
  const answer = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    if (url.pathname.startsWith('/oauth2/')) return answerOauth(url)
    const found = findOperation(request.method, url.pathname)
    if (!found) return new Response('no such operation', { status: 500 })
    const [name, operation] = found
    asked.add(name)
    return answerWithExample(operation, url.searchParams.get('format'))
  }
  return { fetch: answer, asked }
}

function answerOauth({ pathname, origin }: URL): Response {
  if (pathname === '/oauth2/token')
    return Response.json({ access_token: 'opaque', token_type: 'Bearer', expires_in: 3600 })
  if (pathname === '/oauth2/revoke') return new Response(null, { status: 200 })
  const issuer = `${origin}/oauth2`
  return Response.json({ issuer, authorization_endpoint: `${issuer}/authorize` })
}

function findOperation(method: string, path: string): [string, Operation] | undefined {
  return Object.entries<Operation>(operations).find(
    ([, operation]) =>
      operation.method.toUpperCase() === method &&
      new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
}

function answerWithExample({ answer }: Operation, format: string | null): Response {
  const date = { date: new Date().toUTCString() }
  if (answer.schema === null) return new Response(null, { status: answer.status, headers: date })
  if (format !== null && format !== 'json')
    return new Response('sensor_id,time\r\nAQ2-FE753C0D7ADF,1\r\n', {
      headers: { 'content-type': format === 'csv' ? 'text/csv' : 'application/octet-stream', ...date },
    })
  return Response.json(answer.example, { status: answer.status, headers: date })
}
