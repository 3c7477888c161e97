import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { freeExpansionBytes, maxExpansion } from '../../http/body-places.ts'
import { ProblemError } from '../../problem-error.ts'

/** Lets the routes of a scope take bodies with `Content-Encoding: gzip`, whatever their content type. */
export function takeEncodedBodies(scope: FastifyInstance): void {
  scope.addHook('preParsing', async (request: FastifyRequest, _reply, payload) => {
    const encoding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (encoding === 'identity') return payload
    if (encoding === 'gzip' || encoding === 'x-gzip') return expand(payload)
    throw new ProblemError(
      'unsupported_content_type',
      `Content-Encoding ${JSON.stringify(encoding.slice(0, 80))} is not known; send gzip or none.`,
      { headers: { 'accept-encoding': 'gzip' } },
    )
  })
}

/**
 * Decompresses a payload. Its errors are problems: `malformed_encoding` when it is not gzip, ends early, or
 * goes on without content; `body_too_large` when it grows out of proportion. The payload is left open then,
 * or the answer could not be sent.
 */
function expand(payload: Readable): Readable {
  const gunzip = createGunzip()
  let expanded = 0
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      expanded += chunk.length
      if (expanded > freeExpansionBytes && expanded > maxExpansion * gunzip.bytesWritten) {
        const detail = `The body expands to more than ${maxExpansion} times its compressed size.`
        done(new ProblemError('body_too_large', detail))
      } else done(null, chunk)
    },
  })
  payload.on('error', (error: Error) => guard.destroy(error))
  let received = 0
  payload.on('data', (chunk: Buffer) => {
    received += chunk.length
    if (received <= expanded + freeExpansionBytes) return
    guard.destroy(new ProblemError('malformed_encoding', 'The body is gzip with next to nothing in it.'))
  })
  gunzip.on('error', (error: Error) =>
    guard.destroy(
      new ProblemError('malformed_encoding', `The body is not gzip: ${error.message}.`, { cause: error }),
    ),
  )
  guard.on('close', () => {
    payload.unpipe(gunzip)
    gunzip.destroy()
  })
  // Fastify compares this with Content-Length, which counts compressed bytes.
  Object.defineProperty(guard, 'receivedEncodedLength', { get: () => gunzip.bytesWritten })
  payload.pipe(gunzip).pipe(guard)
  return guard
}
