import type { FastifyRequest } from 'fastify'
import type { Holder } from '../holder.ts'
import { Places } from '../places.ts'

const mebibyte = 1024 ** 2

/** The largest body, in bytes: 50,000 readings at about 160 bytes each. */
export const bodyLimit = 8 * mebibyte

/**
 * The bytes of bodies that are read or worked on at once. The values read from them take some times as much.
 */
const held = { perCaller: 24 * mebibyte, perOrganisation: 32 * mebibyte, inAll: 64 * mebibyte }
/** A waiting body holds a connection and the content of its buffers. */
const waiting = { perCaller: 64, perOrganisation: 256, inAll: 1_024 }

/** The least size that counts for a body, for the other needs of a request. */
const leastBytes = 64 * 1024
/** The room of a body that is read as it comes, in bounded memory. */
const streamBytes = mebibyte
/**
 * The largest expansion of a body, as a multiple of its compressed size; gzip itself reaches about 1,000,
 * real readings 10 to 50.
 */
export const maxExpansion = 250
/** The expansion that is free for any size, in bytes: below it, the ratio says nothing. */
export const freeExpansionBytes = mebibyte

/**
 * Bounds the bodies that are taken in at once: once their sender is known, and before any of them is read.
 */
export class BodyPlaces {
  readonly #places = new Places({ what: 'bodies are being sent', held, waiting, retryAfterS: 1 })

  /**
   * Resolves when it is the turn of a request's body; its place is given back when `over` is aborted.
   * @param maxBytes the most bytes that are read of a body.
   * @throws PlacesTakenError when too many wait.
   */
  async take(request: FastifyRequest, holder: Holder, maxBytes: number, over: AbortSignal): Promise<void> {
    const weight = Math.min(maxBytes, weigh(request))
    await this.#places.hold({ holder, weight, signal: over })
  }
}

function weigh({ headers, routeOptions }: FastifyRequest): number {
  const mediaType = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
  if (routeOptions.config.streamedTypes?.includes(mediaType ?? '')) return streamBytes
  const length = Number(headers['content-length'] ?? Number.POSITIVE_INFINITY)
  const { bodyExpansion = 1 } = routeOptions.config
  if (headers['content-encoding'] === undefined) return Math.max(leastBytes, length * bodyExpansion)
  return Math.max(freeExpansionBytes, length * maxExpansion)
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Made with the app, one for all its routes. */
    bodyPlaces: BodyPlaces
  }
  interface FastifyContextConfig {
    /** Media types of bodies that are read as they come. */
    streamedTypes?: readonly string[]
    /** The room that bodies take, as a multiple of their size, where answers are long; 1 unless given. */
    bodyExpansion?: number
  }
}
