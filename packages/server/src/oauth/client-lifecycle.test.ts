/** Changes, disables and deletes clients while they are in use; seen over HTTP. */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { decodeProtectedHeader } from 'jose'
import { Browser } from '../../testing/browser.ts'
import {
  authorize,
  exchange,
  logIn,
  obtainTokens,
  post,
  readError,
  readTokens,
  refresh,
} from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import { ClientNotFound, InvalidClientSettings } from './index.ts'

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())
afterEach(() => mock.timers.reset())

describe('a client that is changed', () => {
  it('keeps what is not given, takes what is given for the next request, and keeps it over a restart', async () => {
    const client = await server.createClient({ name: 'Before', accessTokenLifetimeS: 300 })
    const tokens = await obtainTokens(server, client)
    assert.equal(tokens.expires_in, 300)
    const changed = await server.oauth.clients.changeClient(client.clientId, {
      name: 'After',
      accessTokenLifetimeS: 600,
      callbackUrls: ['https://new.example/back'],
    })
    assert.equal(changed.name, 'After')
    assert.equal(changed.refreshTokenLifetimeS, 315_360_000)
    assert.equal((await readTokens(await refresh(server, tokens.refresh_token, client))).expires_in, 600)
    const old = await authorize(server, new Browser(), { client_id: client.clientId })
    assert.equal(old.response.status, 400, 'the old callback URL is not taken any more')
    await server.restart()
    assert.deepEqual(server.oauth.clients.findClient(client.clientId), changed)
  })

  it('gives with its old refresh tokens no scope that was taken from it', async () => {
    const client = await server.createClient({ scopes: ['readings:read', 'readings:write'] })
    const callback = await logIn(server, { client_id: client.clientId, scope: undefined })
    const tokens = await exchange(server, callback, client)
    assert.deepEqual(tokens.scope?.split(' ').sort(), ['readings:read', 'readings:write'])
    await server.oauth.clients.changeClient(client.clientId, { scopes: ['readings:read'] })
    const renewed = await readTokens(await refresh(server, tokens.refresh_token, client))
    assert.equal(renewed.scope, 'readings:read')
    assert.deepEqual(
      [...(await server.oauth.verifyAccessToken(renewed.access_token)).scopes],
      ['readings:read'],
    )
  })

  it('stays as it was when one of its settings cannot be', async () => {
    const { clients } = server.oauth
    const { clientId } = await server.createClient({})
    const before = clients.findClient(clientId)
    const wrong = { name: 'x', accessTokenLifetimeS: 299 }
    await assert.rejects(clients.changeClient(clientId, wrong), InvalidClientSettings)
    await assert.rejects(clients.changeClient(clientId, { name: ' ' }), InvalidClientSettings)
    assert.equal(clients.findClient(clientId), before)
  })

  it('must exist and belong to an organisation', async () => {
    for (const clientId of ['nobody', 'lightfi-cli']) {
      const { clients } = server.oauth
      await assert.rejects(clients.changeClient(clientId, { name: 'x' }), ClientNotFound)
      await assert.rejects(clients.rotateSecret(clientId), ClientNotFound)
      await assert.rejects(clients.disableClient(clientId), ClientNotFound)
      await assert.rejects(clients.deleteClient(clientId), ClientNotFound)
    }
  })

  it('applies changes made at the same moment one after the other, so that none is lost', async () => {
    const { clients } = server.oauth
    const { clientId } = await server.createClient({})
    await Promise.all([
      clients.changeClient(clientId, { name: 'Both' }),
      clients.changeClient(clientId, { rotationGraceS: 60 }),
      clients.disableClient(clientId),
      clients.enableClient(clientId),
    ])
    const client = clients.findClient(clientId)
    assert.deepEqual([client?.name, client?.rotationGraceS, client?.isDisabled], ['Both', 60, false])
  })
})

describe('a new secret', () => {
  it('replaces the old one at once; refresh tokens live on', async () => {
    const client = await server.createClient({})
    const { refresh_token: token } = await obtainTokens(server, client)
    const fresh = await server.oauth.clients.rotateSecret(client.clientId)
    assert.equal((await refresh(server, token, client)).status, 401)
    await readTokens(await refresh(server, token, fresh))
  })

  it('is refused to a public client', async () => {
    const client = await server.createClient({ kind: 'public' })
    await assert.rejects(server.oauth.clients.rotateSecret(client.clientId), /no secret/)
  })
})

