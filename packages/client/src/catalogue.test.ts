import assert from 'node:assert/strict'
import { test } from 'node:test'
import type * as contract from '@openlightfi/contract'
import { problemCodes as contractCodes, operations, varNames } from '@openlightfi/contract'
import { type ProblemCode, problemCodes, routes, type VarName, variables } from './catalogue.generated.ts'

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false

test('the catalogue of the SDK, which stands alone, is that of the contract', () => {
  const typesAreSame: [Same<ProblemCode, contract.ProblemCode>, Same<VarName, contract.VarName>] = [
    true,
    true,
  ]
  assert.ok(typesAreSame)
  assert.deepEqual([...problemCodes], [...contractCodes])
  assert.deepEqual(Object.keys(variables), Object.keys(varNames))
  assert.deepEqual(Object.keys(routes), Object.keys(operations))
})
