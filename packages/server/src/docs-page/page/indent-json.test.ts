import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { indentJson } from './indent-json.js'

test('each member and element has a line', () => {
  assert.deepEqual(indentJson('{"a":[1,{"b":"x, {y}"}],"c":{},"d":[]}'), [
    '{',
    '  "a": [',
    '    1,',
    '    {',
    '      "b": "x, {y}"',
    '    }',
    '  ],',
    '  "c": {},',
    '  "d": []',
    '}',
  ])
})

test('what is JSON stays the same JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.deepEqual(
        JSON.parse(indentJson(JSON.stringify(value)).join('\n')),
        JSON.parse(JSON.stringify(value)),
      )
    }),
  )
})

test('of what breaks off anywhere, nothing is lost and nothing added but spaces', () => {
  const strip = (text: string) => text.replaceAll(/\s/g, '')
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, place) => {
      const json = JSON.stringify(value)
      const part = json.slice(0, place % (json.length + 1))
      assert.equal(strip(indentJson(part).join('\n')), strip(part))
    }),
  )
})
