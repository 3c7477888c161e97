import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it, mock } from 'node:test'
import { exchange, logIn } from '../../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../../testing/oauth-server.ts'

const good = {
  organisation_name: 'Acme & Sons',
  time_zone: 'America/New_York',
  username: 'Grace',
  password: 'nine words would do here',
  password_again: 'nine words would do here',
}

describe('the setup link', () => {
  let server: OauthServer
  let link: string
  beforeEach(async () => {
    server = await startOauthServer({ empty: true })
    link = (await server.oauth.setup.createLink()) ?? ''
  })
  afterEach(async () => {
    mock.timers.reset()
    await server.close()
  })

  function submit(answers: Readonly<Record<string, string>>): Promise<Response> {
    const token = new URL(link).searchParams.get('token') ?? ''
    return fetch(`${server.publicUrl}/setup`, {
      method: 'POST',
      body: new URLSearchParams({ token, ...answers }),
    })
  }

  it('makes an organisation, an administrator and a client, which then work', async () => {
    const page = await fetch(link)
    assert.equal(page.status, 200)
    assert.match(await page.text(), /<option value="Europe\/London">/)
    const done = await submit({ ...good, time_zone: 'america/new_york' })
    assert.equal(done.status, 200)
    assert.equal(done.headers.get('cache-control'), 'no-store')
    const values = [...(await done.text()).matchAll(/<code id="\w+">([^<]+)<\/code>/g)].map(
      (match) => match[1] ?? '',
    )
    const [oauthUrl, clientId = '', clientSecret = ''] = values
    assert.equal(oauthUrl, `${server.publicUrl}/oauth2`)
    const [organisation] = await server.relational.estate.listLocations()
    assert.equal(organisation?.name, good.organisation_name)
    assert.equal(organisation?.time_zone, good.time_zone)
    const user = server.accounts.findByUsername('grace')
    assert.equal(user?.role, 'admin')
    assert.deepEqual(user?.locationIds, [organisation?.location_id])
    const client = { clientId, clientSecret }
    const admin = {
      ...server,
      user: { userId: user?.userId ?? '', username: 'GRACE', password: good.password },
    }
    const tokens = await exchange(admin, await logIn(admin, { client_id: clientId }), client)
    assert.equal((await server.oauth.verifyAccessToken(tokens.access_token)).sub, user?.userId)
  })

  it('works once, and no new one is made while somebody can log in', async () => {
    assert.equal((await submit(good)).status, 200)
    assert.equal((await submit({ ...good, username: 'second' })).status, 404)
    assert.equal((await fetch(link)).status, 404)
    assert.equal(await server.oauth.setup.createLink(), undefined)
    assert.equal(server.accounts.size, 1)
  })

  it('works once even when used twice at the same moment', async () => {
    const answers = await Promise.all([submit(good), submit({ ...good, username: 'second' })])
    assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 404])
    assert.equal(server.accounts.size, 1)
    assert.equal((await server.relational.estate.listLocations()).length, 1)
  })

  it('shows the same result again to a form that is sent twice, for a minute', async () => {
    const pages = await Promise.all([submit(good), submit(good)])
    const [first, second] = await Promise.all(pages.map((page) => page.text()))
    assert.deepEqual(
      pages.map((page) => page.status),
      [200, 200],
    )
    assert.equal(first, second)
    const [organisation] = await server.relational.estate.listLocations()
    assert.equal(server.oauth.clients.listClients(organisation?.location_id ?? '').length, 1)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 60_001 })
    assert.equal((await submit(good)).status, 404)
  })

  it('is refused with another token, after a day, and once a newer one exists', async () => {
    assert.equal((await fetch(`${server.publicUrl}/setup?token=guess`)).status, 404)
    assert.equal((await fetch(`${server.publicUrl}/setup`)).status, 404)
    const newer = (await server.oauth.setup.createLink()) ?? ''
    assert.equal((await fetch(link)).status, 404)
    assert.equal((await fetch(newer)).status, 200)
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 86_400_001 })
    assert.equal((await fetch(newer)).status, 404)
  })

  it('says what is wrong beside each field, keeps what was typed but no password, and writes nothing', async () => {
    const cases = [
      [{ organisation_name: ' ' }, 'organisation_name', /Enter the name of your organisation/],
      [{ time_zone: 'Mars/Base' }, 'time_zone', /Choose a time zone from the list/],
      [{ username: '' }, 'username', /Enter a user name/],
      [{ password: 'too short', password_again: 'too short' }, 'password', /at least 12 characters/],
      [{ password_again: 'something else' }, 'password_again', /two passwords are not the same/],
    ] as const
    for (const [wrong, field, message] of cases) {
      const answer = await submit({ ...good, ...wrong })
      assert.equal(answer.status, 400)
      const text = await answer.text()
      assert.match(text, message)
      assert.match(
        text,
        new RegExp(
          `id="${field}"[^>]*aria-describedby="[^"]*${field}-problem"[^>]*aria-invalid="true"[^>]*autofocus`,
        ),
      )
      assert.match(text, /<title>Error: /)
      if (field !== 'organisation_name') assert.match(text, /value="Acme &amp; Sons"/)
      assert.doesNotMatch(text, /nine words|too short|something else/)
    }
    assert.equal((await server.relational.estate.listLocations()).length, 0)
    assert.equal(server.accounts.size, 0)
    assert.equal((await submit(good)).status, 200)
  })
})
