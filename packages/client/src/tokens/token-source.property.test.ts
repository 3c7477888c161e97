import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createTokenAuthority } from '../../testing/token-authority.ts'
import { LightfiError } from '../errors/lightfi-error.ts'
import { createRefreshTokenGrant } from '../oauth/refresh-token-grant.ts'
import { createMemoryTokenStore, type TokenStore } from './stored-tokens.ts'
import { createTokenSource } from './token-source.ts'

type Command =
  | { kind: 'call' }
  | { kind: 'call and reject' }
  | { kind: 'pass time'; ms: number }
  | { kind: 'outage'; failure: 'network' | 'busy' | undefined }
  | { kind: 'disk'; isFull: boolean }

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'call' } as const) },
  { weight: 2, arbitrary: fc.constant({ kind: 'call and reject' } as const) },
  fc.record({ kind: fc.constant('pass time' as const), ms: fc.integer({ min: 0, max: 4_000_000 }) }),
  fc.record({
    kind: fc.constant('outage' as const),
    failure: fc.constantFrom('network' as const, 'busy' as const, undefined),
  }),
  fc.record({ kind: fc.constant('disk' as const), isFull: fc.boolean() }),
)

/** A world in which the scheduler decides when each request and each write happens. */
function createWorld(scheduler: fc.Scheduler, rotates: boolean) {
  let nowMs = Date.UTC(2026, 0, 1)
  let isFull = false
  const now = () => nowMs
  const authority = createTokenAuthority(now, { rotates })
  const memory = createMemoryTokenStore({ refreshToken: 'refresh-0' })
  const everStored = new Set<string>()
  const write = scheduler.scheduleFunction(async (tokens: Parameters<TokenStore['save']>[0]) => {
    if (isFull) throw new Error('disk full')
    await memory.save(tokens)
    if (tokens.accessToken !== undefined) everStored.add(tokens.accessToken)
  })
  const store: TokenStore = { ...memory, save: write }
  const fetch = scheduler.scheduleFunction(authority.fetch) as typeof globalThis.fetch
  const grant = createRefreshTokenGrant({ oauthUrl: 'http://localhost/oauth2', clientId: 'app', fetch, now })
  const source = createTokenSource({ grant, store, now, retry: false })

  async function call(andReject: boolean): Promise<void> {
    try {
      const accessToken = await source.getAccessToken()
      assert.ok(everStored.has(accessToken), 'stored before use')
      if (andReject) source.rejectAccessToken(accessToken)
    } catch (error) {
      if (!(error instanceof LightfiError)) throw error // outages are part of the world
    }
  }

  function run(step: Command): Promise<void> | undefined {
    if (step.kind === 'call') return call(false)
    if (step.kind === 'call and reject') return call(true)
    if (step.kind === 'pass time') nowMs += step.ms
    if (step.kind === 'outage') authority.settings.failure = step.failure
    if (step.kind === 'disk') isFull = step.isFull
    return undefined
  }

  function mend() {
    authority.settings.failure = undefined
    isFull = false
  }

  return { authority, memory, source, run, mend }
}

test('any interleaving keeps one refresh at a time, stores before use and never loses the refresh token', async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    fc.array(command, { minLength: 1, maxLength: 30 }),
    fc.boolean(),
    async (scheduler, commands, rotates) => {
      const { authority, memory, source, run, mend } = createWorld(scheduler, rotates)
      const calls: Promise<void>[] = []
      const sequence = scheduler.scheduleSequence(
        commands.map((step) => async () => {
          const call = run(step)
          if (call) calls.push(call)
        }),
      )
      await scheduler.waitFor(sequence.task)
      await scheduler.waitFor(Promise.all(calls))
      mend()
      assert.ok(await scheduler.waitFor(source.getAccessToken()), 'usable once everything works')
      assert.ok(authority.seen.mostConcurrent <= 1, 'one refresh at a time')
      assert.equal(authority.seen.reused, false, 'no spent refresh token was sent')
      assert.ok(
        authority.refreshTokens.has((await memory.load())?.refreshToken ?? ''),
        'the stored one is good',
      )
    },
  )
  await fc.assert(property, { numRuns: 200 })
})
