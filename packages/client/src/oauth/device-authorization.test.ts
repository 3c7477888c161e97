import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { answerJson } from '../../testing/token-authority.ts'
import type { Clock } from '../clock.ts'
import { AuthorizationError, TokenRefusedError } from '../errors/token-error.ts'
import { finishDeviceAuthorization, startDeviceAuthorization } from './device-authorization.ts'

const oauthUrl = 'http://127.0.0.1:8000/oauth2'
const codes = {
  device_code: 'device-secret',
  user_code: 'BCDF-GHJK',
  verification_uri: `${oauthUrl}/device`,
  expires_in: 600,
}
const granted = answerJson.bind(undefined, 200, {
  access_token: 'a.b.c',
  token_type: 'Bearer',
  refresh_token: 'r',
})
const refuse = (error: string) => () => answerJson(400, { error })

/** Begins a login at a server that answers the questions of the device as `script` says, and finishes it. */
async function logIn(script: readonly (() => Response)[], interval?: number) {
  const asked: URLSearchParams[] = []
  const waits: number[] = []
  let nowMs = 0
  const clock: Clock = {
    now: () => nowMs,
    wait: async (ms) => {
      waits.push(ms / 1000)
      nowMs += ms
    },
  }
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (String(input).endsWith('/device_authorization'))
      return answerJson(200, { ...codes, ...(interval && { interval }) })
    asked.push(new URLSearchParams(String(init?.body)))
    const behave = script[Math.min(asked.length, script.length) - 1]
    if (!behave) throw new TypeError('fetch failed')
    return behave()
  }
  const client = { oauthUrl, clientId: 'lightfi-cli', fetch }
  const pending = await startDeviceAuthorization(client, 'readings:read')
  const result = await finishDeviceAuthorization(client, pending, { clock }).catch((error: unknown) => error)
  return { pending, result, asked, waits }
}

test('the device asks in the pace of the server until it has its tokens', async () => {
  const { pending, result, asked, waits } = await logIn([refuse('authorization_pending'), granted], 7)
  assert.equal(pending.userCode, 'BCDF-GHJK')
  assert.deepEqual(result, { accessToken: 'a.b.c', refreshToken: 'r' })
  assert.deepEqual(waits, [7, 7])
  assert.deepEqual(Object.fromEntries(asked[0] ?? []), {
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    device_code: 'device-secret',
    client_id: 'lightfi-cli',
  })
})

test('each slow_down adds five seconds for good; without an interval the pace is five seconds', async () => {
  const script = [refuse('slow_down'), refuse('authorization_pending'), refuse('slow_down'), granted]
  assert.deepEqual((await logIn(script)).waits, [5, 10, 10, 15])
})

test('a network in trouble is asked half as often each time, and the login goes on', async () => {
  const drop = () => {
    throw new TypeError('fetch failed')
  }
  const busy = () => answerJson(503, {}, { 'retry-after': '60' })
  const { waits, result } = await logIn([drop, busy, refuse('authorization_pending'), granted])
  assert.deepEqual(waits, [5, 10, 60, 60])
  assert.deepEqual(result, { accessToken: 'a.b.c', refreshToken: 'r' })
})

test('a refusal, an expired code and a wrong client end it with errors that say so, without the code', async () => {
  for (const [script, kind, text] of [
    [[refuse('access_denied')], AuthorizationError, /access_denied/],
    [[refuse('expired_token')], AuthorizationError, /while it was valid/],
    [[refuse('invalid_client')], TokenRefusedError, /invalid_client/],
    [[refuse('authorization_pending')], AuthorizationError, /while it was valid/],
  ] as const) {
    const { result, waits } = await logIn(script)
    assert.ok(result instanceof kind)
    assert.match(result.message, text)
    assert.doesNotMatch(inspect(result, { depth: 9 }), /device-secret/)
    assert.ok(waits.length <= 120)
  }
})

test('aborting ends the wait with the reason', async () => {
  const pending = await startDeviceAuthorization({
    oauthUrl,
    clientId: 'x',
    fetch: async () => answerJson(200, codes),
  })
  const reason = new Error('enough')
  const login = finishDeviceAuthorization({ oauthUrl, clientId: 'x' }, pending, {
    signal: AbortSignal.abort(reason),
  })
  await assert.rejects(login, reason)
})
