import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CellNumbers, findDelimiter, readSeparatorLine } from './csv-dialect.ts'

const semicolons = () => new CellNumbers(';')
const commas = () => new CellNumbers(',')

test('the delimiter is the one that a first line or the header names', () => {
  for (const line of ['sep=;', 'SEP=;', '"sep=;"', ' sep=; ']) assert.equal(readSeparatorLine(line), ';')
  assert.equal(readSeparatorLine('sep=,'), ',')
  for (const line of ['sep=', 'sep=|', 'sensor_id;time', '']) assert.equal(readSeparatorLine(line), undefined)
  assert.equal(findDelimiter('sensor_id;time;CO2ppm'), ';')
  assert.equal(findDelimiter('sensor_id,time,CO2ppm'), ',')
  assert.equal(findDelimiter('sensor_id'), ',')
})

test('a decimal comma between semicolons, and a quoted one between commas, is a decimal point', () => {
  for (const numbers of [semicolons(), commas()]) {
    assert.equal(numbers.read('21,5'), 21.5)
    assert.equal(numbers.read('-0,125'), -0.125)
    assert.equal(numbers.read('0,123'), 0.123)
    assert.equal(numbers.read('1234,567'), 1234.567)
    assert.equal(numbers.read('1,5E-05'), 1.5e-5)
    assert.equal(numbers.read('850'), 850)
  }
  assert.equal(semicolons().read('1,234'), 1.234)
})

test('a point between commas is a decimal point, whatever follows it', () => {
  assert.equal(commas().read('1.234'), 1.234)
})

test('what may be a thousand or a one is not guessed at, and quoted', () => {
  const sentence = '"1.234" may be 1234 or 1.234; write 1234, or 1.234 between commas'
  assert.deepEqual(semicolons().read('1.234'), { fault: sentence })
  assert.deepEqual(commas().read('1,234'), { fault: sentence.replace('1.234', '1,234') })
})

test('between semicolons a point is one of decimals once the same CSV has shown that', () => {
  const numbers = semicolons()
  assert.equal(numbers.read('21.5'), 21.5)
  assert.equal(numbers.read('1.234'), 1.234)
  assert.ok(typeof numbers.read('1,234') !== 'number')
})

test('what is no number is quoted, and cut', () => {
  for (const cell of ['', '1.234,5', '1,234.5', '21,5 °C', "1'234", '1 234', ',5', '0x10', '1,2,3']) {
    for (const numbers of [semicolons(), commas()]) {
      const read = numbers.read(cell)
      assert.ok(typeof read !== 'number' && read.fault.startsWith(JSON.stringify(cell)), cell)
    }
  }
  const long = commas().read('x'.repeat(10_000))
  assert.ok(typeof long !== 'number' && long.fault.length < 150)
})

test('every number that a spreadsheet shows in either way is read as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(10, 100, 10_000), (digits, scale) => {
      const number = digits / scale
      const text = number.toFixed(Math.log10(scale))
      assert.equal(semicolons().read(text.replace('.', ',')), number)
      assert.equal(commas().read(text.replace('.', ',')), number)
      assert.equal(commas().read(text), number)
    }),
  )
})
