/** Tests the claims of the scopes `profile` and `email` about a user (OpenID Connect Core section 5.4). */
import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { decodeJwt } from 'jose'
import { exchange, logIn } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'

let server: OauthServer
before(async () => {
  server = await startOauthServer()
})
after(() => server.close())

async function readUserInfo(scope: string): Promise<unknown> {
  const tokens = await exchange(server, await logIn(server, { scope }))
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  return (await fetch(`${server.issuer}/userInfo`, { headers })).json()
}

it('the e-mail address goes to whoever has the scope for it, and to nobody else', async () => {
  const { userId: sub, username } = server.user
  assert.deepEqual(await readUserInfo('openid'), { sub, username })
  assert.deepEqual(await readUserInfo('openid email'), { sub, username, email: username })
  const profile = { sub, username, preferred_username: username }
  assert.deepEqual(await readUserInfo('openid profile'), profile)
})

it('a user without an address has no such claim', async () => {
  const { organisationId } = server
  const user = { organisationId, username: 'lin', password: 'a long enough password', locationIds: [] }
  const { userId } = await server.accounts.createUser({ ...user, role: 'viewer' })
  const person = { ...server, user: { ...user, userId } }
  const tokens = await exchange(person, await logIn(person, { scope: 'openid profile email' }))
  const headers = { authorization: `Bearer ${tokens.access_token}` }
  const answer = await fetch(`${server.issuer}/userInfo`, { headers })
  assert.deepEqual(await answer.json(), { sub: userId, username: 'lin', preferred_username: 'lin' })
  assert.equal(decodeJwt(tokens.id_token ?? '').email, undefined)
})
