import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type KeptTexts, keepTexts } from './browser-storage.ts'

/** A storage of a browser that takes so many texts. */
function createStorage(room: number): KeptTexts {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => {
      if (kept.size >= room && !kept.has(key)) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, text)
    },
    removeItem: (key) => void kept.delete(key),
  }
}

test('a storage with room keeps what it is given, for other pages too', () => {
  const storage = createStorage(2)
  keepTexts(() => storage).setItem('theme', 'dark')
  assert.equal(keepTexts(() => storage).getItem('theme'), 'dark')
})

test('what a full storage does not take is kept as long as the page', () => {
  const storage = createStorage(1)
  const texts = keepTexts(() => storage)
  texts.setItem('height', '300')
  texts.setItem('theme', 'dark')
  assert.deepEqual([texts.getItem('height'), texts.getItem('theme')], ['300', 'dark'])
  assert.equal(storage.getItem('theme'), null)
  texts.removeItem('theme')
  assert.equal(texts.getItem('theme'), null)
})

test('a storage that is denied is none, and no failure', () => {
  const texts = keepTexts(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  assert.equal(texts.getItem('theme'), null)
  texts.setItem('theme', 'dark')
  assert.equal(texts.getItem('theme'), 'dark')
  texts.removeItem('theme')
  assert.equal(texts.getItem('theme'), null)
})
