import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { keptPerBroker, RefusedMessages } from './refused-messages.ts'

test('the newest 1,000 of each broker are kept', async (t) => {
  const path = join(createTemporaryDirectory(), 'lightfi.sqlite')
  const store = await openRelationalStore(createSqliteDialect(path), systemClock)
  t.after(() => store.close())
  const refused = new RefusedMessages(store.mqttRefused)
  const keep = (broker: string, topic: string) =>
    refused.keep({
      broker,
      atMs: 0,
      topic,
      reason: 'no_rule',
      detail: '',
      payload: Buffer.from(topic),
      payloadBytes: topic.length,
    })
  await keep('quiet', 'first')
  await Promise.all(Array.from({ length: keptPerBroker + 234 }, (_, at) => keep('loud', `t${at}`)))
  await keep('loud', 'last')
  const loud = await store.mqttRefused.list('loud', 5000)
  assert.equal(loud.length, keptPerBroker)
  assert.deepEqual([loud[0]?.topic, loud.at(-1)?.topic], ['last', 't235'])
  assert.deepEqual(String(loud[0]?.payload), 'last')
  const all = await store.mqttRefused.list(undefined, 5000)
  assert.equal(all.length, keptPerBroker + 1)
  assert.equal(all.at(-1)?.broker, 'quiet')
})
