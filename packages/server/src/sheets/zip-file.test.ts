import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDeflateRaw } from 'node:zlib'
import fc from 'fast-check'
import { drain } from '../../testing/drain.ts'
import { readZip } from '../../testing/workbook-reader.ts'
import { writeZip } from './zip-file.ts'

const timeMs = Date.UTC(2026, 1, 3, 4, 5, 6)
const rules = {
  timeMs,
  deflate: (source: AsyncIterable<Uint8Array>) => {
    async function* compress() {
      const compressor = createDeflateRaw()
      compressor.end(await drain(source))
      yield* compressor
    }
    return compress()
  },
}

async function* inPieces(pieces: readonly string[]) {
  for (const piece of pieces) yield Buffer.from(piece)
}

test('whatever is put into an archive is read back by the list at its end', async () => {
  const contents = fc.array(fc.oneof(fc.string(), fc.array(fc.string())), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(contents, async (files) => {
      const entries = files.map((file, index) => ({
        name: `folder/${index}.xml`,
        content: typeof file === 'string' ? Buffer.from(file) : inPieces(file),
      }))
      const read = readZip(await drain(writeZip(entries, rules)))
      const expected = files.map((file) => Buffer.from([file].flat().join('')).toString())
      assert.deepEqual([...read.values()], expected)
      assert.deepEqual(
        [...read.keys()],
        entries.map(({ name }) => name),
      )
    }),
    { numRuns: 30 },
  )
})

test('an error of a file is the error of the archive', async () => {
  async function* fail() {
    yield Buffer.from('begin')
    throw new Error('the engine broke')
  }
  await assert.rejects(drain(writeZip([{ name: 'a', content: fail() }], rules)), /the engine broke/)
})
