import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createTokenSource } from '../tokens/token-source.ts'
import { createFileTokenStore, TokenFileError } from './file-token-store.ts'

let root: string
let directory: string
let path: string

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-store-'))
})
after(() => rm(root, { recursive: true }))
beforeEach(async () => {
  directory = join(await mkdtemp(join(root, 'case-')), 'deep', 'config')
  path = join(directory, 'tokens.json')
})

const tokens = { accessToken: 'a', expiresAtMs: 5, refreshToken: 'é' }

test('what is saved is loaded, replaced and cleared', async () => {
  const store = createFileTokenStore(path)
  assert.equal(await store.load(), undefined)
  await store.save(tokens)
  assert.deepEqual(await createFileTokenStore(path).load(), tokens)
  await store.save({ refreshToken: 'b' })
  assert.deepEqual(await store.load(), { refreshToken: 'b' })
  await store.clear()
  await store.clear()
  assert.equal(await store.load(), undefined)
  assert.deepEqual(await readdir(directory), [])
})

test('the file is for its owner alone, and so is its directory', async () => {
  await createFileTokenStore(path).save(tokens)
  assert.equal((await stat(path)).mode & 0o777, 0o600)
  assert.equal((await stat(directory)).mode & 0o777, 0o700)
})

test('a file that others may read is refused with the command that mends it', async () => {
  const store = createFileTokenStore(path)
  await store.save(tokens)
  await chmod(path, 0o644)
  await assert.rejects(store.load(), /chmod 600/)
})

test('a damaged file is refused without quoting it', async () => {
  const store = createFileTokenStore(path)
  await store.save(tokens)
  for (const content of ['{"refreshToken":"secret', '[]', 'null', '{"version":2}']) {
    await writeFile(path, content)
    await assert.rejects(store.load(), (error: unknown) => {
      assert.ok(error instanceof TokenFileError)
      assert.doesNotMatch(error.message, /secret/)
      return true
    })
  }
})

test('a file that an editor of Windows has saved is read, or refused with the reason', async () => {
  const store = createFileTokenStore(path)
  await store.save(tokens)
  const text = await readFile(path, 'utf8')
  await writeFile(path, `\uFEFF${text}`)
  assert.deepEqual(await store.load(), tokens)
  await writeFile(path, `\uFEFF${text}`, 'utf16le')
  await assert.rejects(store.load(), /tokens\.json is UTF-16 text; save it as UTF-8\./)
})

test('a save that fails leaves the old tokens and no litter', async () => {
  const store = createFileTokenStore(directory)
  await createFileTokenStore(path).save(tokens) // makes `directory` a directory, so renaming over it fails
  await assert.rejects(store.save({ refreshToken: 'new' }))
  assert.deepEqual(await createFileTokenStore(path).load(), tokens)
  assert.deepEqual(await readdir(directory), ['tokens.json'])
  assert.deepEqual(await readdir(join(directory, '..')), ['config'])
})

test('exclusive actions run one after the other', async () => {
  let running = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 8 }, () =>
      createFileTokenStore(path).runExclusively?.(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise(setImmediate)
        running -= 1
      }),
    ),
  )
  assert.equal(most, 1)
  assert.deepEqual(await readdir(directory), [])
})

test('the lock is released when the action fails', async () => {
  const store = createFileTokenStore(path)
  await assert.rejects(
    async () =>
      store.runExclusively?.(async () => {
        throw new Error('boom')
      }),
    /boom/,
  )
  assert.equal(await store.runExclusively?.(async () => 'free'), 'free')
})

test('the lock of a process that is gone, and one of two minutes ago, are taken over', async () => {
  const store = createFileTokenStore(path)
  await store.save(tokens)
  await writeFile(`${path}.lock`, `${hostname()} 2147483646 x`)
  assert.equal(await store.runExclusively?.(async () => 'taken'), 'taken')
  await writeFile(`${path}.lock`, 'another-machine 1 x')
  const longAgo = new Date(Date.now() - 121_000)
  await utimes(`${path}.lock`, longAgo, longAgo)
  assert.equal(await store.runExclusively?.(async () => 'taken'), 'taken')
  assert.deepEqual(await readdir(directory), ['tokens.json'])
})

test('two sources on one file never spend a refresh token twice', async () => {
  let nowMs = 1e12
  const now = () => nowMs
  const authority = createTokenAuthority(now, { rotates: true })
  await createFileTokenStore(path).save({ refreshToken: 'refresh-0' })
  const client = { oauthUrl: 'http://localhost/oauth2', clientId: 'lightfi-cli', fetch: authority.fetch, now }
  const sources = Array.from({ length: 3 }, () =>
    createTokenSource({ grant: createRefreshTokenGrant(client), store: createFileTokenStore(path), now }),
  )
  for (let round = 1; round <= 3; round += 1) {
    const given = await Promise.all(sources.map((source) => source.getAccessToken()))
    assert.equal(new Set(given).size, 1)
    assert.equal(authority.seen.tokenRequests.length, round)
    nowMs += 3_600_000
  }
  assert.equal(authority.seen.reused, false)
})
