import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem, NetworkError } from '@openlightfi/client'
import { explainFailure } from './query-client.ts'

const problem = (code: string, detail: string, status = 503) =>
  new ApiProblem({
    type: 'about:blank',

    title: 'A title',
    status,
    code,
    detail,
    request_id: 'req_1',
  })

test('what a person can act upon is said in plain words, and the code stands with the details', () => {
  const { message, detail, requestId } = explainFailure(
    problem('readings_unavailable', 'part all_1 is missing'),
  )
  assert.match(message, /^Readings cannot be fetched at present/)
  assert.doesNotMatch(message, /503|readings_unavailable|part/)
  assert.match(detail ?? '', /readings_unavailable, HTTP 503.*part all_1 is missing/)
  assert.equal(requestId, 'req_1')
})

test('of a problem without words of ours its detail is shown, without code and status', () => {
  const { message } = explainFailure(problem('invalid_parameter', 'The range is too long.', 400))
  assert.equal(message, 'The range is too long.')
})

test('a server that cannot be reached is said so', () => {
  const { message, detail } = explainFailure(new NetworkError('fetch failed'))
  assert.match(message, /cannot be reached/)
  assert.equal(detail, 'fetch failed')
})
