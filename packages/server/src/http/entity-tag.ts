import type { FastifyReply } from 'fastify'

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
  const known = reply.request.headers['if-none-match']
  if (known === undefined || !matches(known, tag)) return false
  reply.status(304)
  return true
}

function matches(known: string, tag: string): boolean {
  return known.split(',').some((entry) => {
    const candidate = entry.trim()
    return candidate === '*' || candidate.replace(/^W\//, '') === `"${tag}"`
  })
}
