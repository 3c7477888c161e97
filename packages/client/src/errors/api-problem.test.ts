import assert from 'node:assert/strict'
import { test } from 'node:test'
import { problemCodes as contractCodes, problems, varNames } from '@openlightfi/contract'
import { problemCodes, variables } from '../catalogue.generated.ts'
import { createApiProblem, problemClasses } from './api-problem.ts'

test('the error classes are those of the contract, in its order', () => {
  assert.deepEqual(problemCodes, contractCodes)
  assert.deepEqual(Object.keys(problemClasses), Object.keys(problems))
})

test('every code makes an instance of its own class and of no other', () => {
  for (const code of problemCodes) {
    const facts = { ...problems[code], code, type: 'about:blank', detail: 'd', request_id: 'r' }
    const error = createApiProblem(facts)
    const matching = problemCodes.filter((candidate) => error instanceof problemClasses[candidate])
    assert.deepEqual(matching, [code])
  }
})

test('the variables are those of the contract', () => {
  for (const [name, { unit, meaning }] of Object.entries(varNames)) {
    assert.deepEqual(variables[name as keyof typeof variables], { unit, meaning })
  }
  assert.equal(Object.keys(variables).length, Object.keys(varNames).length)
})
