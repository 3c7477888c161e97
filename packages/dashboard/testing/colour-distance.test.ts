import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureColourDistance, measureDistance } from './colour-distance.ts'

/** Pairs of colours in CIELAB with their distance, from table 1 of Sharma, Wu and Dalal, 2005. */
const published = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [50, 0, -2.5], 4.3065],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[63.0109, -31.0961, -5.8663], [62.8187, -29.7946, -4.0864], 1.263],
  [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
  [[90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447], 1.4441],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
] as const

test('the distance of two colours is that of the paper that defines it, both ways round', () => {
  for (const [one, other, distance] of published) {
    assert.equal(measureDistance(one, other).toFixed(4), distance.toFixed(4))
    assert.equal(measureDistance(other, one).toFixed(4), distance.toFixed(4))
  }
})

test('red and green are closer to somebody without one kind of cones, and white and black are as far', () => {
  for (const vision of ['protan', 'deutan'] as const) {
    const distance = measureColourDistance('#b03030', '#607030', vision)
    assert.ok(distance < measureColourDistance('#b03030', '#607030', 'normal') / 2, vision)
    assert.ok(Math.abs(measureColourDistance('#ffffff', '#000000', vision) - 100) < 0.1, vision)
  }
})
