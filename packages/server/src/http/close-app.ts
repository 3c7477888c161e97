import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { watchAnswerEnds } from './answer-ends.ts'

/**
 * Prepares an app for a clean end. The returned function stops accepting and lets running requests finish.
 * Answers that a client has not taken after `patienceMs` are cut off, since somebody who stopped reading must
 * not keep a server from stopping. A cut answer never looks complete: its connection is destroyed.
 */
export function prepareClose(app: FastifyInstance, patienceMs: number): () => Promise<void> {
  const busy = new Map<object, Socket>()
  let isClosing = false
  app.addHook('onRequest', async (request, reply) => {
    // The end of an answer without a client has been told already.
    if (!reply.raw.destroyed) busy.set(request, request.raw.socket)
  })
  watchAnswerEnds(app, (request) => {
    busy.delete(request)
    // A connection that is kept alive after its answer would be waited for.
    if (isClosing) request.raw.socket.end()
  })
  return async () => {
    isClosing = true
    const deadline = setTimeout(() => {
      for (const socket of busy.values()) socket.destroy()
    }, patienceMs)
    await app.close()
    clearTimeout(deadline)
  }
}
