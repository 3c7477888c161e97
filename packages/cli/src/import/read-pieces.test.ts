import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UsageError } from '../exit-code.ts'
import { findHeader } from './find-header.ts'
import { halvePiece, type Piece, readPieces } from './read-pieces.ts'

async function* cut(bytes: Buffer, chunkBytes: number) {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

const maxBytes = 1_000_000

async function collect(bytes: Buffer, chunkBytes: number): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const piece of readPieces(cut(bytes, chunkBytes), { line: 1, byte: 0 }, maxBytes))
    pieces.push(piece)
  return pieces
}

test('pieces joined are the file, end with whole lines and know their lines and places', async () => {
  const text = fc
    .array(fc.nat(40_000), { minLength: 1, maxLength: 120 })
    .map((lengths) => lengths.map((length) => 'x'.repeat(length)).join('\n'))
  const property = fc.asyncProperty(
    text,
    fc.integer({ min: 1000, max: 300_000 }),
    async (content, chunkBytes) => {
      const bytes = Buffer.from(content)
      const pieces = await collect(bytes, chunkBytes)
      assert.equal(Buffer.concat(pieces.map((piece) => piece.bytes)).compare(bytes), 0)
      for (const [index, piece] of pieces.entries()) {
        assert.ok(piece.bytes.length <= maxBytes)
        const halves = halvePiece(piece)
        if (!halves) assert.equal(piece.nextLine, piece.firstLine + 1)
        else {
          assert.equal(Buffer.concat(halves.map(({ bytes }) => bytes)).compare(piece.bytes), 0)
          assert.deepEqual(
            [
              halves[0].firstLine,
              halves[0].nextLine,
              halves[0].nextByte,
              halves[1].nextLine,
              halves[1].nextByte,
            ],
            [
              piece.firstLine,
              halves[1].firstLine,
              piece.nextByte - halves[1].bytes.length,
              piece.nextLine,
              piece.nextByte,
            ],
          )
        }
        const next = pieces[index + 1]
        const before = bytes.subarray(0, piece.nextByte).toString()
        if (!next) continue
        assert.ok(before.endsWith('\n'))
        assert.equal(next.firstLine, before.split('\n').length)
        assert.equal(next.firstLine, piece.nextLine)
      }
    },
  )
  await fc.assert(property, { numRuns: 25 })
})

test('a line without an end is refused before it fills the memory', async () => {
  await assert.rejects(collect(Buffer.alloc(12 * 1024 ** 2, 'x'), 64 * 1024), UsageError)
})

test('the header is the first line with something in it, after a byte order mark and the line that names the separator', () => {
  const header = 'sensor_id;time;CO2ppm'
  const beginnings = [
    [`${header}\n`, header, 1],
    [`\uFEFF${header}\r\n`, header, 1],
    [`\uFEFF\r\n \n\n${header}\n`, header, 4],
    [`sep=;\r\n${header}\r\n`, `sep=;\n${header}`, 2],
    [`\n\uFEFFSEP=,\n\n${header}\n`, `SEP=,\n${header}`, 4],
    ['sensor_id,"time\n', 'sensor_id,"time', 1],
  ] as const
  for (const [beginning, text, lines] of beginnings) {
    const found = findHeader(Buffer.from(`${beginning}row;1;2\n`))
    assert.deepEqual(found, { text, lines, bytes: Buffer.byteLength(beginning) }, JSON.stringify(beginning))
  }
  for (const without of ['', '\n\n', 'sep=;\n', header])
    assert.equal(findHeader(Buffer.from(without)), undefined)
})
