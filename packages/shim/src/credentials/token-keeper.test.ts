import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import {
  createMemoryTokenStore,
  LoginRequiredError,
  NetworkError,
  type StoredTokens,
  TokenEndpointError,
  type TokenGrant,
  type TokenStore,
} from '@openlightfi/client'
import { captureLog } from '../../testing/test-shim.ts'
import { createLog } from '../shim-log.ts'
import { TokenKeeper, type TokenKeeperOptions } from './token-keeper.ts'

const hourMs = 3_600_000

function createWorld(
  options: Partial<TokenKeeperOptions> = {},
  initial: StoredTokens = { refreshToken: 'r' },
) {
  const world = {
    nowMs: Date.UTC(2026, 0, 1),
    lifetimeMs: 4 * hourMs,
    requests: 0,
    failure: undefined as Error | undefined,
    states: [] as string[],
  }
  const now = () => world.nowMs
  const store: TokenStore = options.store ?? createMemoryTokenStore(initial)
  const keeper = new TokenKeeper({
    grant: {
      async requestTokens() {
        world.requests += 1
        if (world.failure) throw world.failure
        return { accessToken: `access-${world.requests}`, expiresAtMs: world.nowMs + world.lifetimeMs }
      },
    },
    refreshAheadMs: 300_000,
    refreshEveryMs: 86_400_000,
    tokenWaitMs: 0,
    retry: false,
    now,
    log: createLog(captureLog(), () => 'debug', now),
    onChange: ({ state }) => world.states.push(state),
    ...options,
    store,
  })
  return { world, keeper, store }
}

test('an idle keeper renews ahead of need, and only then', async () => {
  const { world, keeper } = createWorld()
  await keeper.keepFresh()
  assert.equal(keeper.peekAccessToken(), 'access-1')
  world.nowMs += 4 * hourMs - 301_000
  await keeper.keepFresh()
  assert.equal(world.requests, 1)
  world.nowMs += 1_000
  await keeper.keepFresh()
  assert.deepEqual([world.requests, keeper.peekAccessToken()], [2, 'access-2'])
})

test('a refresh token that lives shorter than the access token is used before it dies', async () => {
  const { world, keeper } = createWorld({ refreshEveryMs: 1_800_000 })
  await keeper.keepFresh()
  for (let round = 2; round <= 5; round += 1) {
    world.nowMs += 1_800_000
    await keeper.keepFresh()
    assert.equal(world.requests, round)
  }
})

test('after a suspend of weeks the first look renews, whatever timers missed', async () => {
  const { world, keeper } = createWorld()
  await keeper.keepFresh()
  world.nowMs += 40 * 24 * hourMs
  assert.equal(keeper.peekAccessToken(), undefined)
  await keeper.keepFresh()
  assert.equal(keeper.peekAccessToken(), 'access-2')
})

test('a clock that goes back an hour makes every age void: the token is renewed', async () => {
  const { world, keeper } = createWorld()
  await keeper.keepFresh()
  world.nowMs -= hourMs
  await keeper.keepFresh()
  assert.equal(world.requests, 2)
  world.nowMs += 2 * hourMs
  await keeper.keepFresh()
  assert.equal(world.requests, 2, 'and an hour forward is no reason while the token lives')
})

test('while a renewal fails, the token that is still good is used', async () => {
  const { world, keeper } = createWorld()
  await keeper.keepFresh()
  world.nowMs += 4 * hourMs - 200_000
  world.failure = new NetworkError('down')
  await keeper.keepFresh()
  assert.equal(await keeper.getAccessToken(), 'access-1')
  assert.deepEqual([keeper.readStatus().state, keeper.readStatus().lastError], ['ok', 'NetworkError: down'])
  world.nowMs += 195_000
  await keeper.keepFresh()
  assert.equal(keeper.readStatus().state, 'failing')
  await assert.rejects(keeper.getAccessToken(), NetworkError) // a time-out is one, too
  world.failure = undefined
  world.nowMs += 6_000
  await keeper.keepFresh()
  assert.equal(keeper.readStatus().state, 'ok')
  assert.deepEqual(world.states, ['ok', 'failing', 'ok'])
})

test('attempts that fail are spaced out, and a Retry-After counts more', async () => {
  const { world, keeper } = createWorld()
  world.failure = new NetworkError('down')
  for (let second = 0; second < 60; second += 1) {
    await keeper.keepFresh()
    world.nowMs += 1_000
  }
  assert.ok(world.requests > 10 && world.requests < 30, `${world.requests} attempts in a minute`)
  world.failure = new TokenEndpointError('busy', 429, 120)
  world.nowMs += 10_000
  await keeper.keepFresh()
  const before = world.requests
  world.nowMs += 119_000
  await keeper.keepFresh()
  assert.equal(world.requests, before)
  world.nowMs += 1_000
  await keeper.keepFresh()
  assert.equal(world.requests, before + 1)
})

