import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** The status of an answer that no client waited for any more, as in nginx. */
export const clientGoneStatus = 499

/** The end of an answer. */
export interface AnswerEnd {
  /** The status that was sent; {@link clientGoneStatus} when the connection ended before. */
  readonly status: number
  /** True when all of the answer was handed to the connection. */
  readonly isWhole: boolean
}

type Note = (request: FastifyRequest, reply: FastifyReply, end: AnswerEnd) => void

/** The listeners, by app. */
const notesOf = new WeakMap<FastifyInstance, Note[]>()

/**
 * Tells how each answer ends, once for each request: sent, or not because its connection has gone. Fastify's
 * own hooks do not tell about a client that goes after its body was read and before it is answered. A later
 * watcher of an app joins the hook of the first, which must come before the hooks that hold requests up or
 * refuse them.
 */
export function watchAnswerEnds(app: FastifyInstance, note: Note): void {
  const others = notesOf.get(app)
  if (others) {
    others.push(note)
    return
  }
  const notes = [note]
  notesOf.set(app, notes)
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = reply
    const tell = () => {
      const isWhole = raw.writableFinished
      const end = { status: raw.headersSent ? raw.statusCode : clientGoneStatus, isWhole }
      for (const tellOne of notes) tellOne(request, reply, end)
    }
    if (raw.destroyed) tell()
    else raw.once('close', tell)
    done()
  })
}
