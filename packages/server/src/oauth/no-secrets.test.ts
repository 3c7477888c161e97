import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { it } from 'node:test'
import Sqlite from 'better-sqlite3'
import { Browser } from '../../testing/browser.ts'
import { authorize, exchange, logIn, post, readTokens, refresh } from '../../testing/login.ts'
import { startOauthServer } from '../../testing/oauth-server.ts'

it('no password, secret, code, token or cookie is in clear in the database files or in the log', async () => {
  const server = await startOauthServer()
  try {
    const browser = new Browser()
    const wrongPassword = 'a password mistyped'
    const page = await authorize(server, browser, { state: 'opaque-state-value' })
    await browser.submit(page.url, { username: server.user.username, password: wrongPassword })
    const cookies = browser.cookies
    const callback = await logIn(server, {}, browser)
    cookies.push(...browser.cookies)
    const tokens = await exchange(server, callback)
    const refreshed = await readTokens(await refresh(server, tokens.refresh_token))
    const gateway = await server.createClient({ kind: 'service' })
    const machine = await readTokens(
      await post(server, '/token', { grant_type: 'client_credentials' }, gateway),
    )
    await post(server, '/token', { grant_type: 'authorization_code', code: 'not-a-code', redirect_uri: 'x' })
    await post(server, '/revoke', { token: refreshed.access_token })
    await post(server, '/introspect', { token: machine.access_token })
    // One row is left for each kind of secret, so that the search below can find something.
    assert.deepEqual(listModels(server.databasePath), [
      'AuthorizationCode',
      'Grant',
      'RefreshToken',
      'Session',
    ])

    const secrets = [
      server.user.password,
      wrongPassword,
      server.client.clientSecret,
      gateway.clientSecret,
      callback.searchParams.get('code') ?? '',
      tokens.refresh_token ?? '',
      tokens.access_token,
      refreshed.access_token,
      machine.access_token,
      'opaque-state-value',
      'not-a-code',
      ...cookies.filter(([name]) => !isPageId(name)).map(([, value]) => value),
    ]
    const files = ['', '-wal'].map((suffix) => readFileSync(server.databasePath + suffix, 'latin1')).join('')
    assert.ok(files.includes(server.user.username), 'what is no secret can be found')
    for (const secret of secrets) {
      assert.ok(secret.length > 8)
      for (const form of [secret, secret.split('.').at(-1) ?? secret, encodeURIComponent(secret)]) {
        assert.ok(!files.includes(form), `in the database: ${form.slice(0, 6)}...`)
        assert.ok(!server.readLog().includes(form), `in the log: ${form.slice(0, 6)}...`)
      }
    }
    for (const [name, value] of cookies) assert.ok(!files.includes(value), `in the database: ${name}`)
    for (const member of ['"d":', '"kty"', 'PRIVATE KEY']) assert.ok(!files.includes(member))
    assert.match(server.readLog(), /login refused/)
    assert.match(server.readLog(), /"grant.error"/)
  } finally {
    await server.close()
  }
})

/**
 * Tells whether a cookie holds the id of the login page, as its path does, which is worth nothing without the
 * signature beside it.
 */
function isPageId(cookieName: string): boolean {
  return cookieName === 'lightfi_login' || cookieName === 'lightfi_resume'
}

function listModels(path: string): string[] {
  const database = new Sqlite(path, { readonly: true })
  const rows = database.prepare('select distinct model from oauth_records order by model').all() as {
    model: string
  }[]
  database.close()
  return rows.map((row) => row.model)
}
