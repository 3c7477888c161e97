import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isolateText } from './isolate-text.ts'

test('a name is left as it is, unless it could turn what stands beside it', () => {
  for (const name of ['Café 1.2', 'Sitzungsraum „Süd“', '会議室 3']) assert.equal(isolateText(name), name)
  assert.equal(isolateText('Room \u202e2.1\u202c'), 'Room 2.1')
  assert.equal(isolateText('\u2069\u202eRoom'), 'Room')
  assert.equal(isolateText('קומה 2'), '\u2068קומה 2\u2069')
})
