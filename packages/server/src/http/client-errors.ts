import type { Socket } from 'node:net'
import { type ProblemCode, problems } from '@openlightfi/contract'

/** The problem codes for refusals of the HTTP parser; every other text is no request. */
const codesOfParser: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
}

/** Finds the problem of bytes that are no request. */
export function findClientProblem(error: { readonly code?: string }): ProblemCode {
  return codesOfParser[error.code ?? ''] ?? 'malformed_request'
}

/** Answers bytes that the HTTP parser refused, and closes their connection. */
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
