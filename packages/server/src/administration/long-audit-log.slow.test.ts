import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { maxSheetRows } from '@openlightfi/contract'
import type { AdministrationServer } from '../../testing/administration-server.ts'
import {
  assertTooLong,
  plantingActorId,
  readAuditRows,
  startWithLongAuditLog,
} from '../../testing/long-audit-log.ts'
import { readSheet } from '../../testing/workbook-reader.ts'

describe('an audit log that is longer than a sheet', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startWithLongAuditLog()
  })
  after(() => api.server.close())

  it('is refused with a sentence before the first byte, also where one entry is too many', () =>
    assertTooLong(api, `actor_id=${plantingActorId}`))

  it('has less of it as a workbook, and all of it as CSV', async () => {
    const newest = await readAuditRows(api, `actor_id=${plantingActorId}&from=1700001048.5`)
    assert.deepEqual(
      newest.map((row) => Number(row[8])),
      Array.from({ length: 77 }, (_, index) => maxSheetRows + 1 - index),
    )
    assert.ok(Number(newest.at(0)?.[0]) > maxSheetRows, 'else nothing had to be counted')
    const csv = await api.as(api.people.admin, 'HEAD', `/audit?format=csv&actor_id=${plantingActorId}`)
    assert.equal(csv.status, 200)
  })

  it('leaves other workbooks of the login alone while its own wait for a file that is taken slowly', {
    timeout: 60_000,
  }, async () => {
    const stop = new AbortController()
    const ask = (path: string) =>
      fetch(api.server.publicUrl + path, {
        headers: { authorization: `Bearer ${api.people.admin.token}`, 'accept-encoding': 'identity' },
        signal: stop.signal,
      })
    const unread = await ask('/audit?format=csv')
    assert.equal(unread.status, 200)
    // As many as a login may have workbooks.
    const waiting = Array.from({ length: 4 }, () => ask('/audit?format=xlsx&action=location.created'))
    const ended = Promise.allSettled(waiting)
    const first = await Promise.race([...waiting, setTimeout(1_000, 'none')])
    assert.equal(first, 'none')
    const sensors = await ask('/sensors?format=xlsx')
    assert.equal(readSheet(await sensors.bytes()).length, 2)
    stop.abort()
    assert.ok((await ended).every(({ status }) => status === 'rejected'))
  })
})
