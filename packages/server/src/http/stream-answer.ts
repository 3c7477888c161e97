import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Opens what is to be sent; what it throws can still become an error answer. */
type Open = () => Promise<AsyncIterable<Uint8Array>> | Iterable<string>

/** The body of an answer, piece by piece. For HEAD nothing is opened, since nothing of it would be sent. */
export async function streamAnswer(reply: FastifyReply, open: Open): Promise<Readable> {
  if (reply.request.method === 'HEAD') return Readable.from([])
  return Readable.from(await open(), { objectMode: false })
}

/**
 * The answer to HEAD where GET would have to read what is stored: the headers that are known without. Undefined for GET, which
 * goes on. To be asked once everything has been checked that an answer may be refused for.
 */
export function answerHead(reply: FastifyReply): Readable | undefined {
  if (reply.request.method !== 'HEAD') return undefined
  reply.type('application/json; charset=utf-8')
  return Readable.from([])
}
