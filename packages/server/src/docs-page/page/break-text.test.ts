import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breakText } from './break-text.js'

test('a short text stays one paragraph, and one that has paragraphs stays as it is', () => {
  assert.equal(breakText('One. Two.'), 'One. Two.')
  const broken = `${'One. '.repeat(200)}\n\nTwo.`
  assert.equal(breakText(broken), broken)
})

test('a long text is broken where a sentence ends, and nothing is lost', () => {
  const paragraphs = breakText('A sentence of some words. '.repeat(40).trim()).split('\n\n')
  assert.equal(paragraphs.length, 4)
  for (const paragraph of paragraphs) assert.match(paragraph, /^A sentence.*\.$/)
  assert.equal(paragraphs.join(' '), 'A sentence of some words. '.repeat(40).trim())
})
