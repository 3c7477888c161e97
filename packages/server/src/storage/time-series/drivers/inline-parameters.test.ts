import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { createTemporaryDirectory } from '../../../../testing/temporary-directory.ts'
import { ChdbDriver } from './chdb-driver.ts'
import { inlineParameters } from './inline-parameters.ts'
import type { StatementParameters } from './time-series-driver.ts'

describe('parameters of statements for the embedded engine', () => {
  const driver = new ChdbDriver(createTemporaryDirectory())
  after(() => driver.close())

  async function echo(expression: string, parameters: StatementParameters): Promise<unknown> {
    const statement = `SELECT ${expression} SETTINGS output_format_json_quote_64bit_integers = 0`
    const result = await driver.query(statement, parameters, 'JSONCompactEachRow')
    return (JSON.parse(Buffer.from(result).toString()) as unknown[])[0]
  }

  it('arrive as they are, whatever a text says', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }).map((drawn) => drawn.toWellFormed()),
      fc.constantFrom("'", "\\'", "\\\\'; DROP TABLE x --", '{x:String}', '\0', "\n'\t", '$&$1'),
    )
    await fc.assert(
      fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (one, many) => {
        assert.equal(await echo('{x:String}', { x: one }), one)
        assert.deepEqual(await echo('{x:Array(String)}', { x: many }), many)
      }),
      { numRuns: 100 },
    )
  })

  it('are numbers of the type that the statement names', async () => {
    assert.equal(await echo('{x:Int64} - 1', { x: -5 }), -6)
    assert.equal(await echo('toTypeName({x:UInt32})', { x: 5 }), 'UInt32')
    assert.deepEqual(await echo('{x:Array(Int64)}', { x: '[1,-2,3]' }), [1, -2, 3])
    assert.deepEqual(await echo('{x:Array(UInt32)}', { x: [] }), [])
    const many = Array.from({ length: 100_000 }, (_, index) => 1_700_000_000_000 + index)
    assert.equal(await echo('length({x:Array(Int64)})', { x: many }), many.length)
  })

  for (const [why, statement, parameters] of [
    ['is missing', 'SELECT {x:UInt32}', {}],
    ['is not a number', 'SELECT {x:UInt32}', { x: '1); DROP TABLE x' }],
    ['is not whole', 'SELECT {x:Int64}', { x: 1.5 }],
    ['is not finite', 'SELECT {x:Float64}', { x: Number.NaN }],
    ['is not a list', 'SELECT {x:Array(UInt32)}', { x: '1' }],
    ['has an element of another type', 'SELECT {x:Array(UInt32)}', { x: ['1'] }],
    ['is of an unknown type', 'SELECT {x:Identifier}', { x: 'readings' }],
  ] as const) {
    it(`are refused when one ${why}`, () => {
      assert.throws(() => inlineParameters(statement, parameters), RangeError)
    })
  }

  it('do not make one reader wait for another', async () => {
    const order: string[] = []
    const slow = driver.query('SELECT sleep({s:Float64})', { s: 1 }, 'JSONCompactEachRow')
    const quick = driver.query('SELECT {x:UInt32}', { x: 1 }, 'JSONCompactEachRow')
    await Promise.all([slow.then(() => order.push('slow')), quick.then(() => order.push('quick'))])
    assert.deepEqual(order, ['quick', 'slow'])
  })
})
