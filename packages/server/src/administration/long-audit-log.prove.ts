/** Proves of words what `long-audit-log.slow.test.ts` does of other filters: each entry is read twice. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AdministrationServer } from '../../testing/administration-server.ts'
import { assertTooLong, readAuditRows, startWithLongAuditLog } from '../../testing/long-audit-log.ts'

describe('words in an audit log that is longer than a sheet', () => {
  let api: AdministrationServer
  before(async () => {
    api = await startWithLongAuditLog()
  })
  after(() => api.server.close())

  it('that one entry too many has are refused with a sentence', () => assertTooLong(api, 'q=desk'))

  it('that one entry has give a workbook of it', async () => {
    const rows = await readAuditRows(api, 'q=desk+777777')
    assert.deepEqual(
      rows.map((row) => row[9]),
      ['Desk 777777'],
    )
  })
})
