import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findSharedZone } from './history-sheets.ts'

const ids = (count: number) => Array.from({ length: count }, (_, at) => `AQ2-${at}`)
const { signal } = new AbortController()

describe('the time zone of the sensors of a sheet', () => {
  it('is theirs where all have the same one, and none where they have several', async () => {
    const zoneOf = (id: string) => (id === 'AQ2-7' ? 'Europe/Berlin' : 'Europe/London')
    assert.equal(await findSharedZone(ids(7), zoneOf, signal), 'Europe/London')
    assert.equal(await findSharedZone(ids(9), zoneOf, signal), undefined)
    assert.equal(await findSharedZone([], zoneOf, signal), 'UTC')
  })

  it('lets others work while very many are looked at, and ends when nobody wants it any more', async () => {
    let looks = 0
    const look = () => {
      looks += 1
      return 'UTC'
    }
    const order: string[] = []
    setImmediate(() => order.push('another'))
    await findSharedZone(ids(50_000), look, signal)
    order.push('looked')
    assert.deepEqual([order, looks], [['another', 'looked'], 50_000])
    const gone = AbortSignal.abort(new Error('gone'))
    await assert.rejects(findSharedZone(ids(50_000), look, gone), /gone/)
    assert.ok(looks < 60_000, `${looks} looks`)
  })
})
