import type { IncomingMessage } from 'node:http'
import { ShimProblem } from './shim-problem.ts'

/** The largest body that is kept in memory so that it can be sent a second time, bytes. */
const largestKept = 65_536

/** A body as it is sent on. */
export type RequestBody =
  | { readonly kind: 'none' }
  /** Whole, and good for a second try. */
  | { readonly kind: 'kept'; readonly bytes: Buffer }
  /** Read as the server takes it; `length` in bytes where the caller said it. */
  | {
      readonly kind: 'streamed'
      readonly stream: AsyncIterable<Uint8Array>
      readonly length: string | undefined
    }

/** Whether a request has a body, by its framing (RFC 9112 section 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/**
 * Takes the body of a request.
 *
 * @param maxBytes largest body; of one without a length, the stream fails when it grows beyond.
 * @throws ShimProblem `body_too_large`.
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<RequestBody> {
  if (!hasBody(request)) return { kind: 'none' }
  const length = request.headers['content-length']
  if (length !== undefined && Number(length) > maxBytes) throw refuse(maxBytes)
  if (length === undefined || Number(length) > largestKept) {
    return { kind: 'streamed', stream: limit(request, maxBytes), length }
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return { kind: 'kept', bytes: Buffer.concat(chunks) }
}

async function* limit(request: IncomingMessage, maxBytes: number): AsyncGenerator<Uint8Array> {
  let taken = 0
  for await (const chunk of request) {
    taken += (chunk as Buffer).length
    if (taken > maxBytes) throw refuse(maxBytes)
    yield chunk as Buffer
  }
}

function refuse(maxBytes: number): ShimProblem {
  return new ShimProblem('body_too_large', `A body may have ${maxBytes} bytes (limits.maxBodyBytes).`)
}
