import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guardFormula, guardJson } from '@openlightfi/contract/guard-formula'
import fc from 'fast-check'
import { unguardFormula } from './unguard-formula.ts'

/** Text of pieces that occur in formulas, dividers and guards. */
const nasty = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...`=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b';"|!\t\r\n ,x1`,
          '\u00a0',
          '\u3000',
          '\u200b',
          '\0',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

/**
 * Tells whether an eager reader takes a cell for a formula: it skips quotes, blanks and invisible characters.
 */
function looksLikeFormula(cell: string): boolean {
  return /^[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]/u.test(
    cell.replace(/^[\s"\p{C}\p{Z}]+/u, ''),
  )
}

test('text comes back exactly from behind the guard, whatever it is', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      assert.equal(unguardFormula(guardFormula(text)), text)
      assert.equal(unguardFormula(guardFormula(guardFormula(text))), guardFormula(text))
    }),
    { numRuns: 5000 },
  )
})

test('no part of a guarded text looks like a formula, wherever a spreadsheet divides', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      for (const divider of [/;/, /\t/, /\r\n|\r|\n/, /[;\t\r\n]/]) {
        for (const cell of guardFormula(text).split(divider)) assert.ok(!looksLikeFormula(cell), cell)
      }
    }),
    { numRuns: 5000 },
  )
})

test('guarded JSON is the same JSON, and no part of it behind a semicolon looks like a formula', () => {
  fc.assert(
    fc.property(fc.dictionary(nasty, fc.oneof(nasty, fc.array(nasty))), (value) => {
      const json = guardJson(JSON.stringify(value))
      assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(value)))
      for (const cell of json.split(';')) assert.ok(!looksLikeFormula(cell), cell)
    }),
    { numRuns: 2000 },
  )
})

for (const [text, cell] of [
  ['=1+1', "'=1+1"],
  ['+44 20', "'+44 20"],
  ['-', "'-"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\uff1d1+1', "'\uff1d1+1"],
  ['  =1', "'  =1"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ['x;=1+1', "x;'=1+1"],
  ['x; "=1;y', `x;' "=1;y`],
  ['x\t@y', "x\t'@y"],
  ["'=1", "''=1"],
  ["it's", "it's"],
  ['a=b', 'a=b'],
  ['Room 1; Room 2', 'Room 1; Room 2'],
  ['3-4', '3-4'],
] as const) {
  test(`${JSON.stringify(text)} is ${text === cell ? 'left as it is' : `guarded as ${JSON.stringify(cell)}`}`, () => {
    assert.equal(guardFormula(text), cell)
  })
}

test('an apostrophe that guards nothing stays when it is read', () => {
  for (const text of ["'x", "x;'y", "'", "''"]) assert.equal(unguardFormula(text), text)
})

test('megabytes of what a guard looks for are guarded', () => {
  for (const piece of ["'", ' ', '"', ';', ";'", '; ', '=;']) {
    const text = piece.repeat(2_000_000)
    assert.ok(unguardFormula(guardFormula(text)) === text)
    assert.ok(guardJson(text).length >= text.length)
  }
})
