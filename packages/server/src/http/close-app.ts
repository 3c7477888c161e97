import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Prepares an app for a clean end. The returned function stops accepting and lets running requests finish; answers
 * that a client has not taken after `patienceMs` are cut off, since somebody who stopped reading must not keep a
 * server from stopping. A cut answer never looks complete: its connection is destroyed.
 */
export function prepareClose(app: FastifyInstance, patienceMs: number): () => Promise<void> {
  const busy = new Map<object, Socket>()
  app.addHook('onRequest', async (request) => {
    busy.set(request, request.raw.socket)
  })
  const forget = (request: object) => busy.delete(request)
  let isClosing = false
  app.addHook('onResponse', async (request) => {
    forget(request)
    // Kept alive, the connection of an answer that was on its way would be waited for.
    if (isClosing) request.raw.socket.end()
  })
  app.addHook('onRequestAbort', async (request) => void forget(request))
  return async () => {
    isClosing = true
    const deadline = setTimeout(() => {
      for (const socket of busy.values()) socket.destroy()
    }, patienceMs)
    await app.close()
    clearTimeout(deadline)
  }
}
