import type { FastifyReply } from 'fastify'

/** Aborted when an answer has been sent, or its client has gone before: in any case, in the end. */
export function watchAnswer(reply: FastifyReply): AbortSignal {
  const over = new AbortController()
  if (reply.raw.destroyed) over.abort()
  else reply.raw.once('close', () => over.abort())
  return over.signal
}
