import assert from 'node:assert/strict'
import { it } from 'node:test'
import { systemClock } from '../clock.ts'
import { AccessWatch, type WatchedWork } from './access-watch.ts'
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

/** Follows work, and notes the reasons of its end. */
function follow(watch: AccessWatch, work: Partial<WatchedWork>, untilExpiry = false) {
  const reasons: unknown[] = []
  const noted = Promise.withResolvers<void>()
  const over = watch.follow(
    {
      caller: forLong,
      admitAgain: refuse,
      end: (reason) => {
        reasons.push(reason)
        noted.resolve()
      },
      ...work,
    },
    untilExpiry,
  )
  return { reasons, ended: noted.promise, over }
}

it('ends what goes on for an access that is not let in any more, and nothing else', async () => {
  const watch = new AccessWatch(systemClock)
  const renewed: Caller[] = []
  const ended = follow(watch, {})
  const good = follow(
    watch,
    { admitAgain: async () => forLong, noteRights: (admitted) => renewed.push(admitted) },
    true,
  )
  const untouched = follow(watch, { caller: { ...forLong, grantId: 'other' } })
  watch.noteEnd(({ grantId }) => grantId === 'grant')
  await ended.ended
  assert.deepEqual(ended.reasons, [refusal])
  assert.deepEqual([good.reasons, untouched.reasons, renewed], [[], [], [forLong]])
  for (const { over } of [ended, good, untouched]) over()
  assert.equal(watch.size, 0)
})

it('ends with the token where that is asked for', async () => {
  const watch = new AccessWatch(systemClock)
  const answer = follow(watch, { caller })
  const wait = follow(watch, { caller }, true)
  await wait.ended
  assert.deepEqual([wait.reasons, answer.reasons], [[refusal], []])
  for (const { over } of [answer, wait]) over()
})
