import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maxCellCharacters, toSerial, writeText } from './write-cell.ts'

const read = (text: string) => /<t[^>]*>(.*)<\/t>/s.exec(writeText('A1', text))?.[1]

test('text is an inline string, whatever it begins with', () => {
  assert.equal(
    writeText('B7', '=HYPERLINK("x")'),
    '<c r="B7" t="inlineStr"><is><t>=HYPERLINK("x")</t></is></c>',
  )
})

test('blanks at the ends and line breaks are kept', () => {
  for (const text of [' a', 'a ', 'a\nb']) assert.match(writeText('A1', text), /<t xml:space="preserve">/)
})

test('what XML cannot hold is escaped as spreadsheets read it, and half a character is replaced', () => {
  assert.equal(read('a<b>&c'), 'a&lt;b&gt;&amp;c')
  assert.equal(read('bell\u0007, return\r, line\nand tab\t'), 'bell_x0007_, return_x000D_, line\nand tab\t')
  assert.equal(read('\ufffe\ud83d'), '_xFFFE_\ufffd')
  assert.equal(read('really _x0041_, not A; _x is no escape'), 'really _x005F_x0041_, not A; _x is no escape')
})

test('text that is longer than a cell is cut, with an ellipsis', () => {
  const whole = 'x'.repeat(maxCellCharacters)
  assert.equal(read(whole), whole)
  assert.equal(read(`${whole}y`), `${whole.slice(1)}…`)
})

test('a time is a number of days, to the millisecond', () => {
  assert.equal(toSerial(0), '25569')
  assert.equal(toSerial(Date.UTC(2026, 0, 1, 12)), '46023.5')
  for (const timeMs of [1, 1_760_000_000_123, 7_258_118_399_999])
    assert.equal(Math.round((Number(toSerial(timeMs)) - 25_569) * 86_400_000), timeMs)
})
