import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createTokenSource } from '../tokens/token-source.ts'
import { createFileTokenStore, TokenFileError } from './file-token-store.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-disk-'))
})
after(() => rm(root, { recursive: true }))

/** A separate name space, in which a small disk can be mounted without leaving a trace. */
const unshare = ['unshare', '--mount', '--map-root-user'] as const
const canMount =
  spawnSync(unshare[0], [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0
if (!canMount && process.env.CI === 'true') throw new Error('This machine does not let tests mount a disk.')
const skip = canMount ? false : 'SKIPPED: this machine does not let tests mount a disk of their own'

test('on a full disk the stored tokens survive, none is spent in vain, and what was granted is stored later', {
  skip,
}, async () => {
  const disk = join(root, 'disk')
  await mkdir(disk)
  const program = new URL('../../testing/programs/renew-on-full-disk.ts', import.meta.url).pathname
  const script = 'mount -t tmpfs -o size=64k,mode=700 tmpfs "$1" && exec "$2" "$3" "$1"'
  const args = [...unshare.slice(1), 'sh', '-c', script, 'sh', disk, process.execPath, program]
  const { stdout } = await promisify(execFile)(unshare[0], args)
  const { full, roomForLock, empty } = JSON.parse(stdout)
  assert.match(full.outcome, /^TokenFileError: Nothing can be written.*ENOSPC.*untouched/)
  assert.match(roomForLock.outcome, /^TokenStoreError: .*could not be stored: ENOSPC/)
  assert.equal(empty.outcome, 'renewed')
  assert.deepEqual(
    [full, roomForLock, empty].map(({ requests, stored, others }) => [requests, stored, others]),
    [
      [0, 'refresh-0', []],
      [1, 'refresh-0', []],
      [1, 'refresh-1', []],
    ],
  )
  assert.equal(full.isStoredGood && empty.isStoredGood, true)
})

test('in a read-only home nothing is spent, and the error says what to mend', async (t) => {
  const home = join(root, 'home')
  const path = join(home, 'tokens.json')
  await createFileTokenStore(path).save({ refreshToken: 'refresh-0' })
  const before = await readFile(path, 'utf8')
  await chmod(home, 0o500)
  t.after(() => chmod(home, 0o700))
  if (process.getuid?.() === 0) return t.skip('root writes everywhere; the test beside it covers root')
  await assertUntouched(path, before)
})

test('a home that is mounted read-only is the same, for root too', { skip }, async () => {
  const home = join(root, 'mounted')
  await mkdir(home)
  const program = new URL('../../testing/programs/renew-in-read-only-home.ts', import.meta.url).pathname
  const script = 'mount -t tmpfs -o mode=700 tmpfs "$1" && exec "$2" "$3" "$1"'
  const args = [...unshare.slice(1), 'sh', '-c', script, 'sh', home, process.execPath, program]
  const { stdout } = await promisify(execFile)(unshare[0], args)
  const { outcome, requests, stored } = JSON.parse(stdout)
  assert.match(outcome, /^TokenFileError: Nothing can be written.*EROFS/)
  assert.deepEqual([requests, stored], [0, 'refresh-0'])
})

async function assertUntouched(path: string, before: string): Promise<void> {
  const authority = createTokenAuthority(Date.now, { rotates: true })
  const grant = createRefreshTokenGrant({
    oauthUrl: 'http://localhost/oauth2',
    clientId: 'app',
    fetch: authority.fetch,
  })
  const source = createTokenSource({ grant, store: createFileTokenStore(path) })
  await assert.rejects(source.getAccessToken(), TokenFileError)
  assert.equal(authority.seen.tokenRequests.length, 0)
  assert.equal(await readFile(path, 'utf8'), before)
}
