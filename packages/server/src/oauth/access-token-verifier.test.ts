import assert from 'node:assert/strict'
import { dirname, join } from 'node:path'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import {
  decodeJwt,
  decodeProtectedHeader,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { obtainTokens } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import { systemClock } from '../clock.ts'
import { openSealer } from '../storage/sealer.ts'
import { KeyRing, type KeySet } from './key-ring.ts'

describe('verifying an access token', () => {
  let server: OauthServer
  let keys: KeySet
  let good: JWTPayload
  before(async () => {
    server = await startOauthServer({ signingAlgorithm: 'ES256' })
    const sealer = openSealer(join(dirname(server.databasePath), 'master.key'))
    keys = (await KeyRing.open(server.relational, sealer, systemClock)).keys
    const { access_token: token } = await obtainTokens(server)
    good = decodeJwt(token)
    assert.deepEqual(decodeProtectedHeader(token), { alg: 'ES256', typ: 'at+jwt', kid: findKey('ES256').kid })
  })
  after(() => server.close())
  afterEach(() => mock.timers.reset())

  function findKey(algorithm: string) {
    const key = keys.signingKeys.find(({ alg }) => alg === algorithm)
    assert.ok(key)
    return key
  }

  /** Signs with the server's own key, so that only the change of the test can be the cause. */
  async function sign(
    changes: Record<string, unknown>,
    header: Record<string, unknown> = {},
    algorithm = 'ES256',
  ): Promise<string> {
    const key = findKey(algorithm)
    return new SignJWT({ ...good, ...changes })
      .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: key.kid, ...header })
      .sign(await importJWK({ ...key }, algorithm))
  }

  async function assertRefused(token: string): Promise<void> {
    await assert.rejects(server.oauth.verifyAccessToken(token), (error: Error) => {
      assert.equal(error.name, 'InvalidAccessToken')
      assert.equal(error.message, 'the access token is not valid')
      return true
    })
  }

  it('carries the claims that the documented clients read', () => {
    const { client_id, iss, aud, username, token_use, scope, sub } = good
    assert.deepEqual(
      { client_id, iss, aud, username, token_use, scope, sub },
      {
        client_id: server.client.clientId,
        iss: server.issuer,
        aud: server.publicUrl,
        username: server.user.username,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        sub: server.user.userId,
      },
    )
    for (const name of ['exp', 'iat', 'auth_time']) assert.equal(typeof good[name], 'number', name)
    for (const name of ['jti', 'origin_jti']) assert.equal(typeof good[name], 'string', name)
  })

  it('accepts what either of the published keys signed', async () => {
    for (const algorithm of ['ES256', 'RS256']) {
      const claims = await server.oauth.verifyAccessToken(await sign({}, {}, algorithm))
      assert.equal(claims.sub, server.user.userId)
    }
  })

  it('refuses a wrong issuer, audience, use or type, and missing claims', async () => {
    const changes: Record<string, unknown>[] = [
      { iss: server.publicUrl },
      { iss: undefined },
      { aud: server.client.clientId },
      { aud: undefined },
      { token_use: 'id' },
      { token_use: undefined },
      { exp: undefined },
      { jti: undefined },
      { sub: undefined },
      { client_id: undefined },
    ]
    for (const change of changes) await assertRefused(await sign(change))
    for (const typ of ['JWT', 'id_token+jwt', undefined]) await assertRefused(await sign({}, { typ }))
  })

  it('refuses alg none, HS256 with a public key, other algorithms, and keys from elsewhere', async () => {
    await assertRefused(new UnsecuredJWT(good).encode())
    const published = JSON.stringify(keys.publicKeys.find(({ alg }) => alg === 'RS256'))
    const secret = new TextEncoder().encode(published)
    await assertRefused(
      await new SignJWT(good)
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: findKey('RS256').kid })
        .sign(secret),
    )
    for (const algorithm of ['ES256', 'RS256', 'PS256', 'EdDSA']) {
      const { privateKey } = await generateKeyPair(algorithm)
      for (const kid of [findKey('ES256').kid, findKey('RS256').kid, 'other']) {
        const header = { alg: algorithm, typ: 'at+jwt', kid, jku: `${server.issuer}/jwks` }
        await assertRefused(await new SignJWT(good).setProtectedHeader(header).sign(privateKey))
      }
    }
  })

  it('refuses what is no token at all, or was changed', async () => {
    const token = await sign({})
    const [header, payload = '', signature] = token.split('.')
    const changed = Buffer.from(JSON.stringify({ ...good, scope: 'admin' })).toString('base64url')
    for (const bad of [
      '',
      'x',
      'a.b.c',
      `${header}.${changed}.${signature}`,
      `${header}.${payload}.`,
      token.repeat(40),
    ]) {
      await assertRefused(bad)
    }
  })

  it('refuses a token from its last second on, even one that was verified before', async () => {
    const token = await sign({})
    await server.oauth.verifyAccessToken(token)
    const expiresAtMs = (good.exp ?? 0) * 1000
    mock.timers.enable({ apis: ['Date'], now: expiresAtMs - 1 })
    await server.oauth.verifyAccessToken(token)
    mock.timers.setTime(expiresAtMs)
    await assertRefused(token)
    await assertRefused(await sign({ jti: 'never seen before' }))
  })

  it('costs less than a tenth of a millisecond for a token that was verified before', async (test) => {
    const { access_token: token } = await obtainTokens(server)
    await server.oauth.verifyAccessToken(token)
    const calls = 5_000
    // Other programs may take the machine meanwhile; the work of this one stays the same.
    const before = process.cpuUsage()
    for (let index = 0; index < calls; index += 1) await server.oauth.verifyAccessToken(token)
    const { user, system } = process.cpuUsage(before)
    const eachMs = (user + system) / 1000 / calls
    test.diagnostic(`${(eachMs * 1000).toFixed(1)} microseconds each`)
    assert.ok(eachMs < 0.1, `${eachMs} ms each`)
  })
})
