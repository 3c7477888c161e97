import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { PostedRow } from './posted-row.ts'
import { readNdjsonRows } from './read-ndjson-rows.ts'
import { maxLineBytes, splitLines } from './split-lines.ts'

async function* cut(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0
  for (const length of lengths) {
    yield bytes.subarray(from, from + length)
    from += length
  }
  yield bytes.subarray(from)
}

async function readRows(bytes: Buffer, lengths: readonly number[]): Promise<PostedRow[]> {
  const rows: PostedRow[] = []
  for await (const some of readNdjsonRows(splitLines(cut(bytes, lengths)))) rows.push(...some)
  return rows
}

/** Reads the rows one line after the other. */
function readOneByOne(lines: readonly Buffer[]): unknown[] {
  const rows: unknown[] = []
  for (const [at, line] of lines.entries()) {
    const text = new TextDecoder().decode(line).trim()
    if (text === '') continue
    const place = { index: rows.length, line: at + 1 }
    try {
      if (line.length > maxLineBytes) throw new SyntaxError('too long')
      new TextDecoder('utf-8', { fatal: true }).decode(line)
      rows.push({ ...place, input: JSON.parse(text) as unknown })
    } catch {
      rows.push({ ...place, fault: 'malformed_row' })
    }
  }
  return rows
}

const pieceOfJson = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"a":',
  '1',
  ',',
  '{"a":1}',
  '{"a":[{}',
  '{}]}',
  '{"b":"}"}',
)

const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ sensor_id: fc.string(), value: fc.double({ noNaN: true }) })
      .map((row) => JSON.stringify(row)),
  },
  { weight: 3, arbitrary: fc.array(pieceOfJson, { maxLength: 4 }).map((pieces) => pieces.join('')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ' ', '\uFEFF{"a":1}', '{"a":"é\u{1F600}"}', 'x'.repeat(maxLineBytes + 1)),
  },
)
const bytes = fc.oneof(
  { weight: 9, arbitrary: line.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.constantFrom(Buffer.from([0xff]), Buffer.from([0x7b, 0xc3, 0x7d])) },
)

describe('the rows of NDJSON', () => {
  it('are those of its lines one by one, wherever chunks end and whatever is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bytes, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(80), { maxLength: 8 }),
        async (lines, ending, lengths) => {
          const body = Buffer.concat(lines.flatMap((one) => [one, Buffer.from(ending)]))
          const rows = (await readRows(body, lengths)).map((row) =>
            'fault' in row ? { index: row.index, line: row.line, fault: row.fault.code } : { ...row },
          )
          assert.deepEqual(rows, readOneByOne(lines))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('take a last line without an ending', async () => {
    assert.deepEqual(await readRows(Buffer.from('{"a":1}\n{"a":2}'), [3]), [
      { index: 0, line: 1, input: { a: 1 } },
      { index: 1, line: 2, input: { a: 2 } },
    ])
  })
})
