import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { calculatePKCECodeChallenge, generateRandomCodeVerifier } from 'oauth4webapi'
import type { Chooser } from './chooser.ts'
import type { Application, Organisation, Person, World } from './world.ts'

type Fields = Readonly<Record<string, string>>

/** Tells whether an application may serve a person at all, whatever the server thinks. */
function serves({ organisation }: Application, person: Person): boolean {
  return organisation === undefined || organisation === person.organisation
}

/** Builds headers for an attempt from another address, or the limit on guesses from one would end the run. */
function elsewhere(): Record<string, string> {
  return { 'x-forwarded-for': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` }
}

/**
 * Lets a person go where an application sends them, and log in there if asked. @returns the organisations
 * that may have changed.
 */
export async function logIn(world: World, choose: Chooser): Promise<Organisation[]> {
  const person = choose.pick(world.organisations.flatMap(({ people }) => people))
  const application = choose.pick(listLoginApplications(world))
  world.admit(person.organisation, application.clientId)
  const silent = choose.chance(20)
  const location = choose.chance(35) ? choose.pick(world.all('location')) : undefined
  const scope = [
    choose.chance(50) ? 'aws.cognito.signin.user.admin' : 'admin readings:read',
    location && `location:${location}`,
  ]
  const verifier = generateRandomCodeVerifier()
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: application.clientId,
    redirect_uri: application.callbackUrl,
    scope: scope.filter(Boolean).join(' '),
    ...(silent && { prompt: 'none' }),
    ...(application.kind === 'public' && {
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  })
  const url = `${world.server.publicUrl}/oauth2/authorize?${query}`
  world.log(
    `${person.username} at ${application.clientId} of ${application.organisation?.organisationId ?? 'the service'}, ${scope}${silent ? ', silently' : ''}`,
  )
  const visit = new Visit(world, person, application, decodeURIComponent(url))
  const reached = await visit.open(url)
  world.log(`  -> ${reached}`)
  const answered = new URL(reached).searchParams
  const code = answered.get('code')
  if (!serves(application, person)) {
    assert.equal(code, null, `a client of another organisation got a code of ${person.username}`)
    // A client that is disabled or gone is told nothing: the browser stays at a page of the service.
    const isToldBack = reached.startsWith(application.callbackUrl)
    if (silent && isToldBack) assert.match(answered.get('error') ?? '', /^(login_required|invalid_\w+)$/)
  }
  const isElsewhere = location !== undefined && world.ownerOf(location) !== person.organisation
  if (isElsewhere)
    assert.equal(code, null, 'a token was to be narrowed to a location of another organisation')
  if (application.organisation) {
    const leaks = world.findLeaks(application.organisation, reached, url)
    assert.deepEqual(
      leaks,
      [],
      'an application learnt of another organisation from where the browser came back',
    )
  }
  if (code !== null) {
    const fields = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: application.callbackUrl,
      ...(application.kind === 'public' && { code_verifier: verifier }),
    }
    await redeem(world, application, person, fields)
  }
  return [person.organisation]
}

/** Lets a person confirm a device of an application. @returns the organisations that may have changed. */
export async function confirmDevice(world: World, choose: Chooser): Promise<Organisation[]> {
  const person = choose.pick(world.organisations.flatMap(({ people }) => people))
  const application = choose.pick(listLoginApplications(world))
  world.log(
    `${person.username} confirms a device of ${application.clientId} of ${application.organisation?.organisationId ?? 'the service'}`,
  )
  world.admit(person.organisation, application.clientId)
  const started = await post(world, '/device_authorization', application, { scope: 'admin' })
  if (started.status !== 200) return []
  const { device_code: deviceCode, user_code: userCode } = JSON.parse(started.body) as Record<string, string>
  const visit = new Visit(world, person, application, application.clientId)
  const device = `${world.server.publicUrl}/oauth2/device`
  const entered = await visit.submit(device, await visit.get(device), { user_code: userCode ?? '' })
  const confirmed = await visit.submit(device, entered, { confirm: 'yes' }, ['abort'])
  await visit.finish(device, confirmed)
  const fields = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code: deviceCode ?? '' }
  await redeem(world, application, person, fields)
  return [person.organisation]
}

/**
 * Uses a refresh token, as its application or as another. @returns the organisations that may have changed.
 */
export async function refresh(world: World, choose: Chooser): Promise<Organisation[]> {
  const callers = world.organisations.flatMap(({ callers: all }) =>
    all.filter(({ refreshToken }) => refreshToken),
  )
  if (callers.length === 0) return []
  const caller = choose.pick(callers)
  const application = choose.chance(50) ? caller.application : choose.pick(listLoginApplications(world))
  world.log(`${application.clientId} refreshes the token of ${caller.label}`)
  const fields = { grant_type: 'refresh_token', refresh_token: caller.refreshToken ?? '' }
  const answer = await post(world, '/token', application, fields)
  if (application.clientId !== caller.application.clientId) {
    assert.notEqual(answer.status, 200, 'an application refreshed the token of another')
    return []
  }
  if (answer.status === 200) keepTokens(world, application, caller.organisation, caller.label, answer.body)
  return [caller.organisation]
}

/** Shows a token to the authorization server as any application, and then gives it back. */
export async function presentToken(world: World, choose: Chooser): Promise<Organisation[]> {
  const caller = choose.pick(world.organisations.flatMap(({ callers }) => callers))
  const anybodys = choose.pick(world.organisations.flatMap(({ applications }) => applications))
  const application = choose.chance(40) ? caller.application : anybodys
  const token = choose.chance(50) ? caller.accessToken : (caller.refreshToken ?? caller.accessToken)
  world.log(`${application.clientId} presents the token of ${caller.label}`)
  const isOwn = application.clientId === caller.application.clientId
  const works = async () => {
    const headers = { authorization: `Bearer ${caller.accessToken}` }
    const told = await (await fetch(`${world.server.publicUrl}/oauth2/userInfo`, { headers })).text()
    assert.deepEqual(world.findLeaks(caller.organisation, told, caller.accessToken), [])
    return (await fetch(`${world.server.publicUrl}/locations`, { headers })).status
  }
  const before = await works()
  const seen = await post(world, '/introspect', application, { token })
  if (!isOwn) {
    const leaks = world.findLeaks(application.organisation ?? caller.organisation, seen.body, token)
    assert.deepEqual(leaks, [])
    assert.doesNotMatch(seen.body, /"active":true/)
  }
  if (!isOwn || choose.chance(50)) await post(world, '/revoke', application, { token })
  if (!isOwn) assert.equal(await works(), before, 'an application ended the token of another')
  return isOwn ? [caller.organisation] : []
}

/** Gives a service application a token for itself. */
export async function actForItself(world: World, application: Application, scope: string): Promise<void> {
  const answer = await post(world, '/token', application, { grant_type: 'client_credentials', scope })
  if (answer.status !== 200 || !application.organisation) return
  keepTokens(
    world,
    application,
    application.organisation,
    `service ${application.clientId} ${scope}`,
    answer.body,
  )
}

/** Asks as a service application for a token that is narrowed to any location. */
export async function narrowService(world: World, choose: Chooser): Promise<Organisation[]> {
  const services = world.organisations.flatMap(({ applications }) =>
    applications.filter(({ kind }) => kind === 'service'),
  )
  const application = choose.pick(services)
  const location = choose.pick(world.all('location'))
  world.log(`${application.clientId} asks for location:${location}`)
  const owner = world.ownerOf(location)
  const answer = await post(world, '/token', application, {
    grant_type: 'client_credentials',
    scope: `readings:read location:${location}`,
  })
  if (owner !== application.organisation) {
    assert.notEqual(answer.status, 200, 'a service was narrowed to a location of another organisation')
    const nothing = await post(world, '/token', application, {
      grant_type: 'client_credentials',
      scope: 'readings:read location:nothing_x',
    })
    assert.equal(answer.body.replaceAll(location, 'ID'), nothing.body.replaceAll('nothing_x', 'ID'))
  } else if (answer.status === 200 && application.organisation) {
    keepTokens(world, application, application.organisation, `service narrowed to ${location}`, answer.body)
  }
  return []
}

function listLoginApplications(world: World): Application[] {
  const own = world.organisations.flatMap(({ applications }) =>
    applications.filter(({ kind }) => kind !== 'service'),
  )
  return [...own, world.builtIn]
}

async function redeem(world: World, application: Application, person: Person, fields: Fields): Promise<void> {
  const answer = await post(world, '/token', application, fields)
  world.log(`  -> ${answer.status} ${answer.body.slice(0, 120)}`)
  if (!serves(application, person)) {
    assert.notEqual(answer.status, 200, `a client of another organisation got tokens of ${person.username}`)
    return
  }
  if (answer.status === 200)
    keepTokens(
      world,
      application,
      person.organisation,
      `${person.username} by ${application.clientId}`,
      answer.body,
    )
}

function keepTokens(
  world: World,
  application: Application,
  organisation: Organisation,
  label: string,
  body: string,
): void {
  const { access_token: accessToken, refresh_token: refreshToken } = JSON.parse(body) as Record<
    string,
    string | undefined
  >
  assert.ok(accessToken)
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >
  assert.deepEqual(world.findLeaks(organisation, JSON.stringify(claims), application.clientId), [])
  world.own(organisation, accessToken)
  if (refreshToken) world.own(organisation, refreshToken)
  if (typeof claims.origin_jti === 'string') world.add(organisation, 'grant', claims.origin_jti)
  organisation.callers.push({ organisation, label, accessToken, refreshToken, application })
}

async function post(world: World, path: string, application: Application, fields: Fields) {
  const secret = application.clientSecret === '' ? {} : { client_secret: application.clientSecret }
  const body = new URLSearchParams({ client_id: application.clientId, ...secret, ...fields })
  const response = await fetch(`${world.server.publicUrl}/oauth2${path}`, {
    method: 'POST',
    body,
    headers: elsewhere(),
  })
  return { status: response.status, body: await response.text() }
}

/** A browser of a person who was sent somewhere, until it leaves the service or stands at a page. */
class Visit {
  readonly #world: World
  readonly #person: Person
  readonly #application: Application
  /** The request with which the person came. */
  readonly #sent: string

  constructor(world: World, person: Person, application: Application, sent: string) {
    this.#world = world
    this.#person = person
    this.#application = application
    this.#sent = sent
  }

  get(url: string): Promise<Response> {
    return this.#person.browser.request(url, { headers: elsewhere() })
  }

  /** Sends off the form of a page with its hidden fields. */
  async submit(
    url: string,
    page: Response,
    fields: Fields,
    leaveOut: readonly string[] = [],
  ): Promise<Response> {
    const hidden = [...(await page.text()).matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
    const all = Object.fromEntries([
      ...hidden.map(([, name = '', value = '']) => [name, value]),
      ...Object.entries(fields),
    ])
    for (const name of leaveOut) delete all[name]
    return this.#post(url, all)
  }

  #post(url: string, fields: Fields): Promise<Response> {
    const body = new URLSearchParams(fields)
    return this.#person.browser.request(url, { method: 'POST', body, headers: elsewhere() })
  }

  /**
   * Opens an address and does everything that the person is asked for. @returns the address where that ends.
   */
  async open(url: string): Promise<string> {
    return this.finish(url, await this.get(url))
  }

  async finish(url: string, response: Response): Promise<string> {
    let reached = await this.#person.browser.follow(url, response)
    const page = await this.#read(reached.response)
    if (page.includes('name="password"')) {
      const { username, password } = this.#person
      const posted = await this.#post(reached.url, { username, password })
      if (!serves(this.#application, this.#person)) {
        assert.ok(
          [401, 429].includes(posted.status),
          'a password was taken at a client of another organisation',
        )
      }
      reached = await this.#person.browser.follow(reached.url, posted)
    }
    const next = reached.response.bodyUsed ? '' : await this.#read(reached.response)
    if (next.includes('/consent"')) {
      const given = await this.#post(`${reached.url}/consent`, {})
      reached = await this.#person.browser.follow(reached.url, given)
    }
    return reached.url
  }

  /**
   * Reads a page. It may name the application that sent the person, and nothing else of another organisation.
   */
  async #read(response: Response): Promise<string> {
    const page = await response.text()
    const { organisation } = this.#person
    const leaks = this.#world.findLeaks(organisation, page, this.#sent)
    const ofApplication = this.#application.organisation?.word
    assert.deepEqual(
      leaks.filter((leak) => leak !== ofApplication),
      [],
      'a page told of another organisation',
    )
    return page
  }
}
