import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'
import type { AccountErrorCode, NewUser } from './accounts.ts'

describe('accounts', () => {
  let server: OauthServer
  before(async () => {
    server = await startOauthServer()
  })
  after(() => server.close())

  function buildNewUser(wanted: Partial<NewUser>): NewUser {
    return {
      organisationId: server.organisationId,
      username: 'somebody',
      password: 'a long enough password',
      role: 'viewer',
      locationIds: [server.organisationId],
      ...wanted,
    }
  }

  async function assertRefused(wanted: Partial<NewUser>, code: AccountErrorCode): Promise<void> {
    const before = server.accounts.size
    await assert.rejects(server.accounts.createUser(buildNewUser(wanted)), { name: 'AccountError', code })
    assert.equal(server.accounts.size, before)
  }

  it('finds a user whatever the case and the spelling of characters', async () => {
    const user = await server.accounts.createUser(buildNewUser({ username: 'Zoë Å.' }))
    for (const spelling of ['zoë å.', 'ZOË Å.', ' Zoe\u0308 \u212b. ']) {
      assert.equal(server.accounts.findByUsername(spelling)?.userId, user.userId)
    }
    assert.equal(server.accounts.findByUsername('zoe a.'), undefined)
  })

  it('refuses a name that is taken or cannot be, a password of the wrong length, and a foreign location', async () => {
    await assertRefused({ username: server.user.username.toUpperCase() }, 'username_taken')
    for (const username of ['', '   ', 'a'.repeat(129), 'a\u0000b', 'a\u202eb']) {
      await assertRefused({ username }, 'username_invalid')
    }
    await assertRefused({ password: 'a'.repeat(11) }, 'password_too_short')
    await assertRefused({ password: 'a'.repeat(1_025) }, 'password_too_long')
    await assertRefused({ locationIds: ['elsewhere'] }, 'location_unknown')
  })

  it('knows a user by name and password alone', async () => {
    const { username, password, userId } = server.user
    assert.equal((await server.accounts.verifyPassword(username, password))?.userId, userId)
    assert.equal(await server.accounts.verifyPassword(username, `${password} `), undefined)
    assert.equal(await server.accounts.verifyPassword('nobody', password), undefined)
  })

  it('does the same work for an unknown user as for a wrong password', async () => {
    const measure = async (username: string): Promise<number> => {
      const startMs = performance.now()
      for (let round = 0; round < 5; round += 1)
        await server.accounts.verifyPassword(username, 'a wrong password')
      return performance.now() - startMs
    }
    await measure('nobody')
    const ratio = (await measure('nobody')) / (await measure(server.user.username))
    assert.ok(ratio > 0.1 && ratio < 10, `ratio ${ratio}`)
  })

  it('gives what a user may see from memory, and the same after a restart', async () => {
    const access = server.accounts.findAccess(server.user.userId)
    assert.deepEqual(access, {
      userId: server.user.userId,
      organisationId: server.organisationId,
      username: server.user.username,
      role: 'admin',
      locationIds: [server.organisationId],
      email: server.user.username,
      status: 'active',
      hasSecondFactor: false,
      createdAtMs: access?.createdAtMs,
    })
    await server.restart()
    assert.deepEqual(server.accounts.findAccess(server.user.userId), access)
    assert.equal(server.accounts.findAccess('nobody'), undefined)
  })
})
