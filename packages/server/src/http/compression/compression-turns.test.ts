import assert from 'node:assert/strict'
import { it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { CompressionTurns } from './compression-turns.ts'

const holderOf = (grantId: string, organisationId = 'org') => ({ grantId, organisationId })

it('eight answers of a caller, sixteen of an organisation and 32 in all are compressed at a time', () => {
  const turns = new CompressionTurns()
  const take = (grantId: string, organisationId?: string) =>
    turns.take(holderOf(grantId, organisationId), new AbortController().signal)
  for (let count = 0; count < 8; count += 1) assert.ok(take('one'))
  assert.equal(take('one'), undefined)
  for (let count = 0; count < 8; count += 1) assert.ok(take('two'))
  assert.equal(take('three'), undefined)
  for (let count = 0; count < 16; count += 1) assert.ok(take(`${count}`, `other ${count % 2}`))
  assert.equal(take('last', 'more'), undefined)
})

it('a place is free again when the answer is compressed, or its reader has gone', async () => {
  const turns = new CompressionTurns()
  const ended = new AbortController()
  const places = Array.from({ length: 8 }, () => turns.take(holderOf('one'), ended.signal))
  const [place] = places
  assert.ok(place)
  assert.equal(turns.take(holderOf('one'), new AbortController().signal), undefined)
  const bytes = Buffer.from('text '.repeat(100_000))
  assert.deepEqual(gunzipSync(await turns.compressWhole(bytes, 'gzip', place)), bytes)
  const next = turns.take(holderOf('one'), ended.signal)
  assert.ok(next)
  ended.abort(new Error('gone'))
  await assert.rejects(turns.compressWhole(bytes, 'gzip', next), /gone/)
  assert.ok(turns.take(holderOf('one'), new AbortController().signal))
})

it('an error of the source is that of the answer, whose place is free again', async () => {
  const turns = new CompressionTurns()
  const place = turns.take(holderOf('one'), new AbortController().signal)
  assert.ok(place)
  async function* fail() {
    yield 'some text'
    throw new Error('the engine stopped')
  }
  await assert.rejects(Array.fromAsync(turns.compressEach(fail(), 'zstd', place)), /the engine stopped/)
})

it('what many compress at once comes out whole', async () => {
  const turns = new CompressionTurns()
  const answers = await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const place = turns.take(holderOf(`${index}`), new AbortController().signal)
      assert.ok(place)
      const bytes = Buffer.from(`${index} `.repeat(200_000))
      return gunzipSync(await turns.compressWhole(bytes, 'gzip', place)).equals(bytes)
    }),
  )
  assert.deepEqual(new Set(answers), new Set([true]))
})
