import assert from 'node:assert/strict'
import { once } from 'node:events'
import { it } from 'node:test'
import { systemClock } from '../clock.ts'
import { AccessWatch } from './access-watch.ts'
import type { Caller } from './caller.ts'

const caller: Caller = {
  subject: 'user',
  clientId: 'client',
  grantId: 'grant',
  tokenId: 'token',
  expiresAtMs: 0,
  organisationId: 'org',
  role: 'viewer',
  isNarrowed: false,
  scopes: new Set(),
  locationIds: [],
}
const refusal = new Error('refused')
const refuse = async () => {
  throw refusal
}
const forLong = { ...caller, expiresAtMs: Date.now() + 3_600_000 }

it('ends what goes on for an access that is not let in any more, and nothing else', async () => {
  const watch = new AccessWatch(systemClock)
  const over = new AbortController()
  const ended = watch.follow({ caller: forLong, admitAgain: refuse, over: over.signal }, false)
  const good = watch.follow({ caller: forLong, admitAgain: async () => forLong, over: over.signal }, true)
  const other = { ...forLong, grantId: 'other' }
  const untouched = watch.follow({ caller: other, admitAgain: refuse, over: over.signal }, false)
  watch.noteEnd(({ grantId }) => grantId === 'grant')
  await once(ended, 'abort')
  assert.equal(ended.reason, refusal)
  assert.ok(!good.aborted && !untouched.aborted)
  over.abort()
  assert.equal(watch.size, 0)
})

it('ends with the token where that is asked for', async () => {
  const watch = new AccessWatch(systemClock)
  const over = new AbortController()
  const work = { caller, admitAgain: refuse, over: over.signal }
  const answer = watch.follow(work, false)
  await once(watch.follow(work, true), 'abort')
  assert.ok(!answer.aborted)
  over.abort()
})
