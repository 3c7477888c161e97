import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeVariable } from '../../testing/make-variable.ts'
import { tellWhen } from './tell-when.ts'

const variable = makeVariable('CO2ppm', { unit: 'ppm', symbol: 'ppm' })
const nowS = Date.UTC(2026, 0, 14, 13, 14) / 1000
const datum = { time: nowS - 120, value: 707 }
const facts = { rules: { variable, choices: {} }, timeZone: 'Europe/London', nowS, placeName: undefined }

test('what is current has its time and its age; in a building its floor and its age', () => {
  assert.equal(tellWhen({ datum, absence: undefined }, facts), '13:12 · 2 min ago')
  const placed = { ...facts, placeName: 'First floor' }
  assert.equal(tellWhen({ datum, absence: undefined }, placed), 'First floor · 2 min ago')
})

test('what is old has its last value and when it was measured', () => {
  const old = { datum: { ...datum, time: nowS - 3 * 3_600 }, absence: 'offline' as const }
  assert.equal(tellWhen(old, facts), 'last 707 ppm at 10:14')
  assert.equal(tellWhen(old, { ...facts, placeName: 'Roof' }), 'Roof · last 707 ppm at 10:14')
})

test('what was never heard has nothing but its place', () => {
  assert.equal(
    tellWhen({ datum: undefined, absence: 'never_reported' }, { ...facts, placeName: 'Roof' }),
    'Roof',
  )
})
