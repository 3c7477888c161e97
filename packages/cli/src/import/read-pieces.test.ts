import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { UsageError } from '../exit-code.ts'
import { type Piece, readPieces } from './read-pieces.ts'

async function* cut(bytes: Buffer, chunkBytes: number) {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

async function collect(bytes: Buffer, chunkBytes: number): Promise<Piece[]> {
  const pieces: Piece[] = []
  for await (const piece of readPieces(cut(bytes, chunkBytes), { line: 1, byte: 0 })) pieces.push(piece)
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
