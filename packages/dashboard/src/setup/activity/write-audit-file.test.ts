import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditFormats, writeAuditFile } from './write-audit-file.ts'

test('the file has what the server filters by, and the day in its name', () => {
  assert.deepEqual(writeAuditFile({}, '2026-01-14', 'csv'), {
    path: '/audit?format=csv',
    file_name: 'activity-2026-01-14.csv',
  })
  assert.deepEqual(
    writeAuditFile({ subject_kind: 'user', actor_id: 'user_ann', from: 1, to: 2 }, '2026-01-14', 'xlsx'),
    {
      path: '/audit?subject_kind=user&actor_id=user_ann&from=1&to=2&format=xlsx',
      file_name: 'activity-2026-01-14.xlsx',
    },
  )
})

test('a workbook is offered first, and no CSV with decimal commas, which the log has none of', () => {
  assert.deepEqual(auditFormats, ['xlsx', 'csv'])
})
