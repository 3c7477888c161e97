/** Tests the server with clients that were written after the standards. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { scopeList } from '@openlightfi/contract'
import * as oauth from 'oauth4webapi'
import { callbackUrl, logIn } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import { deviceGrant } from './index.ts'

const insecure = { [oauth.allowInsecureRequests]: true }

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())

describe('a client written after the standards', () => {
  it('finds the endpoints, logs in with PKCE, checks iss, reads the ID token, refreshes and revokes', async () => {
    const issuer = new URL(server.issuer)
    for (const algorithm of ['oauth2', 'oidc'] as const) {
      const found = await oauth.discoveryRequest(issuer, { ...insecure, algorithm })
      await oauth.processDiscoveryResponse(issuer, found)
    }
    const metadata = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, { ...insecure, algorithm: 'oauth2' }),
    )
    const client: oauth.Client = { client_id: server.client.clientId }
    const authentication = oauth.ClientSecretPost(server.client.clientSecret)
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const callback = await logIn(server, {
      scope: 'openid readings:read',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    const parameters = oauth.validateAuthResponse(metadata, client, callback, state)
    const answer = await oauth.authorizationCodeGrantRequest(
      metadata,
      client,
      authentication,
      parameters,
      callbackUrl,
      verifier,
      insecure,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(metadata, client, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    })
    assert.equal(oauth.getValidatedIdTokenClaims(tokens)?.sub, server.user.userId)
    await assert.rejects(server.oauth.verifyAccessToken(tokens.id_token ?? ''), {
      name: 'InvalidAccessToken',
    })
    const request = new Request(server.publicUrl, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    })
    const claims = await oauth.validateJwtAccessToken(metadata, request, server.publicUrl, insecure)
    assert.equal(claims.client_id, client.client_id)
    const token = tokens.refresh_token ?? ''
    const refreshed = await oauth.refreshTokenGrantRequest(metadata, client, authentication, token, insecure)
    await oauth.processRefreshTokenResponse(metadata, client, refreshed)
    const revoked = await oauth.revocationRequest(metadata, client, authentication, token, insecure)
    await oauth.processRevocationResponse(revoked)
  })

  it('is told by the metadata what the running endpoints do', async () => {
    const at = `${server.publicUrl}/.well-known/oauth-authorization-server/oauth2`
    const metadata = (await (await fetch(at)).json()) as Record<string, unknown>
    const below = await fetch(`${server.issuer}/.well-known/openid-configuration`)
    assert.deepEqual(await below.json(), metadata)
    assert.equal(metadata.issuer, server.issuer)
    assert.deepEqual(metadata.scopes_supported, scopeList)
    assert.deepEqual(metadata.response_types_supported, ['code'])
    assert.deepEqual(metadata.code_challenge_methods_supported, ['S256'])
    const grants = ['authorization_code', 'client_credentials', 'refresh_token', deviceGrant]
    assert.deepEqual([...(metadata.grant_types_supported as string[])].sort(), grants)
    const endpoints = Object.entries(metadata).filter(([name]) => /_endpoint$|_uri$/.test(name))
    assert.deepEqual(endpoints.map(([, url]) => String(url).replace(server.issuer, '')).sort(), [
      '/authorize',
      '/device_authorization',
      '/introspect',
      '/jwks',
      '/logout',
      '/revoke',
      '/token',
      '/userInfo',
    ])
    for (const [name, url] of endpoints) {
      const method = /^(token|revocation|introspection|device_authorization)_/.test(name) ? 'POST' : 'GET'
      assert.notEqual((await fetch(String(url), { method })).status, 404, name)
    }
    const { keys } = (await (await fetch(`${server.issuer}/jwks`)).json()) as {
      keys: Record<string, unknown>[]
    }
    assert.deepEqual(keys.map((key) => key.alg).sort(), ['ES256', 'RS256'])
    for (const key of keys) for (const secret of ['d', 'p', 'q']) assert.ok(!(secret in key))
  })

  it('gets the same metadata whatever the Host header says', async () => {
    const at = `${server.address.replace('localhost', '127.0.0.1')}/oauth2/.well-known/openid-configuration`
    const metadata = (await (await fetch(at)).json()) as { token_endpoint: string }
    assert.equal(metadata.token_endpoint, `${server.issuer}/token`)
  })
})
