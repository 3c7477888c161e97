import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AuthorizationError } from '../errors/token-error.ts'

/** A small web server on this machine that waits for the browser to come back from the login. */
export interface CallbackListener {
  /**
   * The address to which the browser must come back: `http://127.0.0.1:<port>/callback` (RFC 8252 section
   * 7.3).
   */
  readonly redirectUri: string
  /**
   * The query of the first answer. The browser's page stays open until {@link showResult}.
   *
   * @throws AuthorizationError when the time is over, the signal's reason when it is aborted otherwise.
   */
  waitForAnswer(signal: AbortSignal): Promise<URLSearchParams>
  /** Shows one sentence, plain text, in the browser that is waiting. */
  showResult(sentence: string): void
  close(): Promise<void>
}

/** Listens on a free port of 127.0.0.1, and nowhere else. */
export async function listenForCallback(): Promise<CallbackListener> {
  let answer: (query: URLSearchParams) => void
  const answered = new Promise<URLSearchParams>((resolve) => {
    answer = resolve
  })
  let waiting: ServerResponse | undefined
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (request.method !== 'GET' || url.pathname !== '/callback')
      return respond(response, 404, 'Nothing is here.')
    if (waiting) return respond(response, 409, 'This login has been answered already.')
    waiting = response
    answer(url.searchParams)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    redirectUri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`,
    waitForAnswer: (signal) => Promise.race([answered, rejectWhenAborted(signal)]),
    showResult: (sentence) => waiting && respond(waiting, 200, sentence),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      }),
  }
}

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const giveUp = () => {
      const isTimeout = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError'
      reject(isTimeout ? new AuthorizationError('Nobody logged in within the time limit.') : signal.reason)
    }
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })
}

/** The address holds the code: nothing of this page may be cached, framed, or sent on as a referrer. */
function respond(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    connection: 'close',
  })
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>LightFi</title>
<p>${sentence}</p>
</html>
`)
}
