import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import fc from 'fast-check'
import { systemClock } from '../../clock.ts'
import { type OpenBounds, OpenRecords } from './open-records.ts'

const bounds: OpenBounds = {
  inAll: 20,
  bytesInAll: 10_000,
  perOwner: 5,
  perClient: 12,
  lifetimeS: 3_600,
  lateS: 0,
  unusedLifetimeS: 120,
}

describe('records of what is open', () => {
  let records: OpenRecords
  beforeEach(() => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 })
    records = new OpenRecords(bounds, systemClock)
  })
  afterEach(() => mock.timers.reset())

  function keep(idHash: string, owner: string, rest: { clientId?: string; text?: string } = {}): void {
    records.keep({ idHash, owner, payload: { jti: idHash, ...rest }, expiresInS: 3_600 })
  }

  it('are found as they were kept, and replaced without changing hands', () => {
    keep('a', 'address 1', { text: 'first' })
    keep('a', 'address 2', { text: 'second' })
    assert.equal(records.find('a')?.text, 'second')
    for (let index = 0; index < 5; index += 1) keep(`other ${index}`, 'address 2')
    assert.ok(records.find('a'))
    records.forget('a')
    assert.equal(records.find('a'), undefined)
    assert.equal(records.size, 5)
  })

  it('of one owner are bounded: the oldest that was never used makes room', () => {
    for (let index = 0; index < 5; index += 1) keep(`${index}`, 'address 1')
    records.find('0')
    keep('5', 'address 1')
    assert.deepEqual(
      ['0', '1', '2', '5'].map((id) => records.has(id)),
      [true, false, true, true],
    )
  })

  it('of all are bounded: whoever has most makes room, so a flood leaves others alone', () => {
    keep('mine', 'address of a visitor')
    for (let owner = 0; owner < 40; owner += 1) {
      for (let index = 0; index < 50; index += 1) keep(`${owner} ${index}`, `address ${owner % 4}`)
    }
    assert.ok(records.find('mine'))
    assert.equal(records.size, 20)
  })

  it('of one client are bounded, and leave those of other clients alone', () => {
    keep('other', 'address', { clientId: 'other' })
    for (let index = 0; index < 100; index += 1) keep(`${index}`, `address ${index}`, { clientId: 'busy' })
    assert.equal(records.size, 13)
    assert.ok(records.has('other'))
  })

  it('are bounded in bytes, too', () => {
    for (let index = 0; index < 50; index += 1)
      keep(`${index}`, `address ${index}`, { text: 'x'.repeat(3_000) })
    assert.equal(records.size, 3)
    assert.ok(records.bytes <= bounds.bytesInAll)
    keep('huge', 'address', { text: 'x'.repeat(20_000) })
    assert.equal(records.size, 1, 'one that is larger than all may be is alone')
  })

  it('that nobody came back for are forgotten soon, and all after their time', () => {
    keep('used', 'address')
    keep('unused', 'address')
    records.find('used')
    mock.timers.tick(120_000)
    assert.equal(records.find('unused'), undefined)
    assert.ok(records.find('used'))
    for (let round = 0; round < 5; round += 1) {
      mock.timers.tick(600_000)
      keep('used', 'address')
    }
    mock.timers.tick(480_000)
    assert.equal(records.find('used'), undefined, 'replacing it does not make it live longer')
    keep('swept', 'address')
    mock.timers.tick(120_000)
    records.sweep()
    assert.equal(records.size, 0)
    assert.equal(records.bytes, 0)
  })

  it('never exceed a bound', () => {
    const step = fc.record({
      owner: fc.integer({ min: 0, max: 8 }),
      id: fc.integer({ min: 0, max: 60 }),
      client: fc.integer({ min: 0, max: 2 }),
      size: fc.integer({ min: 0, max: 900 }),
      act: fc.constantFrom('keep', 'keep', 'keep', 'find', 'forget'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        records = new OpenRecords(bounds, systemClock)
        for (const { owner, id, client, size, act } of steps) {
          if (act === 'find') records.find(`${id}`)
          else if (act === 'forget') records.forget(`${id}`)
          else keep(`${id}`, `${owner}`, { clientId: `${client}`, text: 'x'.repeat(size) })
          assert.ok(records.size <= bounds.inAll)
          assert.ok(records.bytes <= bounds.bytesInAll)
        }
      }),
      { numRuns: 200 },
    )
  })
})
