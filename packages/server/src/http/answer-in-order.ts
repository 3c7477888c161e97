import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * The largest number of unanswered requests of one connection. HTTP/1.1 lets clients send them ahead of the
 * answers (RFC 9112 section 9.3.2), which almost none does: one is being answered, and the others hold their
 * headers meanwhile.
 */
export const mostUnanswered = 64

/**
 * Works on the requests of a connection one after the other. Answers go out in order anyway, so that an
 * answer made ahead would only be kept. A connection that sends too far ahead is closed.
 */
export function answerInOrder(app: FastifyInstance): void {
  const unanswered = new WeakMap<Socket, number>()
  const last = new WeakMap<Socket, ServerResponse>()
  const before = new WeakMap<IncomingMessage, ServerResponse>()
  app.server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const count = (unanswered.get(socket) ?? 0) + 1
    unanswered.set(socket, count)
    if (count > mostUnanswered) socket.destroy()
    const previous = last.get(socket)
    if (previous && !previous.closed) before.set(request, previous)
    last.set(socket, response)
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1))
  })
  app.addHook('onRequest', ({ raw }, _reply, done) => {
    const previous = before.get(raw)
    // Requests of a connection that has gone meanwhile are dropped.
    const goOn = () => {
      if (!raw.socket.destroyed) done()
    }
    if (previous && !previous.closed) previous.once('close', goOn)
    else done()
  })
}
