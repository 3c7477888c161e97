import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import type { Variable } from '../data/queries.ts'
import { listPicks } from './list-picks.ts'

const variable = (varName: Variable['var_name'], families: Variable['families']) =>
  makeVariable(varName, { label: `the ${varName}`, families })
const variables = [
  variable('CO2ppm', ['alpine']),
  variable('temperatureC', ['alpine', 'hoth']),
  variable('VOCppb', []),
]

test('a sensor offers what its family reports, and what it ever did', () => {
  const picks = listPicks(
    [{ sensor_id: 'MS1-1', name: 'Room', family: 'hoth', data: [{ var_name: 'VOCppb', time: 0, value: 1 }] }],
    variables,
    [],
  )
  assert.deepEqual(
    picks.map(({ varName, text }) => [varName, text]),
    [
      ['temperatureC', 'Room, the temperatureC'],
      ['VOCppb', 'Room, the VOCppb'],
    ],
  )
})

test('a sensor without a name goes by its id', () => {
  assert.equal(listPicks([{ sensor_id: 'MS1-1', family: 'hoth' }], variables, [])[0]?.name, 'MS1-1')
})
