/** Tests which access tokens the API accepts, and which not, over HTTP. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { decodeJwt, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { type ApiServer, startApiServer } from '../../testing/api-server.ts'
import { exchange, logIn, post, readTokens, refresh, type TokenAnswer } from '../../testing/login.ts'
import { createTemporaryDirectory } from '../../testing/temporary-directory.ts'
import { systemClock } from '../clock.ts'
import { openRelationalStore } from '../storage/relational/relational-store.ts'
import { createSqliteDialect } from '../storage/relational/sqlite-dialect.ts'
import { openSealer } from '../storage/sealer.ts'
import { KeyRing, type SigningJwk } from './key-ring.ts'

const user = { userId: '', username: 'ada', password: 'correct horse battery' }

let api: ApiServer
let signingKeys: readonly SigningJwk[]
let tokens: TokenAnswer
let server: Parameters<typeof logIn>[0]
before(async () => {
  const dataDir = createTemporaryDirectory()
  api = await startApiServer(dataDir)
  const { accounts, clients, publicUrl } = api.server
  await accounts.createUser({ ...user, organisationId: 'org', role: 'admin', locationIds: ['org'] })
  const client = await clients.createClient({
    organisationId: 'org',
    name: 'App',
    kind: 'confidential',
    scopes: ['readings:read', 'openid'],
  })
  server = { publicUrl, issuer: `${publicUrl}/oauth2`, user, client } as never
  tokens = await exchange(server, await logIn(server, { scope: 'readings:read openid' }))
  const store = await openRelationalStore(createSqliteDialect(join(dataDir, 'lightfi.sqlite')), systemClock)
  try {
    const ring = await KeyRing.open(store, openSealer(join(dataDir, 'master.key')), systemClock)
    signingKeys = ring.keys.signingKeys
  } finally {
    await store.close()
  }
})
after(() => api?.server.close())
afterEach(() => mock.timers.reset())

function findKey(algorithm: string): SigningJwk {
  const key = signingKeys.find(({ alg }) => alg === algorithm)
  assert.ok(key)
  return key
}

/**
 * Signs the claims of the good token with changes, with the server's own key: only the change can be the
 * cause of a refusal.
 */
async function sign(changes: JWTPayload, header: Record<string, unknown> = {}): Promise<string> {
  const key = findKey('RS256')
  return new SignJWT({ ...decodeJwt(tokens.access_token), ...changes })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid, ...header })
    .sign(await importJWK({ ...key }, 'RS256'))
}

async function assertTaken(token: string): Promise<void> {
  assert.equal((await api.call('/locations', { token })).status, 200)
}

async function assertRefused(token: string, what: string): Promise<void> {
  const answer = await api.call('/locations', { token })
  assert.equal(answer.status, 401, what)
  assert.equal(answer.headers.get('www-authenticate'), 'Bearer error="invalid_token"', what)
}

describe('the API', () => {
  it('takes a good access token', async () => {
    await assertTaken(tokens.access_token)
    await assertTaken(await sign({}))
  })

  it('refuses a token of alg none, of HS256 with a public key, and of a foreign key, even one named by jku', async () => {
    const good = decodeJwt(tokens.access_token)
    await assertRefused(new UnsecuredJWT(good).encode(), 'none')
    const { keys } = (await (await fetch(`${server.issuer}/jwks`)).json()) as { keys: SigningJwk[] }
    for (const key of keys) {
      const secret = new TextEncoder().encode(JSON.stringify(key))
      const forged = new SignJWT(good).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key.kid })
      await assertRefused(await forged.sign(secret), 'HS256')
    }
    const { privateKey } = await generateKeyPair('RS256')
    const { kid } = findKey('RS256')
    for (const header of [{ kid }, { jku: 'http://localhost:1/keys' }, { kid: 'elsewhere' }, {}]) {
      const foreign = new SignJWT(good).setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', ...header })
      await assertRefused(await foreign.sign(privateKey), JSON.stringify(header))
    }
  })

  it('refuses a token of a wrong issuer, audience, use, type or time, and an ID token', async () => {
    const nowS = Math.floor(Date.now() / 1000)
    const changes: readonly JWTPayload[] = [
      { iss: 'https://elsewhere.example' },
      { iss: api.server.publicUrl },
      { aud: 'https://elsewhere.example' },
      { aud: server.client.clientId },
      { token_use: 'id' },
      { token_use: undefined },
      { exp: nowS - 1 },
      { exp: 0 },
      { nbf: nowS + 3_600 },
      { client_id: 'nobody' },
    ]
    for (const change of changes) await assertRefused(await sign(change), JSON.stringify(change))
    for (const typ of ['JWT', undefined]) await assertRefused(await sign({}, { typ }), String(typ))
    await assertRefused(tokens.id_token ?? '', 'ID token')
    await assertRefused(tokens.refresh_token ?? '', 'refresh token')
  })

  it('refuses a token from the moment it expires', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    const { exp = 0 } = decodeJwt(tokens.access_token)
    mock.timers.setTime(exp * 1000 - 1_000)
    await assertTaken(tokens.access_token)
    mock.timers.setTime(exp * 1000)
    await assertRefused(tokens.access_token, 'expired')
  })

  it('takes a token from the Authorization header alone, never from the query string', async () => {
    const answer = await api.call(`/locations?access_token=${tokens.access_token}`)
    assert.equal(answer.status, 401)
    assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
  })

  it('feels the end of a login at once, and leaves its siblings alone', async () => {
    const [mine, sibling] = [
      await exchange(server, await logIn(server, { scope: 'readings:read' })),
      await exchange(server, await logIn(server, { scope: 'readings:read' })),
    ]
    const renewed = await readTokens(await refresh(server, mine.refresh_token))
    for (const { access_token: token } of [mine, renewed, sibling]) await assertTaken(token)
    await post(server, '/revoke', { token: mine.refresh_token ?? '' })
    for (const { access_token: token } of [mine, renewed]) await assertRefused(token, 'revoked')
    await assertTaken(sibling.access_token)
    await readTokens(await refresh(server, sibling.refresh_token))
    await post(server, '/revoke', { token: sibling.access_token })
    await assertRefused(sibling.access_token, 'revoked by itself')
    await readTokens(await refresh(server, sibling.refresh_token))
  })

  it('feels that a client was disabled or deleted at once', async () => {
    const { clients } = api.server
    const { clientId, clientSecret = '' } = await clients.createClient({
      organisationId: 'org',
      name: 'Reader',
      kind: 'service',
      scopes: ['readings:read'],
    })
    const answer = await post(
      server,
      '/token',
      { grant_type: 'client_credentials' },
      { clientId, clientSecret },
    )
    const { access_token: token } = await readTokens(answer)
    await assertTaken(token)
    await clients.disableClient(clientId)
    await assertRefused(token, 'disabled')
    await clients.enableClient(clientId)
    await assertTaken(token)
    await clients.deleteClient(clientId)
    await assertRefused(token, 'deleted')
  })
})
