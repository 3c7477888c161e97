import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fitLabel, fitQuietName } from './fit-label.ts'

const text = { value: '1,432', name: 'Meeting room 1.1', word: 'Poor', hasTicks: true }
const measure = (some: string) => some.length * 0.6
/** A room of a width and height in pixels. */
const fit = (width: number, height: number, some = text) =>
  fitLabel(some, (wanted) => (wanted <= height ? width : 0), measure)

test('a large room has value, name, word and ticks', () => {
  assert.deepEqual(fit(200, 100), {
    value: '1,432',
    valueSize: 20,
    name: ['Meeting room 1.1'],
    nameSize: 13,
    word: 'Poor',
    hasTicks: true,
    height: 68.5,
  })
})

test('with less room the name takes two lines, then goes: a part of it would read like a value', () => {
  assert.deepEqual(fit(115, 100)?.name, ['Meeting', 'room 1.1'])
  assert.deepEqual(fit(70, 60)?.name, ['Meeting', 'room 1.1'])
  assert.deepEqual(fit(55, 60)?.name, [])
  assert.deepEqual(fit(70, 40), {
    value: '1,432',
    valueSize: 16,
    name: [],
    nameSize: 0,
    word: '',
    hasTicks: true,
    height: 30.8,
  })
  assert.equal(fit(45, 20)?.hasTicks, false)
})

test('where not even the value fits there is nothing', () => {
  assert.equal(fit(20, 100), undefined)
  assert.equal(fit(200, 8), undefined)
})

test('a name without a number is cut with an ellipsis', () => {
  assert.deepEqual(fit(80, 55, { ...text, name: 'Documentation' })?.name, ['Documenta…'])
})

test('the name of a room without a value is whole or absent', () => {
  const quiet = (width: number, height: number) =>
    fitQuietName('Plant room', (wanted) => (wanted <= height ? width : 0), measure)
  assert.deepEqual(quiet(100, 20), { lines: ['Plant room'], size: 12 })
  assert.deepEqual(quiet(50, 40), { lines: ['Plant', 'room'], size: 12 })
  assert.deepEqual(quiet(36, 40), { lines: ['Plant', 'room'], size: 10.5 })
  assert.equal(quiet(30, 40), undefined)
})
