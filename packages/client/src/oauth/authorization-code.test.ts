import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { answerJson, createTokenAuthority } from '../../testing/token-authority.ts'
import { AuthorizationError, TokenEndpointError, TokenRefusedError } from '../errors/token-error.ts'
import { finishAuthorization, startAuthorization } from './authorization-code.ts'
import { discoverAuthorizationServer } from './authorization-server.ts'
import { revokeToken } from './revoke-token.ts'

const oauthUrl = 'http://127.0.0.1:8000/oauth2'
const redirectUri = 'http://127.0.0.1:5555/callback'
const metadata = { issuer: oauthUrl, authorization_endpoint: `${oauthUrl}/authorize` }

async function startLogin() {
  const server = await discoverAuthorizationServer({ oauthUrl, fetch: async () => answerJson(200, metadata) })
  return startAuthorization(server, { clientId: 'lightfi-cli', redirectUri, scope: 'readings:read' })
}

test('the metadata is read below the oauth_url and must name it as its issuer', async () => {
  let asked = ''
  const fetch = async (input: RequestInfo | URL) => {
    asked = String(input)
    return answerJson(200, { ...metadata, issuer: 'http://127.0.0.1:8000/other' })
  }
  await assert.rejects(discoverAuthorizationServer({ oauthUrl, fetch }), TokenEndpointError)
  assert.equal(asked, `${oauthUrl}/.well-known/openid-configuration`)
  const missing = async () => new Response('nothing', { status: 404 })
  await assert.rejects(discoverAuthorizationServer({ oauthUrl, fetch: missing }), TokenEndpointError)
})

test('the authorization URL carries state and an S256 challenge, different at each login', async () => {
  const [first, second] = [await startLogin(), await startLogin()]
  const { searchParams } = new URL(first.url)
  const challenge = createHash('sha256').update(first.codeVerifier).digest('base64url')
  assert.deepEqual(Object.fromEntries(searchParams), {
    response_type: 'code',
    client_id: 'lightfi-cli',
    redirect_uri: redirectUri,
    scope: 'readings:read',
    state: first.state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  })
  assert.notEqual(first.state, second.state)
  assert.notEqual(first.codeVerifier, second.codeVerifier)
  assert.ok(!first.url.includes(first.codeVerifier))
})

test('a code is redeemed with its verifier and redirect URI', async () => {
  const authority = createTokenAuthority(Date.now)
  const pending = await startLogin()
  const client = { oauthUrl, clientId: 'lightfi-cli', fetch: authority.fetch }
  const callback = new URLSearchParams({ code: 'c0de', state: pending.state, iss: oauthUrl })
  const granted = await finishAuthorization(client, pending, callback)
  assert.ok(granted.accessToken)
  assert.deepEqual(Object.fromEntries(authority.seen.tokenRequests[0] ?? []), {
    grant_type: 'authorization_code',
    code: 'c0de',
    redirect_uri: redirectUri,
    code_verifier: pending.codeVerifier,
    client_id: 'lightfi-cli',
  })
})

test('an answer with a wrong or missing state or iss, or twice the code, is not redeemed', async () => {
  const authority = createTokenAuthority(Date.now)
  const client = { oauthUrl, clientId: 'lightfi-cli', fetch: authority.fetch }
  const pending = await startLogin()
  const good = { code: 'c0de', state: pending.state, iss: oauthUrl }
  const bad = [
    { ...good, state: 'someone else' },
    { code: good.code, iss: good.iss },
    { ...good, iss: 'http://127.0.0.1:8000/evil' },
    { code: good.code, state: good.state },
  ].map((parameters) => new URLSearchParams(parameters))
  const twice = new URLSearchParams(good)
  twice.append('state', pending.state)
  for (const callback of [...bad, twice]) {
    const error = await finishAuthorization(client, pending, callback).catch((reason: unknown) => reason)
    assert.ok(error instanceof AuthorizationError, String(callback))
    assert.doesNotMatch(inspect(error, { depth: 9 }), /c0de/)
  }
  assert.equal(authority.seen.tokenRequests.length, 0)
})

test('a refusal by the user says why', async () => {
  const pending = await startLogin()
  const callback = new URLSearchParams({ error: 'access_denied', state: pending.state, iss: oauthUrl })
  const login = finishAuthorization({ oauthUrl, clientId: 'lightfi-cli' }, pending, callback)
  await assert.rejects(login, /refused \(access_denied\)/)
})

test('a token is revoked at /revoke; a refusal is an error', async () => {
  const sent: Request[] = []
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    sent.push(new Request(input, init))
    return new Response(null, { status: 200 })
  }
  await revokeToken({ oauthUrl, clientId: 'lightfi-cli', fetch }, 'r')
  assert.equal(sent[0]?.url, `${oauthUrl}/revoke`)
  assert.equal(await sent[0]?.text(), 'token=r&client_id=lightfi-cli')
  const refuse = async () => answerJson(401, { error: 'invalid_client' })
  await assert.rejects(revokeToken({ oauthUrl, clientId: 'x', fetch: refuse }, 'r'), TokenRefusedError)
})

test('a machine whose clock is hours ahead logs in: the time of an ID token, which is not read, ends nothing', async () => {
  const pending = await startLogin()
  const nowS = Math.floor(Date.now() / 1000)
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const claims = { iss: oauthUrl, aud: 'lightfi-cli', sub: 'user', iat: nowS - 18_000, exp: nowS - 14_400 }
  const idToken = `${encode({ alg: 'RS256' })}.${encode(claims)}.c2lnbmF0dXJl`
  const fetch = async () =>
    answerJson(200, { access_token: 'at', token_type: 'Bearer', expires_in: 60, id_token: idToken })
  const callback = new URLSearchParams({ code: 'c0de', state: pending.state, iss: oauthUrl })
  const granted = await finishAuthorization({ oauthUrl, clientId: 'lightfi-cli', fetch }, pending, callback)
  assert.equal(granted.accessToken, 'at')
})
