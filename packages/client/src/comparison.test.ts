import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { inspect } from 'node:util'
import { OAuth2Client } from 'google-auth-library'
import * as openid from 'openid-client'
import { AuthorizationCode } from 'simple-oauth2'
import { createTokenAuthority, serveOverHttp } from '../testing/token-authority.ts'
import { createClient } from './create-client.ts'
import { createFileTokenStore } from './node/file-token-store.ts'
import { createRefreshTokenGrant } from './oauth/refresh-token-grant.ts'
import { createTokenSource } from './tokens/token-source.ts'

const clientId = 'app'
const clientSecret = 'top-secret'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'lightfi-compare-'))
})
after(() => rm(root, { recursive: true }))

/** A program that uses a library as its manual says. It has one login, whose access token has ended. */
interface Login {
  /** An access token that works. */
  getAccessToken(): Promise<unknown>
  /** The refresh token that the library would use next; absent where it keeps none. */
  findRefreshToken?(): Promise<string | null | undefined>
  /** Calls the API, where the library does that. */
  callApi?(): Promise<unknown>
}

/**
 * Opens a login with each library. `name` tells logins apart; the same name shares what can be shared.
 */
const libraries: Record<string, (url: string, name: string) => Promise<Login>> = {
  async ours(url, name) {
    const store = createFileTokenStore(join(root, name, 'tokens.json'))
    if (!(await store.load()))
      await store.save({ refreshToken: 'refresh-0', accessToken: 'over', expiresAtMs: 1 })
    const grant = createRefreshTokenGrant({ oauthUrl: `${url}/oauth2`, clientId, clientSecret })
    const tokens = createTokenSource({ grant, store, retry: { baseDelayMs: 1 } })
    const client = createClient({ baseUrl: url, tokens })
    return {
      getAccessToken: () => tokens.getAccessToken(),
      findRefreshToken: async () => (await store.load())?.refreshToken,
      callApi: () => client.readBaseLocations(),
    }
  },
  async 'openid-client'(url) {
    const server = { issuer: `${url}/oauth2`, token_endpoint: `${url}/oauth2/token` }
    const config = new openid.Configuration(server, clientId, clientSecret)
    openid.allowInsecureRequests(config)
    let accessToken = 'over'
    return {
      async getAccessToken() {
        accessToken = (await openid.refreshTokenGrant(config, 'refresh-0')).access_token
      },
      callApi: async () => {
        const response = await openid.fetchProtectedResource(
          config,
          accessToken,
          new URL(`${url}/locations`),
          'GET',
        )
        if (!response.ok) throw new Error(String(response.status))
      },
    }
  },
  async 'google-auth-library'(url) {
    const client = new OAuth2Client({
      clientId,
      clientSecret,
      forceRefreshOnFailure: true,
      endpoints: { oauth2TokenUrl: `${url}/oauth2/token` },
    })
    client.setCredentials({ refresh_token: 'refresh-0', access_token: 'over', expiry_date: 1 })
    return {
      getAccessToken: () => client.getAccessToken(),
      findRefreshToken: async () => client.credentials.refresh_token,
      callApi: () => client.request({ url: `${url}/locations` }),
    }
  },
  async 'simple-oauth2'(url) {
    const auth = { tokenHost: url, tokenPath: '/oauth2/token' }
    const client = new AuthorizationCode({ client: { id: clientId, secret: clientSecret }, auth })
    let token = client.createToken({
      refresh_token: 'refresh-0',
      access_token: 'over',
      expires_at: new Date(1),
    })
    return {
      async getAccessToken() {
        if (token.expired()) token = await token.refresh()
      },
      findRefreshToken: async () => token.token.refresh_token as string | undefined,
    }
  },
}

type Authority = ReturnType<typeof createTokenAuthority>
type Behaviour = Parameters<typeof createTokenAuthority>[1]

let names = 0

