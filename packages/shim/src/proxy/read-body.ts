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

/** Limits of the size and the slowness of a body. */
export interface BodyLimits {
  /** Largest body, bytes. */
  readonly maxBodyBytes: number
  /**
   * Time for each further 64 KiB, and for the rest at the end, milliseconds. Time in which the server is slow
   * does not count.
   */
  readonly requestTimeoutMs: number
}

/** Whether a request has a body, by its framing (RFC 9112 section 6.3). */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/**
 * Takes the body of a request: whole, or where it is larger than 64 KiB, as much as that, and the rest as a
 * stream. So a caller has sent a good part before its request is passed on. A stream fails with the same
 * problems when it breaks a limit later.
 *
 * @throws ShimProblem `body_too_large` or `request_too_slow`.
 */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<RequestBody> {
  if (!hasBody(request)) return { kind: 'none' }
  const length = request.headers['content-length']
  if (length !== undefined && Number(length) > limits.maxBodyBytes) throw refuseLength(limits)
  const chunks = readWithin(request, limits)
  const first: Uint8Array[] = []
  let taken = 0
  while (taken <= largestKept) {
    const next = await chunks.next()
    if (next.done) return { kind: 'kept', bytes: Buffer.concat(first) }
    first.push(next.value)
    taken += next.value.length
  }
  return { kind: 'streamed', stream: chain(first, chunks), length }
}

async function* chain(first: readonly Uint8Array[], rest: AsyncGenerator<Uint8Array>) {
  yield* first
  yield* rest
}

/** The chunks of a body, as long as they keep the limits. */
async function* readWithin(request: IncomingMessage, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Buffer> = request[Symbol.asyncIterator]()
  let taken = 0
  let sinceRenewed = 0
  let leftMs = limits.requestTimeoutMs
  for (;;) {
    const askedMs = performance.now()
    const { done, value } = await waitForChunk(chunks.next(), leftMs)
    if (done) return
    taken += value.length
    if (taken > limits.maxBodyBytes) throw refuseLength(limits)
    sinceRenewed += value.length
    leftMs -= performance.now() - askedMs
    if (sinceRenewed >= largestKept) {
      leftMs = limits.requestTimeoutMs
      sinceRenewed = 0
    }
    yield value
  }
}

async function waitForChunk<Result>(chunk: Promise<Result>, timeMs: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(refuseSlowness()), timeMs)
  })
  try {
    return await Promise.race([chunk, late])
  } finally {
    clearTimeout(timer)
  }
}

function refuseLength({ maxBodyBytes }: BodyLimits): ShimProblem {
  return new ShimProblem('body_too_large', `A body may have ${maxBodyBytes} bytes (limits.maxBodyBytes).`)
}

function refuseSlowness(): ShimProblem {
  return new ShimProblem(
    'request_too_slow',
    'The body did not arrive in time (limits.requestTimeoutMs for each 64 KiB).',
  )
}
