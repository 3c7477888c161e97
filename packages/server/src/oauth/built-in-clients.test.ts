/** Tests the clients that every server has for pages of its own: the dashboard and `/docs`. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import * as openid from 'openid-client'
import {
  type AdministrationServer,
  type Person,
  startAdministrationServer,
} from '../../testing/administration-server.ts'
import { Browser } from '../../testing/browser.ts'
import { authorize, logIn, readError, refresh, signOut } from '../../testing/login.ts'
import { createBuiltInClients } from './built-in-clients.ts'

const builtIn = ['lightfi-account', 'lightfi-cli', 'lightfi-dashboard', 'lightfi-docs']

let server: AdministrationServer
before(async () => {
  server = await startAdministrationServer()
})
after(() => server.server.close())

/** Logs a person in at a page of the server, like the page would. */
async function logInAtPage(clientId: string, path: string, { userId, username, password }: Person) {
  const { publicUrl } = server.server
  const client = { clientId, clientSecret: '' }
  const target = { issuer: `${publicUrl}/oauth2`, client, user: { userId, username, password } }
  const verifier = openid.randomPKCECodeVerifier()
  const browser = new Browser()
  const callback = await logIn(
    target,
    {
      redirect_uri: `${publicUrl}${path}`,
      scope: 'aws.cognito.signin.user.admin openid profile email',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    },
    browser,
  )
  assert.equal(callback.origin + callback.pathname, `${publicUrl}${path}`)
  const options = { execute: [openid.allowInsecureRequests] }
  const config = await openid.discovery(new URL(target.issuer), clientId, {}, openid.None(), options)
  const tokens = await openid.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  })
  return { tokens, target, browser }
}

describe('the built-in client of the dashboard', () => {
  it('logs users of every organisation in with PKCE, without a secret, for all they may do', async () => {
    for (const person of [server.people.viewer, server.people.stranger]) {
      const { tokens } = await logInAtPage('lightfi-dashboard', '/dashboard/callback', person)
      const { body } = await server.call('/me', { token: tokens.access_token })
      assert.deepEqual([body.user_id, body.name], [person.userId, person.username])
    }
  })

  it('gets another refresh token at each refresh', async () => {
    const { tokens, target } = await logInAtPage(
      'lightfi-dashboard',
      '/dashboard/callback',
      server.people.viewer,
    )
    const first = await refresh(target, tokens.refresh_token)
    const { refresh_token: second } = (await first.json()) as { refresh_token: string }
    assert.ok(second)
    assert.notEqual(second, tokens.refresh_token)
    assert.equal((await refresh(target, second)).status, 200)
  })

  it('goes nowhere but to its own page of this server, and only with PKCE', async () => {
    const { publicUrl } = server.server
    const client = { clientId: 'lightfi-dashboard', clientSecret: '' }
    const target = { issuer: `${publicUrl}/oauth2`, client, user: server.people.viewer }
    const elsewhere = [`${publicUrl}/docs/redirect`, `${publicUrl}/dashboard/`, 'http://localhost:3000/']
    for (const redirect_uri of elsewhere) {
      const { response, url } = await authorize(target, new Browser(), { redirect_uri })
      assert.ok(response.status >= 400 && !url.includes('/interaction/'), redirect_uri)
    }
    const redirect_uri = `${publicUrl}/dashboard/callback`
    const { url } = await authorize(target, new Browser(), { redirect_uri })
    assert.equal(new URL(url).searchParams.get('error'), 'invalid_request')
  })

  it('may send the browser back to the dashboard after signing out', async () => {
    const { browser } = await logInAtPage('lightfi-dashboard', '/dashboard/callback', server.people.viewer)
    const { publicUrl } = server.server
    const target = `${publicUrl}/dashboard/`
    const query = `?client_id=lightfi-dashboard&logout_uri=${encodeURIComponent(target)}`
    const answer = await signOut(publicUrl, browser, query)
    assert.equal(answer.headers.get('location'), target)
  })
})

describe('the built-in client of the interactive documentation', () => {
  it('gets an access token for everything, and no refresh token', async () => {
    const { tokens } = await logInAtPage('lightfi-docs', '/docs/redirect', server.people.viewer)
    assert.equal(tokens.refresh_token, undefined)
    const { status } = await server.call('/me', { token: tokens.access_token })
    assert.equal(status, 200)
    const refused = await refresh(
      {
        issuer: `${server.server.publicUrl}/oauth2`,
        client: { clientId: 'lightfi-docs', clientSecret: '' },
        user: server.people.viewer,
      },
      'anything',
    )
    assert.equal(await readError(refused), 'unauthorized_client')
  })
})

describe('where the built-in client of the interactive documentation may come back to', () => {
  const listCallbacks = (publicUrl: string) =>
    createBuiltInClients(publicUrl).find(({ clientId }) => clientId === 'lightfi-docs')?.callbackUrls

  it('is both names of this machine, where the public URL is one of them', () => {
    const [named, numbered] = ['http://localhost:8000/docs/redirect', 'http://127.0.0.1:8000/docs/redirect']
    assert.deepEqual(listCallbacks('http://localhost:8000'), [named, numbered])
    assert.deepEqual(listCallbacks('http://127.0.0.1:8000'), [numbered, named])
  })

  it('is the public URL alone everywhere else', () => {
    for (const publicUrl of [
      'https://sensors.example',
      'http://localhost.example:8000',
      'http://[::1]:8000',
    ]) {
      assert.deepEqual(listCallbacks(publicUrl), [`${publicUrl}/docs/redirect`])
    }
  })
})

describe('the built-in clients in the administration', () => {
  it('are listed when they are asked for, each as built in, and can be read', async () => {
    const admin = (path: string) => server.as(server.people.admin, 'GET', path)
    const own = (await admin('/clients?limit=1000')).body.data as { client_id: string; built_in: boolean }[]
    assert.ok(own.length > 0 && own.every(({ built_in }) => !built_in))
    const all = (await admin('/clients?limit=1000&built_in=true')).body.data as typeof own
    const added = all.filter(({ built_in }) => built_in).map(({ client_id }) => client_id)
    assert.deepEqual(added.sort(), builtIn)
    assert.equal(all.length, own.length + builtIn.length)
    const { status, body } = await admin('/clients/lightfi-dashboard')
    assert.deepEqual([status, body.kind, body.built_in], [200, 'public', true])
  })

  it('cannot be changed, disabled or deleted by anybody', async () => {
    const { admin } = server.people
    for (const id of builtIn) {
      for (const [method, path, body] of [
        ['PATCH', `/clients/${id}`, { name: 'Mine' }],
        ['DELETE', `/clients/${id}`],
        ['POST', `/clients/${id}/disable`],
        ['POST', `/clients/${id}/enable`],
        ['POST', `/clients/${id}/secret`],
      ] as const) {
        const answer = await server.as(admin, method, path, body)
        assert.deepEqual([answer.status, answer.body.code], [409, 'not_possible'], `${method} ${path}`)
        assert.match(answer.body.detail, /built in/)
      }
    }
  })
})