/** Opens a login at a server of its own, over real HTTP. */
async function open(t: TestContext, library: string, behaviour?: Behaviour) {
  const authority = createTokenAuthority(Date.now, behaviour)
  const server = await serveOverHttp(authority.fetch)
  t.after(() => server.close())
  names += 1
  const name = `login-${names}`
  const openAgain = () => libraries[library]?.(server.url, name) as Promise<Login>
  return { authority, login: await openAgain(), openAgain }
}

const yesNo = (is: boolean) => (is ? 'yes' : 'no')
const fail = (login: Login) =>
  login.getAccessToken().then(
    () => undefined,
    (error: unknown) => error,
  )
const countRequests = ({ seen }: Authority) => String(seen.tokenRequests.length)

/** The observations of each library. The names are the rows of the table in docs/sdk-comparison.md. */
const observations: Record<string, (t: TestContext, library: string) => Promise<string>> = {
  async 'token requests of 20 calls at once'(t, library) {
    const { authority, login } = await open(t, library)
    await Promise.all(Array.from({ length: 20 }, () => login.getAccessToken()))
    return countRequests(authority)
  },
  async 'token requests of two programs with one login'(t, library) {
    const { authority, login, openAgain } = await open(t, library)
    const other = await openAgain()
    await Promise.all([login.getAccessToken(), other.getAccessToken()])
    return countRequests(authority)
  },
  async 'a new refresh token takes the place of the old one'(t, library) {
    const { login } = await open(t, library, { rotates: true })
    await login.getAccessToken()
    if (!login.findRefreshToken) return 'left to you'
    return yesNo((await login.findRefreshToken()) === 'refresh-1')
  },
  async 'the refresh token stays when the answer has none'(t, library) {
    const { login } = await open(t, library)
    await login.getAccessToken()
    if (!login.findRefreshToken) return 'left to you'
    return yesNo((await login.findRefreshToken()) === 'refresh-0')
  },
  async 'a restart goes on with the newest refresh token'(t, library) {
    const { login, openAgain } = await open(t, library, { rotates: true })
    await login.getAccessToken()
    const again = await openAgain()
    if (!again.findRefreshToken) return 'left to you'
    return (await again.findRefreshToken()) === 'refresh-1' ? 'yes' : 'left to you'
  },
  async 'a lost answer is asked for again'(t, library) {
    const { login } = await open(t, library, { rotates: true, rotationGraceMs: 10_000, lostAnswers: 1 })
    return yesNo((await fail(login)) === undefined)
  },
  async 'a login that is over is asked for no more'(t, library) {
    const { authority, login } = await open(t, library)
    authority.endRefreshTokens()
    await fail(login)
    const before = authority.seen.tokenRequests.length
    await fail(login)
    return yesNo(authority.seen.tokenRequests.length === before)
  },
  async 'a 401 of the API is answered by a new token'(t, library) {
    const { authority, login } = await open(t, library)
    await login.getAccessToken()
    authority.endAccessTokens()
    if (!login.callApi) return 'calls no API'
    return yesNo(
      await login.callApi().then(
        () => true,
        () => false,
      ),
    )
  },
  async 'a failed refresh shows no secret'(t, library) {
    const { login } = await open(t, library, { failure: 'busy' })
    const text = inspect(await fail(login), { depth: 12, showHidden: true })
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64')
    return yesNo(![clientSecret, 'refresh-0', basic].some((secret) => text.includes(secret)))
  },
}

const page = await readFile(new URL('../../../docs/sdk-comparison.md', import.meta.url), 'utf8')
const [header = [], , ...rows] = page
  .split('<!-- table: read by packages/client/src/comparison.test.ts -->\n')[1]
  ?.split('\n\n')[0]
  ?.split('\n')
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  ) ?? [[]]

test('the table has every observation and every library', () => {
  assert.deepEqual(header.slice(1), Object.keys(libraries))
  assert.deepEqual(
    rows.map(([row]) => row),
    Object.keys(observations),
  )
})

for (const [row = '', ...cells] of rows) {
  for (const [index, cell] of cells.entries()) {
    const library = header[index + 1] ?? ''
    test(`${library}: ${row}: ${cell}`, async (t) => {
      assert.equal(await observations[row]?.(t, library), cell)
    })
  }
}
