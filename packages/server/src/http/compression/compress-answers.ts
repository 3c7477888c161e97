import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { watchAnswer } from '../answer-watch.ts'
import { type Coding, chooseCoding } from './codings.ts'
import type { CompressionTurns } from './compression-turns.ts'

/** Smaller answers fit into a packet as they are. */
const tinyBytes = 1_024

/**
 * The media types that are compressed: text that is data. Pages are not: they have secrets of forms beside
 * what was typed (BREACH).
 */
const compressible = /^(?:application\/(?:json|geo\+json|x-ndjson)|text\/csv)(?:;|$)/

/**
 * Compresses the answers of an app to requests with a token, as `Accept-Encoding` asks. Those that are tiny,
 * files that can be read in parts, and streams of events go out as they are, and so does what comes when too
 * many are being compressed.
 */
export function compressAnswers(app: FastifyInstance): void {
  const turns = app.compressionTurns
  const known = new WeakMap<Buffer, Map<Coding, Buffer>>()

  /** Compresses bytes that several readers share once. */
  async function compressBytes(bytes: Buffer, coding: Coding, reply: FastifyReply, caller: Caller) {
    const found = known.get(bytes)?.get(coding)
    if (found) return found
    const place = turns.take(caller, watchAnswer(reply.raw))
    if (!place) return undefined
    const compressed = await turns.compressWhole(bytes, coding, place)
    const ofBytes = known.get(bytes) ?? new Map<Coding, Buffer>()
    known.set(bytes, ofBytes.set(coding, compressed))
    return compressed
  }

  app.addHook('onSend', async (request, reply, payload) => {
    const { caller } = request
    if (!caller || (request.method !== 'GET' && request.method !== 'HEAD')) return payload
    if (reply.statusCode === 304) {
      addVary(reply)
      keepTagOfCoding(request, reply)
      return payload
    }
    if (!isCompressible(reply)) return payload
    addVary(reply)
    const coding = chooseCoding(request.headers['accept-encoding']?.toString())
    if (!coding) return payload
    if (isTiny(payload)) return payload
    if (request.method === 'HEAD') {
      // The length of what GET would send is known only once it is compressed.
      reply.removeHeader('content-length')
      if (payload instanceof Readable) payload.destroy()
      return Readable.from([])
    }
    if (payload instanceof Readable) {
      const over = watchAnswer(reply.raw)
      const place = turns.take(caller, over)
      if (!place) return payload
      over.addEventListener('abort', () => payload.destroy(), { once: true })
      markCoded(reply, coding)
      return Readable.from(turns.compressEach(payload, coding, place), { objectMode: false })
    }
    if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
    const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
    const compressed = await compressBytes(bytes, coding, reply, caller)
    if (!compressed) return payload
    markCoded(reply, coding)
    return compressed
  })
}

function isTiny(payload: unknown): boolean {
  return (typeof payload === 'string' || Buffer.isBuffer(payload)) && Buffer.byteLength(payload) < tinyBytes
}

type Caller = NonNullable<FastifyRequest['caller']>

function isCompressible(reply: FastifyReply): boolean {
  const type = reply.getHeader('content-type')
  const isText = typeof type === 'string' && compressible.test(type)
  const isWhole = reply.statusCode === 200 && !reply.hasHeader('accept-ranges')
  return isText && isWhole && !reply.hasHeader('content-encoding')
}

function markCoded(reply: FastifyReply, coding: Coding): void {
  reply.header('content-encoding', coding).removeHeader('content-length')
  const tag = reply.getHeader('etag')
  // Other bytes have another strong tag; `matchesWeakly` knows these ends.
  if (typeof tag === 'string') reply.header('etag', tag.replace(/"$/, `-${coding}"`))
}

/** Gives a 304 the tag of the answer that the client has, where that is a compressed one. */
function keepTagOfCoding({ headers }: FastifyRequest, reply: FastifyReply): void {
  const tag = reply.getHeader('etag')
  if (typeof tag !== 'string') return
  const coding = chooseCoding(headers['accept-encoding']?.toString())
  const coded = tag.replace(/"$/, `-${coding}"`)
  const named = headers['if-none-match']?.split(',').map((entry) => entry.trim()) ?? []
  if (coding && (named.includes(coded) || named.includes(`W/${coded}`))) reply.header('etag', coded)
}

function addVary(reply: FastifyReply): void {
  const vary = reply.getHeader('vary')
  reply.header('vary', typeof vary === 'string' ? `${vary}, Accept-Encoding` : 'Accept-Encoding')
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Made with the app, one for all that compresses. */
    compressionTurns: CompressionTurns
  }
}
