import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Opens what is to be sent; what it throws can still become an error answer. */
type Open = () => Promise<AsyncIterable<Uint8Array>> | Iterable<string>

/** The body of an answer, piece by piece. For HEAD nothing is opened, since nothing of it would be sent. */
export async function streamAnswer(reply: FastifyReply, open: Open): Promise<Readable> {
  if (reply.request.method === 'HEAD') return Readable.from([])
  return Readable.from(await open(), { objectMode: false })
}
