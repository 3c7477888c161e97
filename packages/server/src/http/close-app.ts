import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { watchAnswerEnds } from './answer-ends.ts'

/**
 * Prepares an app for a clean end. The returned function stops accepting and lets running requests finish; answers
 * that a client has not taken after `patienceMs` are cut off, since somebody who stopped reading must not keep a
 * server from stopping. A cut answer never looks complete: its connection is destroyed.
 */
export function prepareClose(app: FastifyInstance, patienceMs: number): () => Promise<void> {
  const busy = new Map<object, Socket>()
  let isClosing = false
  app.addHook('onRequest', async (request, reply) => {
    // The end of an answer that nobody is there for any more has been told already.
    if (!reply.raw.destroyed) busy.set(request, request.raw.socket)
  })
  watchAnswerEnds(app, (request) => {
    busy.delete(request)
    // Kept alive, the connection of an answer that was on its way would be waited for.
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
