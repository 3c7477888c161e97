import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCompareBasket, formatSeries, maxCompared, readSeries } from './compare-basket.ts'

function createStorage(text?: string) {
  const kept = new Map<string, string>()
  if (text !== undefined) kept.set('lightfi-compare', text)
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

const series = (number: number) => ({
  sensorId: `AQ2-${String(number).padStart(12, '0')}`,
  varName: 'CO2ppm',
})

test('a series is added, kept for the next page of the tab, and taken out', () => {
  const storage = createStorage()
  const basket = createCompareBasket(storage)
  let told = 0
  const end = basket.subscribe(() => {
    told += 1
  })
  assert.equal(basket.toggle(series(1)), true)
  assert.equal(createCompareBasket(storage).has(series(1)), true)
  assert.equal(basket.list(), basket.list())
  basket.toggle(series(1))
  end()
  basket.toggle(series(2))
  assert.equal(told, 2)
  assert.deepEqual(basket.list(), [series(2)])
})

test('there is room for twelve', () => {
  const basket = createCompareBasket(createStorage())
  for (let number = 0; number < maxCompared; number += 1) basket.toggle(series(number))
  assert.equal(basket.toggle(series(99)), false)
  assert.equal(basket.toggle(series(0)), true)
  assert.equal(basket.list().length, maxCompared - 1)
  basket.replace(Array.from({ length: 20 }, (_, number) => series(number)))
  assert.equal(basket.list().length, maxCompared)
})

test('what was kept and means nothing is left out', () => {
  const basket = createCompareBasket(createStorage('AQ2-000000000001:CO2ppm,<b>,:x,AQ2-1:CO2ppm'))
  assert.deepEqual(basket.list(), [series(1)])
  assert.deepEqual(readSeries(formatSeries(series(7))), series(7))
})
