import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApiProblem } from '../../../client/src/errors/api-problem.ts'
import { findFieldFaults } from './find-field-faults.ts'

const problem = (...errors: { pointer: string; detail: string }[]) =>
  createApiProblem({
    type: 'about:blank',
    title: 'The body has the wrong shape',
    status: 400,
    code: 'invalid_body',
    detail: 'd',
    request_id: 'r',
    errors,
  })

test('what is wrong stands at its field, as a sentence', () => {
  const faults = findFieldFaults(problem({ pointer: '/name', detail: 'must not be empty' }), ['name', 'kind'])
  assert.deepEqual({ ...faults.ofFields }, { name: 'Must not be empty.' })
  assert.equal(faults.areAll, true)
})

test('what is wrong inside of a list stands at the list', () => {
  const faults = findFieldFaults(
    problem(
      { pointer: '/callback_urls/0', detail: 'must be https' },
      { pointer: '/callback_urls/2', detail: 'must be a URL.' },
    ),
    ['callback_urls'],
  )
  assert.deepEqual({ ...faults.ofFields }, { callback_urls: 'Must be https. Must be a URL.' })
})

test('what is wrong elsewhere, or has no place, is not hidden', () => {
  const elsewhere = problem({ pointer: '/name', detail: 'a' }, { pointer: '/secret', detail: 'b' })
  assert.equal(findFieldFaults(elsewhere, ['name']).areAll, false)
  assert.equal(findFieldFaults(problem(), ['name']).areAll, false)
  assert.equal(findFieldFaults(new TypeError('no'), ['name']).areAll, false)
})
