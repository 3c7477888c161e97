import type { FastifyReply } from 'fastify'
import { pageHeaders } from './pages/page.ts'

/** Answers with a hosted page. */
export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(page)
}

/** Answers with a hosted page that tells somebody to wait (RFC 6585 section 4). */
export function sendWait(reply: FastifyReply, waitMs: number, page: string): FastifyReply {
  return sendPage(reply.header('retry-after', Math.ceil(waitMs / 1000)), 429, page)
}
