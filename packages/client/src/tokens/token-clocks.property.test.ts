import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { createClient } from '../create-client.ts'
import { LoginRequiredError } from '../errors/token-error.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createMemoryTokenStore } from './stored-tokens.ts'
import { createTokenSource } from './token-source.ts'

const hourMs = 3_600_000

type Step =
  | { kind: 'call'; times: number }
  | { kind: 'clock jumps'; ms: number }
  | { kind: 'suspend'; ms: number }
  | { kind: 'access tokens revoked' }
  | { kind: 'login revoked' }
  | { kind: 'answers get lost'; count: number }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('call' as const), times: fc.integer({ min: 1, max: 5 }) }),
  },
  fc.record({ kind: fc.constant('clock jumps' as const), ms: fc.constantFrom(-hourMs, hourMs) }),
  fc.record({ kind: fc.constant('suspend' as const), ms: fc.integer({ min: 0, max: 50 * hourMs }) }),
  fc.constant({ kind: 'access tokens revoked' } as const),
  { weight: 1, arbitrary: fc.constant({ kind: 'login revoked' } as const) },
  fc.record({ kind: fc.constant('answers get lost' as const), count: fc.integer({ min: 1, max: 2 }) }),
)

test('through clock jumps, suspension, rotation, revocation and lost answers every call succeeds until the login is revoked', async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.array(step, { minLength: 1, maxLength: 25 }),
    fc.boolean(),
    fc.constantFrom(300, 3600, 86_400),
    async (scheduler, steps, rotates, accessTokenLifetimeS) => {
      let realMs = Date.UTC(2026, 0, 1)
      let skewMs = 0
      const local = () => realMs + skewMs
      const authority = createTokenAuthority(() => realMs, {
        rotates,
        rotationGraceMs: 10_000,
        accessTokenLifetimeS,
      })
      const fetch = scheduler.scheduleFunction(authority.fetch) as typeof globalThis.fetch
      const store = createMemoryTokenStore({ refreshToken: 'refresh-0' })
      const grant = createRefreshTokenGrant({
        oauthUrl: 'http://localhost/oauth2',
        clientId: 'app',
        fetch,
        now: local,
      })
      const tokens = createTokenSource({ grant, store, now: local, retry: { baseDelayMs: 1, maxDelayMs: 1 } })
      const client = createClient({ baseUrl: 'http://localhost', tokens, fetch, retry: false })
      let isLoginRevoked = false

      async function call(): Promise<void> {
        try {
          await client.readBaseLocations()
        } catch (error) {
          if (!(error instanceof LoginRequiredError && isLoginRevoked)) throw error
        }
      }

      for (const next of steps) {
        if (next.kind === 'clock jumps') skewMs += next.ms
        if (next.kind === 'suspend') realMs += next.ms
        if (next.kind === 'access tokens revoked') authority.endAccessTokens()
        if (next.kind === 'answers get lost') authority.settings.lostAnswers = next.count
        if (next.kind === 'login revoked') {
          isLoginRevoked = true
          authority.endAccessTokens()
          authority.endRefreshTokens()
        }
        if (next.kind === 'call')
          await scheduler.waitFor(Promise.all(Array.from({ length: next.times }, call)))
        assert.ok(authority.seen.mostConcurrent <= 1, 'one token request at a time')
        assert.equal(authority.seen.reused, false, 'no replaced refresh token after its grace')
      }
      const before = authority.seen.tokenRequests.length
      if (!isLoginRevoked) {
        await scheduler.waitFor(call())
        assert.ok(authority.refreshTokens.has((await store.load())?.refreshToken ?? ''))
      } else if (steps.at(-1)?.kind === 'call') {
        await scheduler.waitFor(call())
        assert.equal(authority.seen.tokenRequests.length, before, 'a dead login is asked for no more')
      }
    },
  )
  await fc.assert(property, { numRuns: 300 })
})
