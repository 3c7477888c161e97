import type { FastifyReply } from 'fastify'

/** What proxies put behind a tag, inside its quotes, when they compress an answer, and send back as they gave it out. */
const codingSuffix = /(?:--?|;)(?:gzip|br|zstd|deflate)$/

/**
 * Gives an answer its entity tag and looks whether the caller has that very answer already (RFC 9110 section 13.1.2).
 * @param tag without quotes; of letters, digits, dashes and underscores.
 * @returns whether the answer is 304, without a body.
 */
export function answerUnchanged(reply: FastifyReply, tag: string): boolean {
  // `no-cache`: may be kept, but is asked about each time. `Vary`: another caller's answer is never theirs.
  reply
    .header('etag', `"${tag}"`)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Authorization')
  if (!matchesWeakly(reply.request.headers['if-none-match'], tag)) return false
  reply.status(304)
  return true
}

/**
 * Whether `If-None-Match` names a tag: `"tag"`, `W/"tag"`, one of a list, `*`, or what a proxy on the way made of it, such as
 * `"tag-gzip"`.
 * @param field as it came; nothing matches without it.
 */
export function matchesWeakly(field: string | undefined, tag: string): boolean {
  return listTags(field).some((entry) => {
    if (entry === '*') return true
    const [, named = ''] = /^(?:W\/)?"([^"]*)"$/.exec(entry) ?? []
    return named === tag || named.replace(codingSuffix, '') === tag
  })
}

/** Whether `If-Match` or `If-Range` names the very bytes of a tag: `"tag"`, one of a list, or `*`. */
export function matchesStrongly(field: string | undefined, tag: string): boolean {
  return listTags(field).some((entry) => entry === '*' || entry === `"${tag}"`)
}

/** Tags of others may have commas; they match nothing either way. */
function listTags(field: string | undefined): string[] {
  return field?.split(',').map((entry) => entry.trim()) ?? []
}
