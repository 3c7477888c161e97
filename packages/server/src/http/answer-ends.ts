import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** What stands for the status of an answer that nobody was there for any more, as nginx has it. */
export const clientGoneStatus = 499

/** How an answer ended. */
export interface AnswerEnd {
  /** The status that was sent; {@link clientGoneStatus} when the connection ended before any was. */
  readonly status: number
  /** Whether all of the answer was handed to the connection. */
  readonly isWhole: boolean
}

/**
 * Tells how each answer ends, once for each request: sent, or not because its connection has gone. Fastify's own hooks do not
 * tell of a client that goes after its body was read and before it is answered.
 */
export function watchAnswerEnds(
  app: FastifyInstance,
  note: (request: FastifyRequest, reply: FastifyReply, end: AnswerEnd) => void,
): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = reply
    const tell = () => {
      const isWhole = raw.writableFinished
      note(request, reply, { status: raw.headersSent ? raw.statusCode : clientGoneStatus, isWhole })
    }
    if (raw.destroyed) tell()
    else raw.once('close', tell)
    done()
  })
}
