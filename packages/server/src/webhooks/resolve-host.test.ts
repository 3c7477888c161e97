import assert from 'node:assert/strict'
import { it } from 'node:test'
import { createResolveHost } from './resolve-host.ts'

const holder = { grantId: 'webhooks', organisationId: 'org' }
const never = new AbortController().signal

it('gives an address as it is, and finds names that only this machine knows', async () => {
  const resolve = createResolveHost()
  assert.deepEqual(await resolve('192.0.2.1', holder, never), [{ address: '192.0.2.1', family: 4 }])
  const found = await resolve('localhost', holder, never)
  assert.ok(found.length > 0 && found.every(({ address }) => /^(127\.|::1$)/.test(address)))
})

it('says that a name is not known, one after the other, whoever asks, and lets go of those who do not wait', async () => {
  const resolve = createResolveHost()
  const asked = Array.from({ length: 5 }, (_, index) => {
    return resolve(`host${index}.invalid`, { ...holder, organisationId: `org${index % 2}` }, never)
  })
  for (const outcome of await Promise.allSettled(asked)) {
    assert.equal(outcome.status, 'rejected')
    assert.match(String(outcome.reason), /ENOTFOUND|EAI_AGAIN/)
  }
  const reason = new Error('gone')
  await assert.rejects(resolve('other.invalid', holder, AbortSignal.abort(reason)), reason)
})
