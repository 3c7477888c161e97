import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { findHalfCharacter } from './find-half-character.ts'

describe('half a character in a JSON text', () => {
  for (const [text, at] of [
    ['["\\ud800"]', 2],
    ['["a\\uDFFF"]', 3],
    ['["\\ud83d\\ude00\\uD83D"]', 14],
    ['["\\ud83d\\\\ude00"]', 2],
    ['["\\ude00\\ud83d"]', 2],
    ['["\\\\\\ud83dx"]', 4],
  ] as const)
    it(`is found in ${text}`, () => assert.equal(findHalfCharacter(text), at))

  for (const text of ['["\\ud83d\\ude00"]', '["\\\\ud83d"]', '["😀 \\n\\u0000\\ud7ff\\ue000"]', '"\\'])
    it(`is not in ${text}`, () => assert.equal(findHalfCharacter(text), undefined))

  it('is found just where a text is not well formed', () => {
    const texts = fc.array(fc.constantFrom('\ud83d', '\ude00', '\\', 'ud83d', '"', 'a', '😀'))
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('')
        assert.equal(findHalfCharacter(JSON.stringify([text])) === undefined, text.isWellFormed())
      }),
    )
  })
})
