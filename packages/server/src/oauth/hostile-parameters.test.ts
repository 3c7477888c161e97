/** Sends wrong, missing, repeated, oversized and hostile parameters to every endpoint. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { callbackUrl, obtainTokens } from '../../testing/login.ts'
import { type OauthServer, startOauthServer } from '../../testing/oauth-server.ts'

type Fields = readonly (readonly [name: string, value: string])[]

interface Endpoint {
  readonly name: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** A request that works, or nearly. */
  readonly fields: Readonly<Record<string, string>>
}

/** Values that have broken servers elsewhere. */
const hostileValues: Readonly<Record<string, string>> = {
  empty: '',
  blank: ' ',
  'null byte': 'a\0b',
  newline: 'a\r\nset-cookie: a=b\r\nlocation: https://evil.example/',
  script: '"><script>alert(1)</script>',
  'SQL quote': "' OR '1'='1",
  prototype: '__proto__',
  constructor: 'constructor',
  'not Unicode': '\ud800',
  emoji: '👩‍🚀'.repeat(50),
  'right to left': '\u202eevil',
  path: '../../../../etc/passwd',
  'other site': 'https://evil.example/',
  'site in disguise': 'http://localhost:3000@evil.example/',
  'script address': 'javascript:alert(1)',
  'data address': 'data:text/html,x',
  JWT: 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.',
  'many dots': '.'.repeat(200),
  'many blanks': 'openid '.repeat(200).trim(),
  'number beyond': '99999999999999999999999999',
  negative: '-1',
  JSON: '{"a":{"b":[]}}',
  long: 'x'.repeat(5_000),
}

let server: OauthServer
let endpoints: readonly Endpoint[]
let secrets: readonly string[]
const allowedOrigins = new Set(['http://localhost:3000'])
before(async () => {
  server = await startOauthServer()
  const tokens = await obtainTokens(server)
  const { clientId, clientSecret } = server.client
  const own = { client_id: clientId, client_secret: clientSecret }
  const token = tokens.refresh_token ?? ''
  secrets = [clientSecret, token, tokens.access_token, server.user.password]
  allowedOrigins.add(new URL(server.publicUrl).origin)
  const authorization = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callbackUrl,
    scope: 'openid',
    state: 'state',
    nonce: 'nonce',
    prompt: 'login',
    max_age: '60',
    login_hint: 'ada',
    ui_locales: 'en',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    resource: server.publicUrl,
    response_mode: 'query',
  }
  const exchange = { ...own, redirect_uri: callbackUrl, code: 'x'.repeat(43), code_verifier: 'x'.repeat(43) }
  const device = 'urn:ietf:params:oauth:grant-type:device_code'
  endpoints = [
    { name: 'authorize', method: 'GET', path: '/oauth2/authorize', fields: authorization },
    { name: 'authorize by form', method: 'POST', path: '/oauth2/authorize', fields: authorization },
    {
      name: 'back from the login page',
      method: 'GET',
      path: '/oauth2/authorize/x',
      // The client has one callback URL, which the library fills in.
      fields: { ...authorization, client_id: 'lightfi-cli' },
    },
    {
      name: 'back from the login page, for a device',
      method: 'GET',
      path: '/oauth2/device/x',
      fields: { client_id: 'lightfi-cli', redirect_uri: callbackUrl },
    },
    {
      name: 'code',
      method: 'POST',
      path: '/oauth2/token',
      fields: { grant_type: 'authorization_code', ...exchange },
    },
    {
      name: 'refresh',
      method: 'POST',
      path: '/oauth2/token',
      fields: { grant_type: 'refresh_token', refresh_token: token, scope: 'openid', ...own },
    },
    {
      name: 'client credentials',
      method: 'POST',
      path: '/oauth2/token',
      fields: {
        grant_type: 'client_credentials',
        scope: 'readings:write',
        resource: server.publicUrl,
        ...own,
      },
    },
    {
      name: 'device code',
      method: 'POST',
      path: '/oauth2/token',
      fields: { grant_type: device, device_code: 'x', ...own },
    },
    {
      name: 'device authorization',
      method: 'POST',
      path: '/oauth2/device_authorization',
      fields: { scope: 'openid', ...own },
    },
    { name: 'device page', method: 'GET', path: '/oauth2/device', fields: { user_code: 'BBBB-BBBB' } },
    {
      name: 'device form',
      method: 'POST',
      path: '/oauth2/device',
      fields: { xsrf: 'x', user_code: 'BBBB-BBBB', confirm: 'yes', abort: 'yes' },
    },
    {
      name: 'revoke',
      method: 'POST',
      path: '/oauth2/revoke',
      fields: { token: 'x', token_type_hint: 'access_token', ...own },
    },
    {
      name: 'introspect',
      method: 'POST',
      path: '/oauth2/introspect',
      fields: { token, token_type_hint: 'refresh_token', ...own },
    },
    {
      name: 'userInfo',
      method: 'GET',
      path: '/oauth2/userInfo',
      fields: { access_token: tokens.access_token },
    },
    {
      name: 'end session',
      method: 'GET',
      path: '/oauth2/logout',
      fields: { id_token_hint: 'x', client_id: clientId, post_logout_redirect_uri: callbackUrl, state: 's' },
    },
    {
      name: 'end session form',
      method: 'POST',
      path: '/oauth2/logout/confirm',
      fields: { xsrf: 'x', logout: 'yes' },
    },
    {
      name: 'logout',
      method: 'GET',
      path: '/logout',
      fields: { client_id: clientId, logout_uri: callbackUrl },
    },
    {
      name: 'login form',
      method: 'POST',
      path: '/oauth2/interaction/x',
      fields: { username: 'ada', password: 'wrong' },
    },
    {
      name: 'consent form',
      method: 'POST',
      path: '/oauth2/interaction/x/consent',
      fields: { consent: 'yes' },
    },
    { name: 'setup', method: 'POST', path: '/setup', fields: { token: 'x', username: 'a', password: 'b' } },
  ]
})
after(() => server.close())

