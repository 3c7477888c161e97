import { CookieJar } from './cookie-jar.ts'
import { readPasswordForm } from './login-form.ts'

/** A person who logs in. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

/** The end of a login. */
export interface LoginEnd {
  readonly url: URL
  /** Body of the last page; empty when `stopAt` was reached, which is never visited. */
  readonly text: string
}

const mostSteps = 20

/**
 * Does what a person with a browser does: opens an address, follows redirects to the hosted page, fills its
 * form, and follows back to the application.
 *
 * @param start address to open.
 * @param stopAt a redirect to an address that begins so ends the login without visiting it.
 * @throws {Error} when a page is not what a login leads to; the message holds no credentials and no code.
 */
export async function driveLogin(start: URL, credentials: Credentials, stopAt?: string): Promise<LoginEnd> {
  const jar = new CookieJar()
  let request: { url: URL; form?: URLSearchParams } = { url: start }
  let isFormSent = false
  for (let step = 0; step < mostSteps; step++) {
    const answer = await send(jar, request.url, request.form)
    const location = answer.headers.get('location')
    if (location !== null && answer.status >= 300 && answer.status < 400) {
      await answer.body?.cancel()
      const next = new URL(location, request.url)
      if (stopAt !== undefined && next.href.startsWith(stopAt)) return { url: next, text: '' }
      request = { url: next }
      continue
    }
    const text = await answer.text()
    const form = readPasswordForm(text, request.url)
    const where = `${request.url.origin}${request.url.pathname}`
    if (form === undefined) {
      if (answer.ok) return { url: request.url, text }
      throw new Error(`${where} answered ${answer.status} to a login: ${text}`)
    }
    if (isFormSent) throw new Error(`${where} asked for the password again (${answer.status})`)
    form.fields.set('username', credentials.username)
    form.fields.set('password', credentials.password)
    request = { url: form.action, form: form.fields }
    isFormSent = true
  }
  throw new Error(`A login did not end within ${mostSteps} steps`)
}

/** The facts for a login on behalf of a person. */
export interface LoginRequest extends Credentials {
  readonly oauthUrl: string
  readonly clientId: string
  readonly clientSecret: string
  /** One that the client has registered; it is never visited. Default `http://localhost:3000/`. */
  readonly redirectUri?: string
}

/** The answer of the token endpoint (RFC 6749 section 5.1). */
export interface TokenAnswer {
  readonly access_token: string
  readonly refresh_token?: string
  readonly token_type: string
  /** Seconds. */
  readonly expires_in: number
}

/**
 * Logs a person in and exchanges the code that the redirect carries, as Postman does: with HTTP Basic.
 *
 * @throws {Error} when the login or the exchange fails.
 */
export async function obtainTokens(request: LoginRequest): Promise<TokenAnswer> {
  const { oauthUrl, clientId, clientSecret, redirectUri = 'http://localhost:3000/' } = request
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    scope: 'aws.cognito.signin.user.admin',
    redirect_uri: redirectUri,
  })
  const { url } = await driveLogin(new URL(`${oauthUrl}/authorize?${query}`), request, redirectUri)
  const code = url.searchParams.get('code')
  if (code === null) throw new Error(`The redirect carries no code but ${url.searchParams.get('error')}`)
  const answer = await fetch(`${oauthUrl}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirectUri }),
  })
  if (!answer.ok) throw new Error(`The token endpoint answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as TokenAnswer
}

/** Logs a person in and returns the refresh token. */
export async function obtainRefreshToken(request: LoginRequest): Promise<string> {
  const { refresh_token } = await obtainTokens(request)
  if (refresh_token === undefined) throw new Error('The token endpoint gave no refresh token')
  return refresh_token
}

async function send(jar: CookieJar, url: URL, form: URLSearchParams | undefined): Promise<Response> {
  const cookie = jar.headerFor(url)
  const answer = await fetch(url, {
    redirect: 'manual',
    headers: {
      accept: 'text/html',
      ...(cookie !== '' && { cookie }),
      ...(form && { origin: url.origin }),
    },
    ...(form && { method: 'POST', body: form }),
  })
  jar.keep(url, answer.headers)
  return answer
}
