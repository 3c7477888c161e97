import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  checkSearch,
  findDropped,
  formatSearch,
  oneOf,
  readSearch,
  textUpTo,
  wholeNumber,
} from './search-params.ts'

const spec = { view: oneOf('chart', 'table'), free: wholeNumber(1, 1440), q: textUpTo(20) }

test('what means something is read, from texts and from what was read before', () => {
  assert.deepEqual(readSearch(spec, { view: 'table', free: '120', q: 'room' }), {
    view: 'table',
    free: 120,
    q: 'room',
  })
  assert.deepEqual(readSearch(spec, { free: 120 }), { free: 120 })
})

test('what means nothing is left out, and can be named', () => {
  assert.deepEqual(readSearch(spec, { view: 'pie', free: '0', q: 'x'.repeat(21) }), {})
  assert.deepEqual(findDropped(spec, '?view=pie&free=1e3&q=room&other=1'), ['view', 'free', 'other'])
})

test('what means nothing does not come back by the address over which it is laid', () => {
  const raw = { view: 'pie', q: 'room' }
  const seen = { ...raw, ...checkSearch(spec)(raw) }
  assert.equal(seen.view, undefined)
  assert.equal(seen.q, 'room')
})

test('names that every object has mean nothing either, and repeated ones are named once', () => {
  const query = '?__proto__=1&hasOwnProperty=1&toString=1&view=pie&view=pie'
  assert.deepEqual(findDropped(spec, query), ['__proto__', 'hasOwnProperty', 'toString', 'view'])
})

test('a written query is read as it was', () => {
  const search = { view: 'chart', q: 'a & b', s: ['AQ2-1:CO2ppm', 'AQ2-2:CO2ppm'], none: undefined }
  assert.equal(formatSearch(search), '?view=chart&q=a+%26+b&s=AQ2-1:CO2ppm,AQ2-2:CO2ppm')
  assert.equal(formatSearch({}), '')
})
