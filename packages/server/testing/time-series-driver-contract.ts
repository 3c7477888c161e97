import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { tableFromIPC } from 'apache-arrow'
import fc from 'fast-check'
import { parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import {
  type FileFormat,
  type Reader,
  type StatementParameters,
  StoreDamagedError,
  type TimeSeriesDriver,
} from '../src/storage/time-series/drivers/time-series-driver.ts'
import { readOnce } from './read-once.ts'

const scratch = { table: 'lightfi.scratch', columns: { id: 'UInt32', value: 'Float64' } }

interface Row {
  readonly id: number
  readonly value: number
}

/** Doubles that rounding loses first: signs of zero, the smallest, the largest, long fractions. */
const hardDoubles = [
  0,
  -0,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  2 ** -1022,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.EPSILON,
  0.1 + 0.2,
  1 / 3,
  2 ** 53 + 2,
  1e21,
  1e-7,
]

/** Encodes rows of the table, as they are inserted. */
function encode(rows: readonly Row[]): Buffer {
  const bytes = Buffer.alloc(rows.length * 12)
  for (const [index, { id, value }] of rows.entries()) {
    bytes.writeUInt32LE(id, index * 12)
    bytes.writeDoubleLE(value, index * 12 + 4)
  }
  return bytes
}

/** More than fits into one field of a form, a URL, or one block of the engine. */
const manyCount = 200_000

/**
 * Declares the tests that every driver must pass beside those of the store: it carries any value there and
 * back unchanged, and never lets a part of something pass for the whole.
 * @param openDriver opens the engine on the same data each time it is called.
 */
export function testTimeSeriesDriver(
  name: string,
  openDriver: () => TimeSeriesDriver | Promise<TimeSeriesDriver>,
): void {
  describe(`time-series driver of ${name}`, () => {
    let driver: TimeSeriesDriver
    let nextId = 1

    before(async () => {
      driver = await openDriver()
      await driver.execute('CREATE DATABASE IF NOT EXISTS lightfi')
      await driver.execute(
        'CREATE TABLE IF NOT EXISTS lightfi.scratch (id UInt32, value Float64) ENGINE = MergeTree ORDER BY id',
      )
    })
    after(() => driver.close())

    async function select(statement: string, parameters: StatementParameters = {}): Promise<unknown[]> {
      const answer = await driver.query(statement, parameters, 'JSONCompactEachRow')
      return JSON.parse(Buffer.from(answer).toString())
    }

    async function insert(values: readonly number[]): Promise<Row[]> {
      const rows = values.map((value) => ({ id: nextId++, value }))
      await driver.insertRows({ ...scratch, pieces: [encode(rows)] })
      return rows
    }

    async function readFile(format: FileFormat, rows: readonly Row[]): Promise<Row[]> {
      const file = await driver.queryFile({
        statement: `SELECT id, value FROM lightfi.scratch WHERE id BETWEEN {from:UInt32} AND {to:UInt32} ORDER BY id
          SETTINGS output_format_arrow_compression_method = 'none'`,
        parameters: { from: rows[0]?.id ?? 0, to: rows.at(-1)?.id ?? 0 },
        format,
        maxBytes: 100_000_000,
      })
      return readers[format](await buffer(readOnce(file)))
    }

    it('carries any text in a parameter, alone and in an array', async () => {
      const text = fc.string({ unit: 'binary', maxLength: 20 })
      await fc.assert(
        fc.asyncProperty(text, fc.array(text, { maxLength: 4 }), async (one, several) => {
          assert.deepEqual(await select('SELECT {one:String}, {several:Array(String)}', { one, several }), [
            one,
            several,
          ])
        }),
        { numRuns: 60, examples: [['\t\n\r\\N\'"`\0{x:UInt8}', ['', "',''", 'Büro 東 🏢', '\\']]] },
      )
    })

    it('carries numbers to their extremes', async () => {
      const parameters = { large: Number.MAX_SAFE_INTEGER, small: Number.MIN_SAFE_INTEGER, some: [-1, 0, 1] }
      assert.deepEqual(
        await select(
          `SELECT {large:Int64}, {small:Int64}, {some:Array(Int64)}
           SETTINGS output_format_json_quote_64bit_integers = 0`,
          parameters,
        ),
        Object.values(parameters),
      )
    })

    it('carries arrays of any length, as constants', async () => {
      const numbers = Array.from({ length: manyCount }, (_, index) => (index - 1) * 1_000_000)
      const texts = Array.from({ length: 20_000 }, (_, index) => `Büro '${index}', 東`)
      const statement = `
        SELECT length({numbers:Array(Int64)}), 3000000 IN {numbers:Array(Int64)}, arraySum({numbers:Array(Int64)}),
          roundDown(toInt64(5500000), {numbers:Array(Int64)}),
          transform(toInt64(7000000), {numbers:Array(Int64)}, {numbers:Array(Int64)}, 0::Int64),
          length({texts:Array(String)}), {texts:Array(String)}[20000], sipHash64({texts:Array(String)}) = sipHash64(
            arrayMap(i -> concat('Büro \\'', toString(i), '\\', 東'), range(20000)))
        SETTINGS output_format_json_quote_64bit_integers = 0`
      const expected = [
        manyCount,
        1,
        numbers.reduce((sum, number) => sum + number, 0),
        5_000_000,
        7_000_000,
        texts.length,
        texts.at(-1),
        1,
      ]
      assert.deepEqual(await select(statement, { numbers, texts }), expected)
      assert.deepEqual(await select(statement, { numbers: JSON.stringify(numbers), texts }), expected)
    })

    it('gives back any finite double exactly, as text and in files', async () => {
      const double = fc.double({ noNaN: true, noDefaultInfinity: true })
      await fc.assert(
        fc.asyncProperty(fc.array(double, { minLength: 1, maxLength: 100 }), async (values) => {
          const rows = await insert(values)
          const range = [rows[0]?.id ?? 0, rows.at(-1)?.id ?? 0] as const
          const text = await select(
            `SELECT groupArray(value) FROM (SELECT value FROM lightfi.scratch WHERE id BETWEEN {from:UInt32} AND {to:UInt32} ORDER BY id)`,
            { from: range[0], to: range[1] },
          )
          assert.deepEqual(text, [values])
          for (const format of fileFormats) assert.deepEqual(await readFile(format, rows), rows, format)
        }),
        { numRuns: 10, examples: [[hardDoubles]] },
      )
    })

    for (const format of fileFormats) {
      it(`gives every row once and in order in a ${format} file of many blocks, and none in an empty one`, async () => {
        const rows = await insert(Array.from({ length: manyCount }, (_, index) => index / 7))
        const read = await readFile(format, rows)
        assert.equal(read.length, rows.length)
        assert.ok(read.every((row, index) => row.id === rows[index]?.id && row.value === rows[index]?.value))
        assert.deepEqual(await readFile(format, []), [])
      })
    }

    it('stores nothing of an insert with a wrong row, wherever it is', async () => {
      const good = encode(Array.from({ length: 300_000 }, (_, value) => ({ id: 4_000_000_000, value })))
      const refused = (error: Error) =>
        /read all data/i.test(error.message) && !(error instanceof StoreDamagedError)
      for (const bytes of [good.subarray(0, -1), Buffer.concat([good, good.subarray(0, 7)])]) {
        await assert.rejects(driver.insertRows({ ...scratch, pieces: [bytes] }), refused)
      }
      const counted = await select('SELECT count() FROM lightfi.scratch WHERE id = 4000000000')
      assert.deepEqual(counted.map(Number), [0])
    })

    const breaking = `SELECT number, throwIf(number = 9000000, 'the engine broke') FROM numbers(9000001)`

    it('fails a query that breaks in the middle, with the words of the engine, and works on', async () => {
      await assert.rejects(driver.query(breaking, {}, 'CustomSeparated'), /the engine broke/)
      await assert.rejects(driver.query('SELECT broken FROM nowhere', {}, 'JSONCompactEachRow'), /nowhere/)
      await assert.rejects(driver.execute('INSERT INTO nowhere SELECT 1'), /nowhere/)
      assert.deepEqual(await select('SELECT {n:UInt32}', { n: 7 }), [7])
    })

    for (const format of fileFormats) {
      it(`never ends a ${format} file that breaks in the middle as if it were whole`, async () => {
        const query = { statement: breaking, parameters: {}, format, maxBytes: 1_000_000_000 }
        await assert.rejects(driver.queryFile(query).then((file) => buffer(readOnce(file))))
        assert.deepEqual(await select('SELECT 1'), [1])
      })
    }

    it('answers other queries while a file is read slowly, and files again after it was given up', async () => {
      const query = {
        statement: 'SELECT number, toString(number) FROM numbers(3000000)',
        parameters: {},
        format: 'Arrow',
        maxBytes: 1_000_000_000,
      } as const
      for (let round = 0; round < 10; round += 1) {
        const stream = readOnce(await driver.queryFile(query))
        assert.deepEqual(await select('SELECT 1'), [1])
        stream.destroy()
      }
    })

    it('stops a query that its reader does not wait for any more, and what waits for it, and works on', async () => {
      const gone = new AbortController()
      const endless =
        'SELECT sum(sipHash64(number)) FROM numbers(1000000000000) SETTINGS max_execution_time = 500'
      const asked = Array.from({ length: 12 }, () =>
        driver.query(endless, {}, 'JSONCompactEachRow', readerWith(gone.signal)),
      )
      const file = { statement: endless, parameters: {}, format: 'Arrow', maxBytes: 1000 } as const
      const files = [driver.queryFile({ ...file, reader: readerWith(gone.signal) })]
      const reason = new Error('the reader is gone')
      gone.abort(reason)
      for (const one of [...asked, ...files]) await assert.rejects(one, reason)
      assert.deepEqual(await select('SELECT 1'), [1])
    })

    it('refuses a file whose reader is gone already', async () => {
      const query = { statement: 'SELECT 1', parameters: {}, format: 'Arrow', maxBytes: 1000 } as const
      const reason = new Error('the reader is gone')
      await assert.rejects(
        driver.queryFile({ ...query, reader: readerWith(AbortSignal.abort(reason)) }),
        reason,
      )
    })
  })
}

function readerWith(signal: AbortSignal): Reader {
  return { holder: { grantId: 'grant', organisationId: 'org' }, isLarge: false, isUnderWay: false, signal }
}

const fileFormats = ['Parquet', 'Arrow', 'ArrowStream'] as const

const readers: Readonly<Record<FileFormat, (file: Buffer) => Row[] | Promise<Row[]>>> = {
  Parquet: async (file) => {
    const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer
    return (await parquetReadObjects({ file: bytes, compressors })) as unknown as Row[]
  },
  Arrow: readArrow,
  ArrowStream: readArrow,
}

function readArrow(file: Buffer): Row[] {
  return Array.from(tableFromIPC(file), ({ id, value }) => ({ id, value }) as Row)
}
