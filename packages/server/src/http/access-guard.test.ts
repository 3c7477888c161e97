import assert from 'node:assert/strict'
import { it } from 'node:test'
import { operations } from '@openlightfi/contract'
import { AccessGuard } from './access-guard.ts'
import type { Caller } from './caller.ts'

const caller: Caller = {
  subject: 'user',
  clientId: 'client',
  grantId: 'grant',
  tokenId: 'token',
  expiresAtMs: 1_000,
  organisationId: 'org',
  role: 'viewer',
  isNarrowed: false,
  scopes: new Set(['readings:read']),
  locationIds: ['org'],
}

/** Admits a caller, and counts how often it is identified from then on. */
async function admit(found: Caller) {
  let [identified, nowMs] = [0, 0]
  const guard = new AccessGuard(
    async () => {
      identified += 1
      return { ...found }
    },
    () => nowMs,
  )
  let current = await guard.admit('Bearer a', operations.readLocation)
  const countAgain = async () => {
    identified = 0
    current = await guard.admitAgain(current, 'Bearer a', operations.readLocation)
    return identified
  }
  return {
    guard,
    countAgain,
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}

it('looks at a caller again once an access has changed, and not before', async () => {
  const { guard, countAgain } = await admit(caller)
  assert.equal(await countAgain(), 0)
  guard.noteEnd(() => false)
  assert.deepEqual([await countAgain(), await countAgain()], [1, 0])
})

it('looks at a caller again when its token has ended, and each time when it is narrowed', async () => {
  const { countAgain, wait } = await admit(caller)
  wait(1_000)
  assert.equal(await countAgain(), 1)
  const narrowed = await admit({ ...caller, isNarrowed: true })
  assert.deepEqual([await narrowed.countAgain(), await narrowed.countAgain()], [1, 1])
})
