import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSensorCode } from './read-sensor-code.ts'

const prefixes = ['AQ2', 'LF', 'LF5']
const read = (text: string) => readSensorCode(text, prefixes)

test('a code is an id, in letters of either case, with space around it', () => {
  assert.equal(read('AQ2-FE753C0D7ADF'), 'AQ2-FE753C0D7ADF')
  assert.equal(read('  aq2-fe753c0d7adf\n'), 'AQ2-FE753C0D7ADF')
})

test('an address or another text may have the id in it', () => {
  assert.equal(read('https://example.com/d/LF5-13E02EA68EF7?x=1'), 'LF5-13E02EA68EF7')
  assert.equal(read('HTTPS://EXAMPLE.COM/?ID=LF-CF575DCAD6BA'), 'LF-CF575DCAD6BA')
  assert.equal(read('https://example.com/%2FAQ2%2DFE753C0D7ADF'), 'AQ2-FE753C0D7ADF')
  assert.equal(read('{"sn":"AQ2-FE753C0D7ADF","v":2}'), 'AQ2-FE753C0D7ADF')
})

test('what is no id, of no family, or more than one, is nothing', () => {
  assert.equal(read(''), undefined)
  assert.equal(read('ABC-FE753C0D7ADF'), undefined)
  assert.equal(read('AQ2-FE753C0D7AD'), undefined)
  assert.equal(read('AQ2-FE753C0D7ADF0'), undefined)
  assert.equal(read('XAQ2-FE753C0D7ADF'), undefined)
  assert.equal(read('AQ2-FE753C0D7ADF AQ2-FE753C0D7AD0'), undefined)
  assert.equal(read('AQ2-FE753C0D7ADF and again AQ2-FE753C0D7ADF'), 'AQ2-FE753C0D7ADF')
})
