import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasBody } from './read-body.ts'
import { renderProblem, type ShimProblem } from './shim-problem.ts'

/** Answers a request with a problem of the shim's own; where an answer has begun, it is cut instead. */
export function answerProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: ShimProblem,
): void {
  if (response.headersSent || response.destroyed) {
    response.destroy()
    return
  }
  const { status, headers, body } = renderProblem(problem)
  // Nobody waits for the rest of a body.
  if (hasBody(request) && !request.complete) response.shouldKeepAlive = false
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body)
}
