import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { varNameList } from '@openlightfi/contract'
import fc from 'fast-check'
import { parseDecimal } from '../../parse-decimal.ts'
import { ProblemError } from '../../problem-error.ts'
import type { PostedRow } from './posted-row.ts'
import { readCsvRows } from './read-csv-rows.ts'
import { maxLineBytes, splitLines } from './split-lines.ts'

const long = 'sensor_id,var_name,time,value'
const good = { sensor_id: 'LF-000000000001', var_name: 'CO2ppm', time: '1760000000', value: 5 }

async function readRows(lines: readonly string[]): Promise<PostedRow[]> {
  async function* send(): AsyncGenerator<Buffer> {
    for (const line of lines) yield Buffer.from(`${line}\n`)
  }
  const rows: PostedRow[] = []
  for await (const some of readCsvRows(splitLines(send()))) rows.push(...some)
  return rows
}

/** Finds the fault of each row; `undefined` for a reading. */
async function findFaults(lines: readonly string[]): Promise<(string | undefined)[]> {
  return (await readRows(lines)).map((row) => ('fault' in row ? row.fault.detail : undefined))
}

async function refuse(header: string): Promise<string> {
  const thrown: unknown = await readRows([header]).catch((error: unknown) => error)
  assert.ok(thrown instanceof ProblemError, 'the header was taken')
  assert.equal(thrown.code, 'invalid_body')
  return thrown.message
}

describe('CSV of readings that was made to keep the server busy', () => {
  it('has rows of tens of thousands of digits refused one by one, with the limit and the column', async () => {
    const digits = `${'1'.repeat(65_000)}x`
    const rows = Array<string>(200).fill(`LF-000000000001,CO2ppm,1760000000,${digits}`)
    const detail = 'The cell of value has 65001 characters; at most 200 are read.'
    assert.deepEqual(await findFaults([long, ...rows]), Array(200).fill(detail))
  })

  it('has a long cell of a wide row refused, and the other values of the row taken', async () => {
    const row = `LF-000000000001,1760000000,${'1'.repeat(65_000)}x,5`
    const rows = await readRows(['sensor_id,time,temperatureC,CO2ppm', row])
    assert.deepEqual(rows, [
      {
        index: 0,
        line: 2,
        fault: {
          code: 'malformed_row',
          detail: 'The cell of temperatureC has 65001 characters; at most 200 are read.',
        },
      },
      { index: 0, line: 2, input: good },
    ])
  })

  it('has a wide row whose sensor or time is too long refused as one row', async () => {
    const header = 'sensor_id,time,temperatureC,CO2ppm'
    for (const [column, row] of [
      ['sensor_id', `${'A'.repeat(201)},1760000000,1,5`],
      ['time', `LF-000000000001,${'1'.repeat(201)},1,5`],
    ]) {
      const detail = `The cell of ${column} has 201 characters; at most 200 are read.`
      assert.deepEqual(await findFaults([header, row ?? '']), [detail])
    }
  })

  it('has a header of more columns than there are variables refused, with the limit', async () => {
    const columns = 2 + varNameList.length
    for (const header of [
      Array.from({ length: 11_000 }, (_, at) => `${at}`).join(),
      `sensor_id,time${',CO2ppm'.repeat(columns)}`,
      ','.repeat(60_000),
    ]) {
      const count = header.split(',').length
      const expected = `The header has ${count} columns; at most ${columns} are read.`
      assert.ok((await refuse(header)).startsWith(expected), await refuse(header))
    }
  })

  it('has a header that is longer than a line may be refused, with the limit', async () => {
    const header = Array.from({ length: 100_000 }, (_, at) => `c${at}`).join()
    const expected = `Line 1 is not a header: The line has ${header.length} bytes; at most ${maxLineBytes} are read.`
    assert.ok((await refuse(header)).startsWith(expected), await refuse(header))
  })

  it('has rows of many more fields than the header refused', async () => {
    const rows = Array<string>(200).fill(','.repeat(65_000))
    const detail = 'The row has 65001 fields; the header has 4.'
    assert.deepEqual(await findFaults([long, ...rows]), Array(200).fill(detail))
  })
})

