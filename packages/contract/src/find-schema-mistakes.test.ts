import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import { findSchemaMistakes, maxMistakes } from './find-schema-mistakes.ts'
import { textPatterns } from './text-patterns.ts'

function tell(schema: Parameters<typeof findSchemaMistakes>[0], value: unknown): string[] {
  return findSchemaMistakes(schema, value).map(({ pointer, rule, given }) => `${pointer} ${rule}${given}`)
}

const share = Type.Integer({ minimum: 0, maximum: 100 })

test('a value that is as it should be has no mistakes', () => {
  assert.deepEqual(tell(Type.Object({ share }), { share: 7 }), [])
})

test('a rule is told whole, with the number or the text that was given for a number', () => {
  assert.deepEqual(tell(Type.Object({ share }), { share: 101 }), [
    '/share must be a whole number from 0 to 100, not 101',
  ])
  assert.deepEqual(tell(Type.Object({ share }), { share: 'many' }), [
    '/share must be a whole number from 0 to 100, not "many"',
  ])
  assert.deepEqual(tell(Type.Object({ share: Type.Number({ minimum: 1 }) }), { share: 0 }), [
    '/share must be a number of at least 1, not 0',
  ])
})

test('each kind of place says what would be right there', () => {
  const rules = [
    [Type.Enum(['a', 'b']), 'c', 'must be one of a, b'],
    [Type.Boolean(), 'yes', 'must be true or false'],
    [Type.String(), 1, 'must be text'],
    [Type.String({ minLength: 1 }), '', 'must not be empty'],
    [Type.String({ maxLength: 3 }), 'long', 'must be text of 0 to 3 characters'],
    [
      Type.String({ pattern: textPatterns.date.pattern, maxLength: 10 }),
      'x'.repeat(11),
      textPatterns.date.meaning,
    ],
    [Type.String({ pattern: '^x$', expected: 'must be an x' }), 'y', 'must be an x'],
    [Type.Array(share, { maxItems: 1 }), [1, 2], 'must be a list of 0 to 1 entries'],
    [Type.Object({}), null, 'must be an object'],
    [Type.Union([Type.Boolean(), Type.Null()]), 1, 'must be true or false'],
    [Type.Object({}, { minProperties: 1 }), {}, 'must say what is to change'],
  ] as const
  for (const [schema, value, rule] of rules) {
    assert.deepEqual(tell(Type.Object({ place: schema }), { place: value }), [`/place ${rule}`])
  }
})

test('a text that is no time is shown with what it looks like', () => {
  const schema = Type.Object({ from: Type.String({ pattern: textPatterns.timestamp.pattern }) })
  const [mistake] = tell(schema, { from: '2026-10-25T00:00:00' })
  assert.match(mistake ?? '', /a date such as 2026-01-31; got "2026-10-25T00:00:00": it has no offset/)
})

test('members that are missing and members that are not known are told by name, the latter with the known ones', () => {
  const schema = Type.Object({ inside: Type.Object({ share }, { additionalProperties: false }) })
  assert.deepEqual(tell(schema, {}), ['/inside is missing'])
  assert.deepEqual(tell(schema, { inside: { share: 1, x: 2 }, y: 3 }), [
    '/inside/x is not known; known are share',
    '/y is not known; known are inside',
  ])
})

test('of many mistakes some are told', () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`x${at}`, at]))
  assert.equal(tell(Type.Object({}), many).length, maxMistakes)
})
