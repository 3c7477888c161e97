import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createDraw, drawSmooth } from './draw.ts'

test('the same seed and keys draw the same number, whatever was drawn before', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 4 }), fc.string(), (seed, keys, name) => {
      const first = createDraw(seed).fork(name)
      const second = createDraw(seed).fork(name)
      second.uniform(1)
      assert.equal(first.uniform(...keys), second.uniform(...keys))
      assert.ok(first.uniform(...keys) >= 0 && first.uniform(...keys) < 1)
    }),
  )
})

test('draws are evenly spread, and forks and neighbouring keys do not follow each other', () => {
  const one = createDraw(5).fork('one')
  const two = createDraw(5).fork('two')
  const keys = Array.from({ length: 20_000 }, (_, key) => key)
  const mean = (of: (key: number) => number) => keys.reduce((sum, key) => sum + of(key), 0) / keys.length
  assert.ok(Math.abs(mean((key) => one.uniform(key)) - 0.5) < 0.01)
  // the mean product of independent draws is a quarter
  assert.ok(Math.abs(mean((key) => one.uniform(key) * two.uniform(key)) - 0.25) < 0.01)
  assert.ok(Math.abs(mean((key) => one.uniform(key) * one.uniform(key + 1)) - 0.25) < 0.01)
  assert.ok(Math.abs(mean((key) => one.normal(key))) < 0.03)
  assert.ok(Math.abs(mean((key) => one.normal(key) ** 2) - 1) < 0.05)
})

test('whole numbers stay within their closed range and reach both ends', () => {
  const draw = createDraw(1)
  const drawn = new Set(Array.from({ length: 200 }, (_, key) => draw.integer(3, 6, key)))
  assert.deepEqual([...drawn].sort(), [3, 4, 5, 6])
})

test('smooth noise has no jump', () => {
  const draw = createDraw(9)
  for (let position = 0; position < 20; position += 0.01) {
    assert.ok(Math.abs(drawSmooth(draw, position + 0.01) - drawSmooth(draw, position)) < 0.15)
  }
})
