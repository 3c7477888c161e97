import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { createSealer, openSealer, SealError } from './sealer.ts'

describe('a sealer', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sealer-'))
  after(() => rmSync(directory, { recursive: true }))

  it('opens whatever it sealed', () => {
    const sealer = createSealer(randomBytes(32))
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(sealer.open(sealer.seal(text)), text)
      }),
    )
  })

  it('never seals the same text to the same result', () => {
    const sealer = createSealer(randomBytes(32))
    assert.notEqual(sealer.seal('refresh token'), sealer.seal('refresh token'))
  })

  it('refuses a changed text, a cut one, and another key, without repeating the content', () => {
    const sealer = createSealer(randomBytes(32))
    const sealed = sealer.seal('a refresh token')
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
    for (const bad of [changed, sealed.slice(0, 20), 'a refresh token', '']) {
      assert.throws(
        () => sealer.open(bad),
        (error) => error instanceof SealError && !/refresh/.test(error.message),
      )
    }
    assert.throws(() => createSealer(randomBytes(32)).open(sealed), SealError)
  })

  it('creates its key file once, readable by its owner alone', () => {
    const path = join(directory, 'master.key')
    const sealed = openSealer(path).seal('kept')
    assert.equal(statSync(path).mode & 0o777, 0o600)
    assert.equal(openSealer(path).open(sealed), 'kept')
  })

  it('refuses a key file that others may read, and one without a key, naming the remedy', () => {
    const open = join(directory, 'open.key')
    openSealer(open)
    chmodSync(open, 0o644)
    assert.throws(() => openSealer(open), /chmod 600/)
    const empty = join(directory, 'empty.key')
    writeFileSync(empty, 'nothing', { mode: 0o600 })
    assert.throws(() => openSealer(empty), /restore it from a backup/)
  })
})
