import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** Opens the content of an answer; its errors can still become an error answer. */
type Open = () => Promise<AsyncIterable<Uint8Array>> | Iterable<string>

/**
 * Streams the body of an answer, piece by piece. For HEAD nothing is opened, since nothing of it would be
 * sent.
 */
export async function streamAnswer(reply: FastifyReply, open: Open): Promise<Readable> {
  if (reply.request.method === 'HEAD') return Readable.from([])
  return Readable.from(await open(), { objectMode: false })
}

/**
 * Answers HEAD where GET would have to read stored data: with the headers that are known without. Undefined
 * for GET, which goes on. Call it after all checks for which an answer may be refused.
 */
export function answerHead(
  reply: FastifyReply,
  contentType = 'application/json; charset=utf-8',
): Readable | undefined {
  if (reply.request.method !== 'HEAD') return undefined
  reply.type(contentType)
  return Readable.from([])
}
