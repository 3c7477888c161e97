import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it, mock } from 'node:test'
import { exchange, logIn, obtainTokens, readTokens, refresh, type TokenAnswer } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import type { AccountErrorCode, User } from './accounts.ts'

const password = 'a long enough password'

function readToken(link: string | undefined): string {
  return new URL(link ?? '').searchParams.get('token') ?? ''
}

describe('users from invitation to deletion', () => {
  let server: OauthServer
  let organisationId: string
  let count = 0
  before(async () => {
    server = await startOauthServer()
    organisationId = server.organisationId
    await server.relational.estate.insertLocation({
      location_id: 'org_other',
      parent_id: null,
      organisation_id: 'org_other',
      kind: 'organisation',
      name: 'Other',
      time_zone: 'UTC',
      properties: '{}',
    })
  })
  after(() => server.close())
  afterEach(() => mock.timers.reset())

  function refuses(promise: Promise<unknown>, code: AccountErrorCode): Promise<void> {
    return assert.rejects(promise, { name: 'AccountError', code })
  }

  async function createUser(): Promise<User> {
    count += 1
    const role = 'viewer' as const
    const username = `user${count}@example.org`
    return server.accounts.createUser({
      organisationId,
      username,
      password,
      role,
      locationIds: [organisationId],
    })
  }

  async function invite(email: string) {
    return server.accounts.inviteUser({
      organisationId,
      email,
      role: 'viewer',
      locationIds: [organisationId],
    })
  }

  function obtainTokensOf(user: User): Promise<TokenAnswer> {
    return obtainTokens({ ...server, user: { ...user, password } })
  }

  async function assertEnded(tokens: TokenAnswer): Promise<void> {
    await assert.rejects(server.oauth.verifyAccessToken(tokens.access_token), { name: 'InvalidAccessToken' })
    assert.equal((await refresh(server, tokens.refresh_token)).status, 400)
  }

  async function assertAlive(tokens: TokenAnswer): Promise<void> {
    await server.oauth.verifyAccessToken(tokens.access_token)
    await readTokens(await refresh(server, tokens.refresh_token))
  }

  it('an invited user cannot log in before choosing a password, and can right after', async () => {
    const { user, link, emailedTo } = await invite('grace@example.org')
    assert.equal(emailedTo, undefined)
    assert.equal(user.status, 'invited')
    assert.equal(server.accounts.findAccess(user.userId), undefined)
    for (const guess of ['', password]) {
      assert.equal(await server.accounts.verifyPassword('grace@example.org', guess), undefined)
    }
    const joined = await server.accounts.links.acceptInvitation(readToken(link), password)
    assert.equal(joined.status, 'active')
    assert.equal((await server.accounts.verifyPassword('Grace@Example.org', password))?.userId, user.userId)
    await server.restart()
    assert.deepEqual(server.accounts.findAccess(user.userId), joined)
    assert.equal(joined.email, 'grace@example.org')
  })

  it('an invitation works once, for 7 days, until a newer one is made, and not with a bad password', async () => {
    const { user, link } = await invite('heidi@example.org')
    await refuses(server.accounts.links.acceptInvitation(readToken(link), 'short'), 'password_too_short')
    await refuses(server.accounts.links.reset(readToken(link), password, false), 'link_unusable')
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 604_800_001 })
    await refuses(server.accounts.links.acceptInvitation(readToken(link), password), 'link_unusable')
    const renewed = await server.accounts.links.renewInvitation(organisationId, user.userId)
    mock.timers.tick(604_799_000)
    await refuses(server.accounts.links.acceptInvitation(readToken(link), password), 'link_unusable')
    const results = await Promise.allSettled(
      ['first password of two', 'second password of two'].map((chosen) =>
        server.accounts.links.acceptInvitation(readToken(renewed.link), chosen),
      ),
    )
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await refuses(server.accounts.links.renewInvitation(organisationId, user.userId), 'status_wrong')
  })

  it('refuses an address that is taken or none', async () => {
    const { user } = await invite('ivan@example.org')
    await refuses(invite('IVAN@example.org'), 'username_taken')
    await refuses(invite(server.user.username), 'username_taken')
    for (const email of [
      '',
      'ivan',
      'a b@example.org',
      'a@b@c',
      'a\n@example.org',
      `${'a'.repeat(128)}@x.org`,
    ]) {
      await refuses(invite(email), 'email_invalid')
    }
    await server.accounts.deleteUser(organisationId, user.userId)
    await invite('ivan@example.org')
  })

  it('a link to reset a password works once, for an hour, and ends with a password change', async () => {
    const user = await createUser()
    const reset = () => server.accounts.links.createReset(organisationId, user.userId)
    const first = await reset()
    const second = await reset()
    const change = (link: string | undefined, chosen: string) =>
      server.accounts.links.reset(readToken(link), chosen, false)
    await refuses(change(first.link, 'another long password'), 'link_unusable')
    await change(second.link, 'another long password')
    await refuses(change(second.link, 'yet another password'), 'link_unusable')
    assert.equal(await server.accounts.verifyPassword(user.username, password), undefined)
    const third = await reset()
    await server.accounts.changePassword(user.userId, 'another long password', password, false)
    await refuses(change(third.link, 'yet another password'), 'link_unusable')
    const fourth = await reset()
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 3_600_001 })
    await refuses(change(fourth.link, 'yet another password'), 'link_unusable')
  })

  it('changing the password needs the old one, and leaves logins alone unless told to sign out everywhere', async () => {
    const user = await createUser()
    const tokens = await obtainTokensOf(user)
    const other = await obtainTokens(server)
    const change = (from: string, to: string, everywhere: boolean) =>
      server.accounts.changePassword(user.userId, from, to, everywhere)
    await refuses(change('not the old password', 'a new long password', false), 'password_wrong')
    await refuses(change(password, 'short', false), 'password_too_short')
    await change(password, 'a new long password', false)
    await assertAlive(tokens)
    await change('a new long password', password, true)
    await assertEnded(tokens)
    await assertAlive(other)
  })

  it('signing out everywhere ends every token of the user at once, also after a restart, and nobody else is touched', async () => {
    const user = await createUser()
    const tokens = await Promise.all([obtainTokensOf(user), obtainTokensOf(user)])
    const other = await obtainTokens(server)
    await server.accounts.signOutEverywhere(user.userId)
    for (const ended of tokens) await assertEnded(ended)
    await assertAlive(other)
    await server.restart()
    for (const ended of tokens) await assertEnded(ended)
    await assertAlive(await obtainTokensOf(user))
  })

  it('a code that was not exchanged yet is ended too', async () => {
    const user = await createUser()
    const callback = await logIn({ ...server, user: { ...user, password } })
    await server.accounts.signOutEverywhere(user.userId)
    await assert.rejects(exchange(server, callback))
  })

  it('a disabled user has no access and cannot log in until enabled, and old tokens stay ended', async () => {
    const user = await createUser()
    const tokens = await obtainTokensOf(user)
    await server.accounts.changeUser(organisationId, user.userId, { isDisabled: true })
    assert.equal(server.accounts.findAccess(user.userId), undefined)
    assert.equal(await server.accounts.verifyPassword(user.username, password), undefined)
    await assertEnded(tokens)
    await refuses(server.accounts.links.createReset(organisationId, user.userId), 'status_wrong')
    await server.restart()
    assert.equal(server.accounts.findUser(organisationId, user.userId)?.status, 'disabled')
    await server.accounts.changeUser(organisationId, user.userId, { isDisabled: false })
    await assertEnded(tokens)
    await assertAlive(await obtainTokensOf(user))
  })

  it('a deleted user is gone with every token, and the name is free again', async () => {
    const user = await createUser()
    const tokens = await obtainTokensOf(user)
    const count = server.accounts.countUsers(organisationId)
    assert.equal(count, server.accounts.listUsers(organisationId).length)
    await server.accounts.deleteUser(organisationId, user.userId)
    assert.equal(server.accounts.countUsers(organisationId), count - 1)
    await assertEnded(tokens)
    assert.equal(server.accounts.findUser(organisationId, user.userId), undefined)
    const again = {
      organisationId,
      username: user.username,
      password,
      role: 'viewer',
      locationIds: [],
    } as const
    assert.notEqual((await server.accounts.createUser(again)).userId, user.userId)
  })

  it('roles and locations change at once and survive a restart', async () => {
    const user = await createUser()
    await server.accounts.changeUser(organisationId, user.userId, { role: 'installer' })
    await server.accounts.changeUser(organisationId, user.userId, { locationIds: [] })
    for (const _ of [1, 2]) {
      const access = server.accounts.findAccess(user.userId)
      assert.equal(access?.role, 'installer')
      assert.deepEqual(access?.locationIds, [])
      await server.restart()
    }
    await refuses(
      server.accounts.changeUser(organisationId, user.userId, { locationIds: ['org_other'] }),
      'location_unknown',
    )
  })

  it('an organisation keeps an administrator, even when two go at once', async () => {
    const { userId } = server.user
    const { accounts } = server
    await refuses(accounts.changeUser(organisationId, userId, { role: 'viewer' }), 'last_admin')
    await refuses(accounts.changeUser(organisationId, userId, { locationIds: [] }), 'last_admin')
    await refuses(accounts.changeUser(organisationId, userId, { isDisabled: true }), 'last_admin')
    await refuses(accounts.deleteUser(organisationId, userId), 'last_admin')
    const second = await createUser()
    await accounts.changeUser(organisationId, second.userId, { role: 'admin' })
    const results = await Promise.allSettled(
      [userId, second.userId].map((id) => accounts.changeUser(organisationId, id, { role: 'viewer' })),
    )
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    await accounts.changeUser(organisationId, second.userId, { role: 'admin' })
    await accounts.changeUser(organisationId, userId, { role: 'admin' })
    await accounts.deleteUser(organisationId, second.userId)
  })

  it('a user of another organisation can be neither read nor changed', async () => {
    const { userId } = server.user
    const { accounts } = server
    const before = accounts.findUser(organisationId, userId)
    assert.equal(accounts.findUser('org_other', userId), undefined)
    assert.deepEqual(accounts.listUsers('org_other'), [])
    assert.equal(accounts.countUsers('org_other'), 0)
    await refuses(accounts.changeUser('org_other', userId, { role: 'viewer' }), 'user_unknown')
    await refuses(accounts.changeUser('org_other', userId, { locationIds: ['org_other'] }), 'user_unknown')
    await refuses(accounts.changeUser('org_other', userId, { isDisabled: true }), 'user_unknown')
    await refuses(accounts.changeUser('org_other', userId, { isDisabled: false }), 'user_unknown')
    await refuses(accounts.deleteUser('org_other', userId), 'user_unknown')
    await refuses(accounts.removeSecondFactor('org_other', userId), 'user_unknown')
    await refuses(accounts.links.createReset('org_other', userId), 'user_unknown')
    await refuses(accounts.links.renewInvitation('org_other', userId), 'user_unknown')
    assert.deepEqual(accounts.findUser(organisationId, userId), before)
  })
})