test('a dead login fails closed at once, is tried hourly, and is over when another token is put in place', async () => {
  const { world, keeper, store } = createWorld()
  await keeper.keepFresh()
  world.failure = new LoginRequiredError('over')
  world.nowMs += 4 * hourMs - 200_000
  await keeper.keepFresh()
  assert.equal(keeper.peekAccessToken(), undefined)
  await assert.rejects(keeper.getAccessToken(), LoginRequiredError)
  world.nowMs += hourMs - 1
  await keeper.keepFresh()
  assert.equal(world.requests, 2)
  world.nowMs += 1
  await keeper.keepFresh()
  assert.equal(world.requests, 3)
  world.failure = undefined
  await store.save({ refreshToken: 'another' })
  await keeper.readStoreAgain()
  assert.equal(await keeper.getAccessToken(), 'access-4')
  assert.deepEqual(world.states, ['ok', 'login_required', 'starting', 'ok'])
})

test('the access token of a dead login stays unused, however often the login is tried', async () => {
  const { world, keeper } = createWorld({ refreshEveryMs: 1_800_000 })
  world.lifetimeMs = 40 * hourMs
  await keeper.keepFresh()
  world.failure = new LoginRequiredError('over')
  world.nowMs += 1_800_000
  for (let attempts = 2; attempts < 6; attempts += 1) {
    await keeper.keepFresh()
    assert.deepEqual([world.requests, keeper.readStatus().state], [attempts, 'login_required'])
    world.nowMs += hourMs
  }
  world.failure = new NetworkError('down')
  await keeper.keepFresh()
  assert.deepEqual([world.requests, keeper.readStatus().state], [6, 'failing'])
})

test('callers do not put off the hourly attempt with a dead login', async () => {
  const { world, keeper } = createWorld()
  world.failure = new LoginRequiredError('over')
  for (let minute = 0; minute <= 120; minute += 1) {
    await keeper.keepFresh()
    await assert.rejects(keeper.getAccessToken(), LoginRequiredError)
    world.nowMs += 60_000
  }
  assert.deepEqual([world.requests, keeper.readStatus().failures], [3, 3])
})

test('what a keeper stores itself is no other login, though it be noticed halfway', async () => {
  const inner = createMemoryTokenStore({ refreshToken: 'r' })
  const visible = Promise.withResolvers<void>()
  const durable = Promise.withResolvers<void>()
  const store: TokenStore = {
    ...inner,
    save: async (tokens) => {
      await inner.save(tokens)
      visible.resolve()
      await durable.promise
    },
  }
  let requests = 0
  const grant: TokenGrant = {
    async requestTokens() {
      requests += 1
      const expiresAtMs = world.nowMs + world.lifetimeMs
      return { accessToken: `access-${requests}`, expiresAtMs, refreshToken: `rotated-${requests}` }
    },
  }
  const { world, keeper } = createWorld({ store, grant })
  const renewal = keeper.keepFresh()
  await visible.promise
  const noticed = keeper.readStoreAgain()
  await setImmediate()
  durable.resolve()
  await Promise.all([renewal, noticed])
  world.nowMs += 4 * hourMs - 300_000
  await keeper.keepFresh()
  assert.deepEqual([requests, keeper.peekAccessToken()], [2, 'access-2'])
})

test('a token that was rejected is renewed once for all callers', async () => {
  const { world, keeper } = createWorld()
  await keeper.keepFresh()
  const tokens = await Promise.all(
    Array.from({ length: 50 }, () => {
      keeper.rejectAccessToken('access-1')
      return keeper.getAccessToken()
    }),
  )
  assert.deepEqual([...new Set(tokens)], ['access-2'])
  assert.equal(world.requests, 2)
})

test('two keepers on one store make one refresh among them', async () => {
  const inner = createMemoryTokenStore({ refreshToken: 'r' })
  let last: Promise<unknown> = Promise.resolve()
  const store: TokenStore = {
    ...inner,
    runExclusively: (action) => {
      const run = last.then(action)
      last = run.catch(() => undefined)
      return run
    },
  }
  const first = createWorld({ store })
  const second = createWorld({ store })
  await Promise.all([first.keeper.keepFresh(), second.keeper.keepFresh()])
  assert.equal(first.world.requests + second.world.requests, 1)
  for (const { world } of [first, second]) world.nowMs += 4 * hourMs - 200_000
  await Promise.all([first.keeper.keepFresh(), second.keeper.keepFresh()])
  assert.equal(first.world.requests + second.world.requests, 2)
})

test('tokens that cannot be stored are not used; the old one serves on, and they are stored later', async () => {
  const inner = createMemoryTokenStore({ refreshToken: 'r' })
  let isFull = false
  const store: TokenStore = {
    ...inner,
    save: (tokens) => (isFull ? Promise.reject(new Error('ENOSPC')) : inner.save(tokens)),
  }
  const { world, keeper } = createWorld({ store })
  await keeper.keepFresh()
  isFull = true
  world.nowMs += 4 * hourMs - 200_000
  await keeper.keepFresh()
  assert.equal(await keeper.getAccessToken(), 'access-1')
  isFull = false
  world.nowMs += 6_000
  await keeper.keepFresh()
  assert.equal(await keeper.getAccessToken(), 'access-2')
  assert.equal(world.requests, 2, 'what was granted is stored, not asked for again')
})
