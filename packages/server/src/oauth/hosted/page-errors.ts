import type { FastifyReply, FastifyRequest } from 'fastify'
import { PasswordsBusy } from '../../accounts/accounts.ts'
import { StorageFullError } from '../../storage/storage-full-error.ts'
import { storageFullAnswer } from '../../storage-full-problem.ts'
import { InteractionNotFound } from '../authorization-server.ts'
import { renderErrorPage, renderWaitPage } from './pages/error-page.ts'
import type { PageView } from './pages/page-view.ts'
import { sendPage, sendWait } from './send-page.ts'

/** Answers an error of a hosted page with a page; only the log tells the cause. */
export function answerPageError(
  error: Error,
  request: FastifyRequest,
  reply: FastifyReply,
  view: PageView,
): FastifyReply {
  if (error instanceof InteractionNotFound) return sendPage(reply, 400, renderErrorPage(view, 'expired'))
  if (error instanceof PasswordsBusy) return sendWait(reply, error.waitMs, renderWaitPage(view, error))
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
  if (status < 500) return sendPage(reply, status, renderErrorPage(view, 'refused'))
  request.log.error({ err: error }, 'hosted page failed')
  if (error instanceof StorageFullError || status === 503) {
    reply.header('retry-after', String(storageFullAnswer.retryAfterS))
    return sendPage(reply, 503, renderErrorPage(view, 'storageFull'))
  }
  return sendPage(reply, 500, renderErrorPage(view, 'failed'))
}
