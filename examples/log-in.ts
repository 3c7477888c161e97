import type { DemoFacts } from './demo-facts.ts'

/** Redirects and pages that one login may take, more than it ever does. */
const maxSteps = 12

/**
 * Logs the first demo user in through the hosted page and redeems the code: what a person does once in a
 * browser, and what the setup of an unattended client ends with. Use it with a demo only; programs should
 * never ask for passwords.
 *
 * @returns a refresh token of the first demo client.
 */
export async function logInToDemo(facts: DemoFacts): Promise<string> {
  const [user] = facts.users
  const [client] = facts.oauth_clients
  const callbackUrl = client?.callback_urls[0]
  if (!user || !client || !callbackUrl) throw new Error('demo.json has no user or client')
  const authorize = new URL(`${facts.oauth_url}/authorize`)
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: callbackUrl,
    scope: 'aws.cognito.signin.user.admin',
  }).toString()
  const callback = await walkThroughLogin(authorize, callbackUrl, user)
  const code = callback.searchParams.get('code')
  if (!code) throw new Error(`The login was refused: ${callback.searchParams.get('error') ?? 'no code'}`)
  const answer = await fetch(`${facts.oauth_url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callbackUrl,
      client_id: client.client_id,
      client_secret: client.client_secret,
    }),
  })
  const tokens = (await answer.json()) as Record<string, string | undefined>
  if (tokens.refresh_token) return tokens.refresh_token
  const { error, error_description: reason } = tokens
  throw new Error(`The code was not redeemed (HTTP ${answer.status}, ${error}: ${reason})`)
}

/**
 * Follows redirects and fills in the login form, as a browser does, until it would leave for the callback
 * URL.
 */
async function walkThroughLogin(
  start: URL,
  callbackUrl: string,
  user: DemoFacts['users'][number],
): Promise<URL> {
  const cookies = new Map<string, string>()
  let address = start
  let form: URLSearchParams | undefined
  for (let step = 0; step < maxSteps; step++) {
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: form }),
    })
    keepCookies(response, cookies)
    const location = response.headers.get('location')
    if (location) {
      await response.body?.cancel()
      address = new URL(location, address)
      form = undefined
      if (address.href.startsWith(callbackUrl)) return address
      continue
    }
    const page = await response.text()
    if (form) throw new Error(`The login page did not accept the demo user (HTTP ${response.status})`)
    form = fillLoginForm(page, user)
    address = new URL(
      readAttribute(/<form\b[^<>]*>/i.exec(page)?.[0] ?? '', 'action') ?? address.href,
      address,
    )
  }
  throw new Error(`The login did not come back to ${callbackUrl}`)
}

function keepCookies(response: Response, cookies: Map<string, string>): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const equals = pair.indexOf('=')
    const value = pair.slice(equals + 1)
    if (value === '') cookies.delete(pair.slice(0, equals))
    else cookies.set(pair.slice(0, equals), value)
  }
}

function fillLoginForm(page: string, user: DemoFacts['users'][number]): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [input] of page.matchAll(/<input\b[^<>]*>/gi)) {
    const name = readAttribute(input, 'name')
    const type = readAttribute(input, 'type')
    if (name && type !== 'checkbox') fields.set(name, readAttribute(input, 'value') ?? '')
  }
  if (!fields.has('username') || !fields.has('password')) throw new Error('This is not the login page')
  fields.set('username', user.username)
  fields.set('password', user.password)
  return fields
}

function readAttribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
