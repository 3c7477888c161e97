import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TopicPattern } from './topic-pattern.ts'

test('a topic is matched level by level, and its named parts are read', () => {
  const cases: readonly (readonly [
    pattern: string,
    filter: string,
    topic: string,
    parts: object | undefined,
  ])[] = [
    ['a/b', 'a/b', 'a/b', {}],
    ['a/b', 'a/b', 'a/b/c', undefined],
    ['a/b', 'a/b', 'a', undefined],
    ['a/+/c', 'a/+/c', 'a/x/c', {}],
    ['a/+/c', 'a/+/c', 'a//c', {}],
    ['a/#', 'a/#', 'a', {}],
    ['a/#', 'a/#', 'a/b/c/d', {}],
    ['#', '#', 'a/b', {}],
    ['z/{device}', 'z/+', 'z/kitchen', { device: 'kitchen' }],
    ['z/{device}', 'z/+', 'z/', undefined],
    ['z/{device}', 'z/+', 'z/kitchen/set', undefined],
    ['shelly-{mac}/status/{part}', '+/status/+', 'shelly-a1/status/t:0', { mac: 'a1', part: 't:0' }],
    ['shelly-{mac}/status/{part}', '+/status/+', 'other-a1/status/t:0', undefined],
    ['{a}-x/#', '+/#', 'b-x/c', { a: 'b' }],
    ['{a}-x/#', '+/#', '-x/c', undefined],
  ]
  for (const [pattern, filter, topic, parts] of cases) {
    const matched = new TopicPattern(pattern)
    assert.equal(matched.filter, filter)
    assert.deepEqual(matched.match(topic), parts, `${pattern} and ${topic}`)
  }
})

test('a pattern that MQTT would not take, or that cannot be understood, is refused with what would be right', () => {
  for (const pattern of ['a+/b', 'a/#/b', 'a/b#']) {
    assert.throws(() => new TopicPattern(pattern), /\+ stands for a whole level, and # for all further ones/)
  }
  for (const pattern of ['{a}{b}', '{Device}', '{', 'a}b', '{a-b}']) {
    assert.throws(() => new TopicPattern(pattern), /a level may have one named part, such as \{device\}/)
  }
  assert.throws(() => new TopicPattern('{a}/{a}'), /has the part \{a\} twice/)
})

test('a pattern covers another one when it matches all of its topics', () => {
  const cases = [
    ['#', 'a/{x}/#', true],
    ['a/#', 'a', true],
    ['a/#', '+/b', false],
    ['a/+', 'a/{x}', true],
    ['a/{x}', 'a/{y}', true],
    ['a/{x}', 'a/b', true],
    ['a/{x}', 'a/+', false], // the level may be empty
    ['a/{x}', 'a/', false],
    ['a-{x}', 'a-b-{y}', true],
    ['a-{x}', '{y}', false],
    ['a-{x}', 'a-', false],
    ['{x}-a', '{y}-b-a', true],
    ['+', 'a/b', false],
    ['a/+', 'a/#', false],
    ['a/+/#', 'a/#', false],
    ['a/b', 'a/c', false],
  ] as const
  for (const [one, other, expected] of cases) {
    assert.equal(new TopicPattern(one).covers(new TopicPattern(other)), expected, `${one} and ${other}`)
  }
})