describe('a disabled client', () => {
  it('gets no tokens and its tokens stop at once, until it is enabled again', async () => {
    const client = await server.createClient({})
    const tokens = await obtainTokens(server, client)
    assert.equal((await server.oauth.clients.disableClient(client.clientId)).isDisabled, true)
    await assert.rejects(server.oauth.verifyAccessToken(tokens.access_token), { name: 'InvalidAccessToken' })
    assert.equal(await readError(await refresh(server, tokens.refresh_token, client)), 'invalid_client')
    const page = await authorize(server, new Browser(), { client_id: client.clientId })
    assert.equal(page.response.status, 400)
    await server.restart()
    await assert.rejects(server.oauth.verifyAccessToken(tokens.access_token), { name: 'InvalidAccessToken' })
    await server.oauth.clients.enableClient(client.clientId)
    await server.oauth.verifyAccessToken(tokens.access_token)
    await readTokens(await refresh(server, tokens.refresh_token, client))
  })
})

describe('a deleted client', () => {
  it('is gone with its grants and tokens, and leaves those of others alone', async () => {
    const client = await server.createClient({})
    const [tokens, others] = [await obtainTokens(server, client), await obtainTokens(server)]
    await readTokens(await refresh(server, tokens.refresh_token, client))
    await server.oauth.clients.deleteClient(client.clientId)
    assert.equal(server.oauth.clients.findClient(client.clientId), undefined)
    await assert.rejects(server.oauth.verifyAccessToken(tokens.access_token), { name: 'InvalidAccessToken' })
    assert.equal(await readError(await refresh(server, tokens.refresh_token, client)), 'invalid_client')
    await readTokens(await refresh(server, others.refresh_token))
    await server.restart()
    assert.equal(server.oauth.clients.findClient(client.clientId), undefined)
  })
})

describe('the settings of a client', () => {
  it('echoes an unchanged refresh token to those who want it', async () => {
    const client = await server.createClient({ echoRefreshToken: true })
    const { refresh_token: token } = await obtainTokens(server, client)
    assert.equal((await readTokens(await refresh(server, token, client))).refresh_token, token)
    const { refresh_token: unechoed } = await obtainTokens(server)
    assert.equal((await readTokens(await refresh(server, unechoed))).refresh_token, undefined)
  })

  it('signs with the algorithm of the client, the service deciding unless it is set', async () => {
    for (const signingAlgorithm of ['RS256', 'ES256'] as const) {
      const client = await server.createClient({ signingAlgorithm, scopes: ['openid', 'readings:read'] })
      const callback = await logIn(server, { client_id: client.clientId, scope: 'openid readings:read' })
      const answer = await exchange(server, callback, client)
      assert.equal(decodeProtectedHeader(answer.access_token).alg, signingAlgorithm)
      assert.equal(decodeProtectedHeader(answer.id_token ?? '').alg, signingAlgorithm)
      await server.oauth.verifyAccessToken(answer.access_token)
    }
    const { access_token: token } = await obtainTokens(server)
    assert.equal(decodeProtectedHeader(token).alg, 'RS256')
  })

  it('gives a rotated refresh token the grace of the client: none, or up to a minute', async () => {
    const startMs = Math.floor(Date.now() / 1000) * 1000
    for (const rotationGraceS of [0, 60]) {
      mock.timers.reset()
      mock.timers.enable({ apis: ['Date'], now: startMs })
      const client = await server.createClient({ rotateRefreshTokens: true, rotationGraceS })
      const { refresh_token: first } = await obtainTokens(server, client)
      await readTokens(await refresh(server, first, client))
      if (rotationGraceS > 0) {
        mock.timers.setTime(startMs + (rotationGraceS - 1) * 1000)
        await readTokens(await refresh(server, first, client))
        mock.timers.setTime(startMs + (rotationGraceS + 1) * 1000)
      }
      assert.equal(await readError(await refresh(server, first, client)), 'invalid_grant')
    }
  })

  it('refuses a grant that the client is not allowed, and gives no refresh token without its grant', async () => {
    const client = await server.createClient({ allowedGrants: ['authorization_code'] })
    assert.equal((await obtainTokens(server, client)).refresh_token, undefined)
    const refused = await post(server, '/token', { grant_type: 'refresh_token', refresh_token: 'x' }, client)
    assert.equal(await readError(refused), 'unauthorized_client')
  })
})
