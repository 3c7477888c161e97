import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser } from '../../testing/browser.ts'
import { authorize, callbackUrl, exchange, logIn, obtainTokens, post, refresh } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import { AuditLog } from '../audit/index.ts'
import { systemClock } from '../clock.ts'

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())

function readAudit(action: string, organisationId = server.organisationId) {
  return new AuditLog(server.relational.audit, systemClock).list({ organisationId, action }, 100)
}

test('a login is recorded with the user, the application and the address', async () => {
  const before = (await readAudit('login.succeeded')).length
  await obtainTokens(server)
  const [entry, ...earlier] = await readAudit('login.succeeded')
  assert.equal(earlier.length, before)
  const { userId, username } = server.user
  assert.deepEqual(entry?.actor, { kind: 'user', id: userId, name: username })
  assert.deepEqual(entry?.subject, { kind: 'user', id: userId })
  assert.deepEqual(entry?.details, { client_id: server.client.clientId })
  assert.match(entry?.remoteAddress ?? '', /^(127\.0\.0\.1|::1)$/)
})

test('what a user gives to an application is recorded as a grant, with its scopes', async () => {
  const { access_token } = await obtainTokens(server)
  const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString())
  const [entry] = await readAudit('grant.created')
  assert.equal(entry?.actor.id, server.user.userId)
  assert.deepEqual(entry?.subject, { kind: 'grant', id: claims.origin_jti })
  assert.deepEqual(entry?.details, { client_id: server.client.clientId, scope: claims.scope })
})

test('failed logins are recorded once a minute, and never with what was typed', async () => {
  const browser = new Browser()
  const { url } = await authorize(server, browser, {})
  for (const username of [server.user.username, server.user.username, 'hunter2-typed-as-a-name']) {
    assert.equal((await browser.submit(url, { username, password: 'wrong horse' })).status, 401)
  }
  const entries = await readAudit('login.failed')
  assert.equal(entries.length, 1)
  assert.equal(entries[0]?.subject.id, server.user.userId)
  assert.equal(entries[0]?.details.attempts, 1)
  const everything = JSON.stringify(
    await new AuditLog(server.relational.audit, systemClock).list(
      { organisationId: server.organisationId },
      100,
    ),
  )
  assert.doesNotMatch(everything, /hunter2|wrong horse/)
})

test('a refresh token that is given back is recorded as its grant, an access token by its id', async () => {
  const { access_token, refresh_token = '' } = await obtainTokens(server)
  await post(server, '/revoke', { token: access_token })
  await post(server, '/revoke', { token: refresh_token })
  const claims = JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString())
  const subjects = (await readAudit('token.revoked')).map(({ subject }) => subject)
  assert.deepEqual(subjects, [
    { kind: 'grant', id: claims.origin_jti },
    { kind: 'token', id: claims.jti },
  ])
  assert.equal((await refresh(server, refresh_token)).status, 400)
})

test('the end of a grant whose code or refresh token comes twice is recorded once, with that reason', async () => {
  const client = await server.createClient({ rotateRefreshTokens: true, rotationGraceS: 0 })
  const ended: string[] = []
  const readGrantId = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).origin_jti as string

  const callback = await logIn(server, { client_id: client.clientId })
  const ofCode = await exchange(server, callback, client)
  const code = callback.searchParams.get('code') ?? ''
  const fields = { grant_type: 'authorization_code', code, redirect_uri: callbackUrl }
  for (let again = 0; again < 2; again += 1) await post(server, '/token', fields, client)
  ended.push(readGrantId(ofCode.access_token))

  const first = await exchange(server, await logIn(server, { client_id: client.clientId }), client)
  await refresh(server, first.refresh_token ?? '', client)
  for (let again = 0; again < 2; again += 1) await refresh(server, first.refresh_token ?? '', client)
  ended.push(readGrantId(first.access_token))

  const entries = await readAudit('grant.revoked')
  assert.deepEqual(entries.map(({ subject }) => subject.id).toReversed(), ended)
  for (const { actor, details } of entries) {
    assert.equal(actor.kind, 'anonymous')
    const { userId } = server.user
    assert.deepEqual(details, { reason: 'used_twice', user_id: userId, client_id: client.clientId })
  }
})

test('tokens that nobody knows, and those of another client, are no act', async () => {
  const before = (await readAudit('token.revoked')).length
  const { refresh_token = '' } = await obtainTokens(server)
  await post(server, '/revoke', { token: 'unknown' })
  await post(server, '/revoke', { token: refresh_token }, await server.createClient({ name: 'Other' }))
  assert.equal((await readAudit('token.revoked')).length, before)
})
