import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { toAttemptRow } from './webhook-rows.ts'

it('the newest attempts of each webhook are kept, and go with it', async () => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  const store = await openRelationalStore(createSqliteDialect(path), systemClock)
  try {
    const { estate, webhooks } = store
    const place = { parent_id: null, kind: 'organisation', name: 'Org', time_zone: 'UTC', properties: '{}' }
    await estate.insertLocation({ ...place, location_id: 'org', organisation_id: 'org' })
    const row = {
      organisation_id: 'org',
      sealed_url: '',
      description: '',
      filter: '{}',
      sealed_secret: '',
      sealed_previous_secret: null,
      previous_until_ms: null,
      created_at_ms: 1,
      paused_at_ms: null,
      pause_reason: null,
      pause_detail: null,
      position: '[0,0,-1]',
      batch: null,
      behind_since_ms: null,
      failures: 0,
    }
    for (const webhook_id of ['one', 'other']) {
      await webhooks.insert({ ...row, webhook_id })
      for (let number = 1; number <= 7; number += 1) {
        const attempt = {
          number,
          atMs: number,
          kind: 'delivery',
          messageId: '',
          durationMs: 1,
          readings: 1,
        } as const
        await webhooks.insertAttempt(toAttemptRow(webhook_id, attempt), 3, { failures: number })
      }
    }
    const listNumbers = async (id: string, before?: number) =>
      (await webhooks.listAttempts(id, before, 10)).map(({ number }) => Number(number))
    assert.deepEqual(await listNumbers('one'), [7, 6, 5])
    assert.deepEqual(await listNumbers('one', 6), [5])
    assert.deepEqual([...(await webhooks.findLastNumbers())].sort(), [
      ['one', 7],
      ['other', 7],
    ])
    await webhooks.delete('one')
    assert.deepEqual([await listNumbers('one'), await listNumbers('other')], [[], [7, 6, 5]])
    const [kept] = await webhooks.list()
    assert.deepEqual([kept?.webhook_id, kept?.failures], ['other', 7])
  } finally {
    await store.close()
  }
})
