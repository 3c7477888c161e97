import type { FastifyReply } from 'fastify'
import { pageHeaders } from './pages/page.ts'

/** Answers with a hosted page. */
export function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).headers(pageHeaders).type('text/html; charset=utf-8').send(page)
}
