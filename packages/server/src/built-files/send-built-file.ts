import type { FastifyReply, FastifyRequest } from 'fastify'
import { chooseCoding } from '../http/compression/codings.ts'
import { matchesWeakly } from '../http/entity-tag.ts'
import type { BuiltFile } from './read-built-files.ts'

/** What a year of seconds means to caches: a file of this name never has another content. */
const forEver = 'public, max-age=31536000, immutable'

/**
 * Sends a file as it was compressed, in the coding that the browser likes best.
 *
 * @param cacheControl how long it may be kept; by default for ever.
 */
export function sendBuiltFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: BuiltFile,
  cacheControl = forEver,
): FastifyReply {
  reply.header('cache-control', cacheControl).header('cross-origin-resource-policy', 'same-origin')
  const offered = (['br', 'gzip'] as const).filter((coding) => file[coding])
  if (offered.length > 0) reply.header('vary', 'Accept-Encoding')
  const coding = chooseCoding(request.headers['accept-encoding']?.toString(), offered)
  const bytes = coding === undefined ? undefined : file[coding]
  if (isUnchanged(request, reply, file.tag, bytes && coding)) return reply.code(304).send()
  if (bytes) reply.header('content-encoding', coding)
  return reply.type(file.mediaType).send(bytes ?? file.plain)
}

/** Gives an answer its entity tag, and tells whether the browser has that answer already. */
export function isUnchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  coding?: string,
): boolean {
  reply.header('etag', `"${tag}${coding ? `-${coding}` : ''}"`)
  return matchesWeakly(request.headers['if-none-match'], tag)
}
