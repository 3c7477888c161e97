import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'

/**
 * The ends that we and proxies add to a tag, inside its quotes, when an answer is compressed. A tag may end
 * with a dash of its own.
 */
const codingEnd = /^(?:--?|;)(?:gzip|br|zstd|deflate)$/

/** Makes the entity tag of a text, or of its bytes: equal texts have equal tags. */
export function tagText(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** Builds the entity tag of a small answer from all of its content. */
export function tagContent(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 27)
}

/**
 * Gives an answer its entity tag and finds whether the caller has that very answer already (RFC 9110 section
 * 13.1.2).
 * @param tag without quotes; of letters, digits, dashes and underscores.
 * @returns true when the answer is 304, without a body.
 */
export function answerUnchanged(reply: FastifyReply, tag: string): boolean {
  // `no-cache` lets a cache keep the answer and ask about it each time. `Vary` keeps it from other callers.
  reply
    .header('etag', `"${tag}"`)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Authorization')
  if (!matchesWeakly(reply.request.headers['if-none-match'], tag)) return false
  reply.status(304)
  return true
}

/**
 * Tells whether `If-None-Match` names a tag: `"tag"`, `W/"tag"`, one of a list, `*`, or a tag that a proxy
 * changed, such as `"tag-gzip"`.
 * @param field the header as it came; nothing matches without it.
 */
export function matchesWeakly(field: string | undefined, tag: string): boolean {
  return listTags(field).some((entry) => {
    if (entry === '*') return true
    const [, named = ''] = /^(?:W\/)?"([^"]*)"$/.exec(entry) ?? []
    return named === tag || (named.startsWith(tag) && codingEnd.test(named.slice(tag.length)))
  })
}

/** Tells whether `If-Match` or `If-Range` names the very bytes of a tag: `"tag"`, one of a list, or `*`. */
export function matchesStrongly(field: string | undefined, tag: string): boolean {
  return listTags(field).some((entry) => entry === '*' || entry === `"${tag}"`)
}

/** Lists the tags of a header. Tags of other servers may have commas; they match nothing either way. */
function listTags(field: string | undefined): string[] {
  return field?.split(',').map((entry) => entry.trim()) ?? []
}
