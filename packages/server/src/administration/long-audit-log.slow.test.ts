import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { maxSheetRows } from '@openlightfi/contract'
import Sqlite from 'better-sqlite3'
import { type AdministrationServer, startAdministrationServer } from '../../testing/administration-server.ts'
import { assertProblem } from '../../testing/assert-problem.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { readSheet } from '../../testing/workbook-reader.ts'

const actorId = 'client_long'

describe('an audit log that is longer than a sheet', () => {
  const directory = createTemporaryDirectory()
  let api: AdministrationServer
  before(async () => {
    api = await startAdministrationServer(directory)
    const database = new Sqlite(join(directory, 'lightfi.sqlite'))
    database.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= ${maxSheetRows})
       INSERT INTO audit_log (at_ms, organisation_id, actor_kind, actor_id, action, subject_kind, subject_id, details)
       SELECT 1700000000000 + i, 'org', 'client', '${actorId}', 'sensor.created', 'sensor', i, '{"name":"Desk ' || i || '"}'
       FROM n`,
    )
    database.close()
  })
  after(() => api.server.close())

  const readRows = async (query: string) => {
    const response = await fetch(`${api.server.publicUrl}/audit?format=xlsx&${query}`, {
      headers: { authorization: `Bearer ${api.people.admin.token}` },
    })
    assert.equal(response.status, 200)
    return readSheet(await response.bytes()).slice(1)
  }

  it('is refused with a sentence before the first byte, also where one entry is too many', async () => {
    for (const query of [`actor_id=${actorId}`, 'q=desk']) {
      const answer = await api.as(api.people.admin, 'GET', `/audit?format=xlsx&${query}`)
      assertProblem(answer, 'invalid_parameter')
      assert.equal(
        answer.body.detail,
        'format must be csv, or less be asked for: a sheet holds 1048575 rows, and these are more.',
      )
    }
  })

  it('has less of it as a workbook, and all of it as CSV', async () => {
    const words = await readRows('q=desk+777777')
    assert.deepEqual(
      words.map((row) => row[9]),
      ['Desk 777777'],
    )
    const newest = await readRows(`actor_id=${actorId}&from=1700001048.5`)
    assert.deepEqual(
      newest.map((row) => Number(row[8])),
      Array.from({ length: 77 }, (_, index) => maxSheetRows + 1 - index),
    )
    assert.ok(Number(newest.at(0)?.[0]) > maxSheetRows, 'else nothing had to be counted')
    const csv = await api.as(api.people.admin, 'HEAD', `/audit?format=csv&actor_id=${actorId}`)
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
