import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { decimalMembers, timeMembers } from '../packages/cli/src/output/format-member.ts'
import { formatDecimal, formatUnixSeconds } from '../packages/contract/src/numbers.ts'

const root = join(import.meta.dirname, '..')

/** Numbers of documented answers that are no figures of data: options that are told back. */
const otherNumbers = new Set(['timeout_s'])

test('a number has a decimal point, reads back to the same double, and is a number of JSON', () => {
  for (const [value, text] of [
    [40, '40.0'],
    [-0, '0.0'],
    [21.4, '21.4'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1e20, '100000000000000000000.0'],
    [1e21, '1.0e21'],
    [1.5e25, '1.5e25'],
    [1e-6, '0.000001'],
    [1e-7, '1.0e-7'],
    [-1.5e-7, '-1.5e-7'],
    [5e-324, '5.0e-324'],
    [2 ** 53 + 2, '9007199254740994.0'],
    [Number.MAX_VALUE, '1.7976931348623157e308'],
  ] as const) {
    assert.equal(formatDecimal(value), text)
  }
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = formatDecimal(value)
      assert.match(text, /^-?\d+\.\d+(e-?\d+)?$/)
      assert.equal(Number(text), value + 0)
      assert.equal(JSON.parse(text), value + 0)
    }),
  )
})

test('a time has three decimals and is the millisecond that it was', () => {
  assert.equal(formatUnixSeconds(1_700_000_000_000), '1700000000.000')
  assert.equal(formatUnixSeconds(844_790), '844.790')
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) - 1 }), (timeMs) => {
      const text = formatUnixSeconds(timeMs)
      assert.match(text, /^\d+\.\d{3}$/)
      assert.equal(Number(text), timeMs / 1000)
      assert.equal(formatUnixSeconds((timeMs / 1000) * 1000), text)
    }),
  )
})

test('the command knows every number of an answer that is no whole one', async () => {
  const { components } = JSON.parse(await readFile(join(root, 'packages/contract/openapi.json'), 'utf8'))
  const names = [...findNumbers(components.schemas)].filter((name) => !otherNumbers.has(name))
  assert.ok(names.includes('value'))
  assert.deepEqual(
    names.filter((name) => !decimalMembers.has(name) && !timeMembers.has(name)),
    [],
  )
})

/** Names of the members of schemas that are numbers but not whole ones, wherever they are. */
function* findNumbers(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  if ('properties' in schema && typeof schema.properties === 'object' && schema.properties !== null) {
    for (const [name, member] of Object.entries(schema.properties)) {
      if (JSON.stringify(member).includes('"type":"number"') && !('properties' in member)) yield name
    }
  }
  for (const inside of Object.values(schema)) yield* findNumbers(inside)
}
