import assert from 'node:assert/strict'
import { type ProblemCode, problems } from '@openlightfi/contract'
import type { ApiAnswer } from './api-server.ts'

/**
 * Asserts that an answer is a problem of that code: its status, media type, page and a detail worth reading.
 */
export function assertProblem(answer: ApiAnswer, code: ProblemCode): void {
  assert.equal(answer.body.code, code, JSON.stringify(answer.body))
  assert.equal(answer.status, problems[code].status)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json\b/)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.ok(answer.body.type.endsWith(`/docs/problems#${code}`))
  assert.ok(answer.body.detail.length > 10)
}
