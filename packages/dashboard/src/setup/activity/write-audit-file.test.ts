import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeAuditFile } from './write-audit-file.ts'

test('the file has what the server filters by, and the day in its name', () => {
  assert.deepEqual(writeAuditFile({}, '2026-01-14'), {
    path: '/audit?format=csv',
    file_name: 'activity-2026-01-14.csv',
  })
  assert.equal(
    writeAuditFile({ subject_kind: 'user', actor_id: 'user_ann', from: 1, to: 2 }, '2026-01-14').path,
    '/audit?subject_kind=user&actor_id=user_ann&from=1&to=2&format=csv',
  )
})
