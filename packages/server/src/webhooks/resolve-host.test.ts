import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { HostsFile } from './hosts-file.ts'
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

it('finds names of the file of hosts while the system still looks for another one, and sees changes of the file', async () => {
  const path = join(createTemporaryDirectory(), 'hosts')
  writeFileSync(
    path,
    '# ours\n192.0.2.7\tmeters.invalid Meters # the cellar\r\n2001:db8::7 meters.invalid\nx y\n',
  )
  const asked = Promise.withResolvers<void>()
  const resolve = createResolveHost(new HostsFile(path), () => {
    asked.resolve()
    return new Promise(() => undefined) // a name server that does not answer
  })
  const leaving = new AbortController()
  const looking = resolve('slow.invalid', holder, never)
  looking.catch(() => undefined)
  await asked.promise
  const waiting = resolve('waits.invalid', holder, leaving.signal)
  assert.deepEqual(await resolve('meters.invalid', holder, never), [
    { address: '192.0.2.7', family: 4 },
    { address: '2001:db8::7', family: 6 },
  ])
  assert.deepEqual(await resolve('METERS.', holder, never), [{ address: '192.0.2.7', family: 4 }])
  writeFileSync(path, '192.0.2.123 boiler.invalid\n')
  assert.deepEqual(await resolve('boiler.invalid', holder, never), [{ address: '192.0.2.123', family: 4 }])
  const reason = new Error('gone')
  leaving.abort(reason)
  await assert.rejects(waiting, reason)
})
