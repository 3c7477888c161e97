import { type ProblemCode, problems } from '@openlightfi/contract'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError } from '../problem-error.ts'
import {
  StoreDamagedError,
  StoreUnreachableError,
} from '../storage/time-series/drivers/time-series-driver.ts'
import { toStoreProblem } from '../to-store-problem.ts'

/** The problem codes for refusals of Fastify itself. */
const codesOfFastify: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_content_type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
  FST_ERR_ROUTE_MISSING_CONTENT: 'invalid_body',
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: 'unsupported_content_type',
  FST_ERR_BAD_URL: 'not_found',
  FST_ERR_INVALID_URL: 'not_found',
  FST_ERR_NOT_FOUND: 'not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'not_found',
  FST_ERR_HANDLER_TIMEOUT: 'overloaded',
}

/**
 * Turns any thrown error into the problem that the caller gets. An error that is not the caller's mistake
 * becomes `internal_error`.
 */
export function toProblemError(thrown: FastifyError | ProblemError | Error, bodyLimit: number): ProblemError {
  const error = toStoreProblem(thrown) as typeof thrown
  if (error instanceof ProblemError) return error
  const fastifyCode = 'code' in error ? codesOfFastify[String(error.code)] : undefined
  if (fastifyCode === 'body_too_large') {
    return new ProblemError(fastifyCode, `A body may have ${bodyLimit} bytes. Send less at once.`)
  }
  if (fastifyCode === 'unsupported_content_type') {
    return new ProblemError(
      fastifyCode,
      'Send "Content-Type: application/json", or another type that the operation documents.',
    )
  }
  if (fastifyCode) return new ProblemError(fastifyCode, problems[fastifyCode].meaning)
  if (error instanceof StoreDamagedError) {
    return new ProblemError(
      'readings_unavailable',
      'Files of the stored readings are damaged, so this cannot be answered now; nothing was stored. The operator of the service is told.',
      { headers: { 'retry-after': '60' }, cause: error },
    )
  }
  return new ProblemError(
    'internal_error',
    'The server made a mistake; nothing is known to be wrong with the request.',
    {
      cause: error,
    },
  )
}

/**
 * Answers with a problem. A mistake of the server, a full disk and a store that is away are logged with their
 * cause; a caller's mistake is not.
 */
export function replyWithProblem(
  problem: ProblemError,
  request: FastifyRequest,
  reply: FastifyReply,
  publicUrl: string,
): FastifyReply {
  if (problem.code === 'internal_error') logMistake(problem, request, reply)
  if (problem.code === 'storage_full') request.log.error({ err: problem.cause }, 'the disk is full')
  if (problem.cause instanceof StoreUnreachableError) {
    request.log.error({ err: problem.cause }, 'the server of readings does not answer')
  }
  request.problem = problem
  const { title, status } = problems[problem.code]
  const { errors, rejected, report, lastChange, nextCursor, blockers, headers } = problem.extras
  return reply
    .status(status)
    .removeHeader('etag')
    .headers({ 'cache-control': 'no-store', ...headers })
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `${publicUrl}/docs/problems#${problem.code}`,
        title,
        status,
        code: problem.code,
        detail: problem.message,
        request_id: request.id,
        errors,
        rejected,
        report,
        last_change: lastChange,
        next_cursor: nextCursor,
        blockers,
      }),
    )
}

/** The names of errors with which work ends when its client has gone. */
const namesOfGone: readonly unknown[] = ['AbortError', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']

/** Logs a mistake of the server. Work that is given up because its client has gone is none. */
function logMistake({ cause }: ProblemError, request: FastifyRequest, reply: FastifyReply): void {
  const { name, code }: { name?: unknown; code?: unknown } = cause instanceof Error ? cause : {}
  const isGone = reply.raw.destroyed || request.raw.destroyed
  const isGivenUp = isGone && (namesOfGone.includes(name) || namesOfGone.includes(code))
  if (isGivenUp) request.log.debug('the client went before its answer was ready')
  else request.log.error({ err: cause }, 'internal error')
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The problem with which the request was answered. */
    problem?: ProblemError
  }
}
