import type { Socket } from 'node:net'
import { type ProblemCode, problems } from '@openlightfi/contract'

/** What the parser of HTTP refuses, in the words of our catalogue; everything else is a request that is none. */
const codesOfParser: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
}

/** The problem of a request that never became one. */
export function findClientProblem(error: { readonly code?: string }): ProblemCode {
  return codesOfParser[error.code ?? ''] ?? 'malformed_request'
}

/** Answers a request that the parser of HTTP refused, and closes its connection. */
export function answerClientError(
  error: { readonly code?: string },
  socket: Socket,
  publicUrl: string,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const code = findClientProblem(error)
  const { status, title, meaning } = problems[code]
  const body = JSON.stringify({
    type: `${publicUrl}/docs/problems#${code}`,
    title,
    status,
    code,
    detail: meaning,
  })
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
