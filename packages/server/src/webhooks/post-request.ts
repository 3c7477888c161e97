import {
  type ClientRequest,
  Agent as HttpAgent,
  type IncomingMessage,
  request as requestHttp,
} from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Holder } from '../holder.ts'
import type { Tracing } from '../tracing/index.ts'
import { findAttemptError } from './find-attempt-error.ts'
import { type NetworkGuard, RefusedNetworkError } from './network-guard.ts'
import type { ResolveHost } from './resolve-host.ts'
import { waitForAnswer } from './wait-for-answer.ts'
import type { AttemptError } from './webhook.ts'

/** The time for a request and the head of its answer, milliseconds. */
export const requestTimeoutMs = 15_000
/** The bytes of an answer that are read at the most, and the time for them; they are thrown away. */
const maxAnswerBytes = 65_536
const drainMs = 1_000
const maxHeadBytes = 16_384
/** The time for which a connection is kept for the next request, milliseconds. */
const idleMs = 10_000

/** What receivers are reached with. */
export interface Network {
  readonly guard: NetworkGuard
  readonly resolve: ResolveHost
  /** Makes a span of each request; absent where nobody asks for traces. */
  readonly tracing?: Pick<Tracing, 'traceDelivery'> | undefined
}

/** A request to a receiver. */
export interface Post {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly holder: Holder
  /** Breaks the request off. */
  readonly signal: AbortSignal
}

/** How a request ended. */
export interface PostOutcome {
  /** Undefined without an answer. */
  readonly status?: number | undefined
  /** Undefined when the receiver answered 2xx. */
  readonly error?: AttemptError | undefined
  /** The text of `Retry-After`. */
  readonly retryAfter?: string | undefined
  readonly durationMs: number
}

/**
 * Posts to one receiver, over one connection that is kept for a while. The address is looked at after the
 * name was resolved, when the connection is made; redirects are answers like others; the answer is bounded.
 */
export class Poster {
  readonly #network: Network
  readonly #timeoutMs: number
  readonly #http = new HttpAgent({ keepAlive: true, maxSockets: 1, timeout: idleMs })
  readonly #https = new HttpsAgent({ keepAlive: true, maxSockets: 1, timeout: idleMs })

  constructor(network: Network, timeoutMs = requestTimeoutMs) {
    this.#network = network
    this.#timeoutMs = timeoutMs
  }

  /** Posts once. @throws the reason of the signal, and nothing else. */
  async post(post: Post): Promise<PostOutcome> {
    const { tracing } = this.#network
    if (!tracing) return this.#post(post)
    return tracing.traceDelivery((more) => this.#post({ ...post, headers: { ...post.headers, ...more } }))
  }

  async #post(post: Post): Promise<PostOutcome> {
    const startMs = performance.now()
    const timeout = AbortSignal.timeout(this.#timeoutMs)
    const measure = () => Math.round(performance.now() - startMs)
    try {
      const answer = await this.#send(post, AbortSignal.any([post.signal, timeout]))
      const durationMs = measure()
      await drain(answer)
      const status = answer.statusCode ?? 0
      const isTaken = status >= 200 && status < 300
      const retryAfter = answer.headers['retry-after']
      return { status, durationMs, retryAfter, ...(!isTaken && { error: 'status' }) }
    } catch (error) {
      post.signal.throwIfAborted()
      return { durationMs: measure(), error: timeout.aborted ? 'timeout' : findAttemptError(error) }
    }
  }

  /** Lets go of the connection. */
  close(): void {
    this.#http.destroy()
    this.#https.destroy()
  }

  async #send(post: Post, signal: AbortSignal): Promise<IncomingMessage> {
    const request = this.#begin(post, signal)
    try {
      request.end(post.body)
      return await waitForAnswer(request, signal)
    } catch (error) {
      request.destroy()
      // The receiver closed a kept connection just when it was used again.
      if (request.reusedSocket && !signal.aborted && findAttemptError(error) === 'closed')
        return this.#send(post, signal)
      throw error
    }
  }

  #begin({ url, headers, body, holder }: Post, signal: AbortSignal): ClientRequest {
    const target = new URL(url)
    const isEncrypted = target.protocol === 'https:'
    const host = target.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0 && !this.#network.guard.allows(host, isEncrypted)) throw new RefusedNetworkError()
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: isEncrypted ? this.#https : this.#http,
      lookup: this.#createLookup(isEncrypted, holder, signal),
      maxHeaderSize: maxHeadBytes,
      signal,
    }
    return isEncrypted ? requestHttps(target, options) : requestHttp(target, options)
  }

  /** Creates the function by which a connection finds its address, so that no other is connected to. */
  #createLookup(isEncrypted: boolean, holder: Holder, signal: AbortSignal): LookupFunction {
    const find = async (host: string) => {
      const addresses = await this.#network.resolve(host, holder, signal)
      const allowed = addresses.filter(({ address }) => this.#network.guard.allows(address, isEncrypted))
      if (allowed.length === 0) throw new RefusedNetworkError()
      return allowed
    }
    return (host, options, callback) => {
      find(host).then(
        (found) => {
          const [first] = found
          if (options.all) callback(null, [...found])
          else callback(null, first?.address ?? '', first?.family)
        },
        (error: NodeJS.ErrnoException) => callback(error, ''),
      )
    }
  }
}

/** Takes the rest of an answer, as far as it is short and comes soon, so that the connection can be kept. */
async function drain(answer: IncomingMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let bytes = 0
  const timer = setTimeout(() => {
    answer.destroy()
    resolve()
  }, drainMs)
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > maxAnswerBytes) answer.destroy()
  })
  answer.on('error', () => undefined) // the head has decided
  answer.once('close', resolve)
  await promise
  clearTimeout(timer)
}