function send({ method, path }: Endpoint, fields: Fields): Promise<Response> {
  const parameters = new URLSearchParams(fields.map(([name, value]) => [name, value]))
  const init = { method, redirect: 'manual' } as const
  if (method === 'GET') return fetch(`${server.publicUrl}${path}?${parameters}`, init)
  return fetch(`${server.publicUrl}${path}`, { ...init, body: parameters })
}

/**
 * Checks that the server did not fail, that the answer holds no secret, and that it leads to no unregistered
 * address.
 */
async function check(what: string, response: Response): Promise<void> {
  const text = await response.text()
  assert.ok(response.status < 500, `${what}: ${response.status} ${text.slice(0, 300)}`)
  const location = response.headers.get('location') ?? ''
  const answer = `${text}\n${location}`
  for (const secret of secrets) assert.ok(!answer.includes(secret), `${what} echoes a secret`)
  assert.ok(!text.includes('<script>alert'), `${what} echoes a script`)
  assert.ok(!response.headers.getSetCookie().some((cookie) => cookie.startsWith('a=b')), what)
  if (location === '') return
  const { origin } = new URL(location, server.publicUrl)
  assert.ok(allowedOrigins.has(origin), `${what} redirects to ${location.slice(0, 200)}`)
}

/** Sends each request to each endpoint; only its change can be the cause of a failure. */
async function checkAll(vary: (endpoint: Endpoint) => Iterable<readonly [what: string, fields: Fields]>) {
  for (const endpoint of endpoints) {
    for (const [what, fields] of vary(endpoint)) {
      await check(`${endpoint.name}, ${what}`, await send(endpoint, fields))
    }
  }
}

describe('no endpoint fails, tells a secret or sends a browser elsewhere', () => {
  it('when a parameter is missing, or all are', () =>
    checkAll(function* vary({ fields }) {
      yield ['nothing', []]
      for (const name of Object.keys(fields)) {
        yield [`without ${name}`, Object.entries(fields).filter(([other]) => other !== name)]
      }
    }))

  it('when a parameter is repeated', () =>
    checkAll(function* vary({ fields }) {
      for (const [name, value] of Object.entries(fields)) {
        yield [`${name} twice`, [...Object.entries(fields), [name, value]]]
        yield [`${name} twice, differently`, [...Object.entries(fields), [name, 'https://evil.example/']]]
        yield [`${name} as a list`, [...Object.entries(fields), [`${name}[]`, value]]]
      }
    }))

  it('when a parameter is hostile', () =>
    checkAll(function* vary({ fields }) {
      for (const name of Object.keys(fields)) {
        for (const [kind, value] of Object.entries(hostileValues)) {
          yield [`${name}: ${kind}`, Object.entries({ ...fields, [name]: value })]
        }
      }
    }))

  it('when it gets parameters that nobody knows, or a great many', () =>
    checkAll(function* vary({ fields }) {
      const known = Object.entries(fields)
      yield [
        'unknown',
        [...known, ['__proto__', 'x'], ['constructor', 'x'], ['request', 'a.b.c'], ['claims', '{']],
      ]
      yield ['request_uri', [...known, ['request_uri', 'https://evil.example/']]]
      yield ['registration', [...known, ['registration', '{}'], ['web_message_uri', 'https://evil.example/']]]
      yield ['many', [...known, ...Array.from({ length: 500 }, (_, index) => [`p${index}`, 'x'] as const)]]
    }))

  it('when its body is too large, of another type, broken, or missing', async () => {
    const bodies: readonly (readonly [string, string, string | undefined])[] = [
      ['a megabyte', 'application/x-www-form-urlencoded', `token=${'x'.repeat(1_000_000)}`],
      ['JSON', 'application/json', '{"grant_type":"refresh_token"}'],
      ['broken escapes', 'application/x-www-form-urlencoded', 'grant_type=%ZZ&token=%'],
      ['multipart', 'multipart/form-data; boundary=x', '--x--'],
      ['text', 'text/plain', 'token=x'],
      ['nothing', 'application/x-www-form-urlencoded', undefined],
    ]
    for (const endpoint of endpoints.filter(({ method }) => method === 'POST')) {
      for (const [what, type, body] of bodies) {
        const response = await fetch(server.publicUrl + endpoint.path, {
          method: 'POST',
          redirect: 'manual',
          headers: { 'content-type': type },
          ...(body !== undefined && { body }),
        })
        await check(`${endpoint.name}, ${what}`, response)
      }
    }
  })

  it('when the Authorization header is broken', async () => {
    const headers = [
      'Basic',
      'Basic x',
      'Basic ====',
      `Basic ${btoa('a')}`,
      `Basic ${btoa(':')}`,
      `Basic ${btoa('%:%')}`,
      'Bearer',
      'Bearer a.b.c',
      'DPoP x',
      `Bearer ${'x'.repeat(9_000)}`,
    ]
    for (const endpoint of endpoints) {
      for (const authorization of headers) {
        const init = { method: endpoint.method, redirect: 'manual', headers: { authorization } } as const
        const response = await fetch(server.publicUrl + endpoint.path, init)
        await check(`${endpoint.name}, ${authorization.slice(0, 20)}`, response)
      }
    }
  })

  it('and logs no secret on the way', () => {
    const log = server.readLog()
    for (const secret of secrets) assert.ok(!log.includes(secret))
  })
})
