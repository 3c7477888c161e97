import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { decodeText } from '../packages/process/src/decode-text.ts'

const copies = ['packages/process/src/decode-text.ts', 'packages/client/src/node/decode-text.ts']

test('the SDK reads text files by the same code as everything else', async () => {
  const [shared, ofSdk] = await Promise.all(
    copies.map((path) => readFile(join(import.meta.dirname, '..', path), 'utf8')),
  )
  assert.equal(ofSdk, shared)
})

test('a byte order mark is no part of a text', () => {
  assert.equal(decodeText(Buffer.from('\uFEFF{"a":"ä"}')), '{"a":"ä"}')
  assert.equal(decodeText(Buffer.from('')), '')
  assert.equal(decodeText(Buffer.from('x')), 'x')
})

test('UTF-16 is told from what is no text at all, and nothing is quoted of either', () => {
  for (const order of ['\uFEFF', '']) {
    const little = Buffer.from(`${order}secret`, 'utf16le')
    for (const bytes of [little, Buffer.from(little).swap16()])
      assert.throws(() => decodeText(bytes), { name: 'TextEncodingError', message: /^is UTF-16 text; save/ })
  }
  assert.throws(() => decodeText(Buffer.from([0x62, 0xfc, 0x72, 0x6f])), { message: 'is not UTF-8 text' })
})
