import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations } from '@openlightfi/contract'
import { splitLists } from './split-lists.ts'

const { query: schema } = operations.readSensor

test('a list comes as repeated parameters, as one with commas, or as both', () => {
  for (const project of [['latest', 'value'], 'latest,value', ['latest,value']]) {
    assert.deepEqual(splitLists({ project }, schema), { project: ['latest', 'value'] })
  }
  assert.deepEqual(splitLists({ project: 'latest' }, schema), { project: ['latest'] })
})

test('a parameter that is no list keeps its commas', () => {
  assert.deepEqual(splitLists({ from: '1,2' }, operations.readSensorHistory.query), { from: '1,2' })
})

test('an unknown parameter is left for the validation to refuse', () => {
  assert.deepEqual(splitLists({ projekt: 'a,b' }, schema), { projekt: 'a,b' })
  assert.deepEqual(splitLists({ projekt: 'a,b' }, undefined), { projekt: 'a,b' })
})
