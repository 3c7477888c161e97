import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { divideSum } from './divide-sum.ts'

test('a mean is the same in whichever order and parts the values are added', () => {
  const value = fc.integer({ min: -100_000_000, max: 5_000_000_000 }).map((millionths) => millionths / 1e6)
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), fc.nat(), (values, cut) => {
      const add = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0)
      const at = cut % values.length
      const inParts = add(values.slice(at)) + add(values.slice(0, at))
      const reversed = add(values.toReversed())
      const mean = divideSum(add(values), values.length)
      assert.equal(divideSum(inParts, values.length), mean)
      assert.equal(divideSum(reversed, values.length), mean)
    }),
  )
})

test('the mean of equal values is the value', () => {
  for (const value of [0.1, 21.3, -40.05, 0, 1e12, 1 / 3, 1e-9]) {
    for (const count of [1, 3, 7]) {
      let sum = 0
      for (let at = 0; at < count; at += 1) sum += value
      const mean = divideSum(sum, count)
      assert.ok(Math.abs(mean - value) <= Math.abs(value) * 2 ** -50, `${value} * ${count}`)
    }
  }
  assert.equal(divideSum(21.3 + 21.3 + 21.3, 3), 21.3)
  assert.equal(divideSum(0.1 + 0.2, 2), 0.15)
})