describe('a header', () => {
  it('may name every variable', async () => {
    const header = ['sensor_id', 'time', ...varNameList].join()
    const row = ['LF-000000000001', '1760000000', ...varNameList.map(() => '1')].join()
    assert.equal((await readRows([header, row])).length, varNameList.length)
  })
})

describe('a decimal number', () => {
  it('is read as it was, from any spelling of it', () => {
    const digits = fc.stringMatching(/^\d{1,12}$/)
    const sign = fc.constantFrom('', '+', '-')
    const exponent = fc.tuple(fc.constantFrom('e', 'E'), sign, fc.nat(20)).map((parts) => parts.join(''))
    const mantissa = fc.oneof(
      digits,
      digits.map((whole) => `${whole}.`),
      digits.map((fraction) => `.${fraction}`),
      fc.tuple(digits, digits).map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(sign, mantissa, fc.option(exponent, { nil: '' }), (...parts) => {
        assert.equal(parseDecimal(parts.join('')), Number(parts.join('')))
      }),
    )
  })

  it('is nothing else', () => {
    for (const text of [
      '',
      ' ',
      '.',
      '+',
      '1e',
      'e5',
      '0x10',
      '1_000',
      '1,5',
      'Infinity',
      'NaN',
      '1 ',
      '--1',
    ])
      assert.equal(parseDecimal(text), undefined, text)
  })

  it('is not looked for in more than one way, however many digits there are', () => {
    for (const text of [
      `${'1'.repeat(5_000_000)}x`,
      `1.${'1'.repeat(5_000_000)}x`,
      `1e${'1'.repeat(5_000_000)}x`,
    ])
      assert.equal(parseDecimal(text), undefined)
  })
})

describe('CSV of readings from a spreadsheet', () => {
  const wide = [
    'sensor_id;time;CO2ppm;temperatureC',
    'LF-000000000001;1760000000;5;21,5',
    'LF-000000000001;2025-10-09 08:53:20Z;;-0,25',
  ]
  const read = (rows: PostedRow[]) => rows.map((row) => ('input' in row ? row.input : row.fault.detail))

  it('may be separated by semicolons and have decimal commas, under a line that says so or not', async () => {
    for (const lines of [wide, ['sep=;', ...wide], ['\uFEFFsep=;', '', ...wide], ['"sep=;"', ...wide]]) {
      const rows = await readRows(lines)
      assert.deepEqual(read(rows), [
        good,
        { ...good, var_name: 'temperatureC', value: 21.5 },
        { ...good, var_name: 'temperatureC', time: '2025-10-09 08:53:20Z', value: -0.25 },
      ])
      assert.equal(rows[0]?.line, lines.length - 1)
    }
    const quoted = [long, 'LF-000000000001,temperatureC,1760000000,"21,5"']
    assert.deepEqual(read(await readRows(quoted)), [{ ...good, var_name: 'temperatureC', value: 21.5 }])
    const half = ['sep=,', 'sensor_id,time,CO2ppm', '"LF-000000000001","1760000000","5"']
    assert.deepEqual(read(await readRows(half)), [good])
  })

  it('has a cell that can be read in two ways refused and quoted, and the rest of the row taken', async () => {
    const rows = await readRows([wide[0] ?? '', 'LF-000000000001;1760000000;1.234;21,5'])
    assert.deepEqual(read(rows), [
      'The value "1.234" may be 1234 or 1.234; write 1234, or 1.234 between commas.',
      { ...good, var_name: 'temperatureC', value: 21.5 },
    ])
  })

  it('separated by tabs is refused with the reason', async () => {
    assert.match(await refuse('sensor_id\ttime\tCO2ppm'), /its cells are separated by tabs\. CSV begins/)
  })

  it('has the value of a motion event left as it is, which is not looked at', async () => {
    const rows = await readRows([long, 'LF-000000000001,motionEvent,1760000000,yes'])
    assert.deepEqual(read(rows), [{ ...good, var_name: 'motionEvent', value: 'yes' }])
  })
})
