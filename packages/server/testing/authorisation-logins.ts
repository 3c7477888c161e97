import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mock } from 'node:test'
import type { SessionList } from '@openlightfi/contract'
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose'
import type { RunningServer } from '../src/index.ts'
import {
  type CallerKind,
  type CallerName,
  callerKinds,
  callerNames,
  type OrganisationName,
} from './authorisation-callers.ts'
import { type MatrixOrganisation, password } from './authorisation-organisation.ts'
import { Browser } from './browser.ts'
import { exchange, type LoginServer, logIn, readTokens, type TokenAnswer } from './login.ts'
import type { TestClient } from './oauth-server.ts'

/** The tokens and ids of a caller of the matrix. */
export interface MatrixCaller extends CallerKind {
  readonly name: CallerName
  /** The access token; undefined for a caller without one. */
  readonly accessToken: string | undefined
  /** The grant of the login that the token came from; a colleague's where there is none. */
  readonly grantId: string
  /** Makes another login of the same user. @returns the id of its grant. */
  makeLogin(): Promise<string>
  /** Logs the same user in in another browser. @returns the id of its session. */
  makeSession(): Promise<string>
  /** A user of the same organisation who makes no call. */
  readonly colleagueId: string
}

/** A user of an organisation who makes no call, so that effects on others are seen. */
export interface Colleague {
  readonly userId: string
  readonly grantId: string
  readonly sessionId: string
  makeLogin(): Promise<string>
}

type Organisations = Readonly<Record<OrganisationName, MatrixOrganisation>>

/** Everybody who is logged in. */
export interface MatrixLogins {
  readonly callers: readonly MatrixCaller[]
  readonly colleagues: Readonly<Record<OrganisationName, Colleague>>
}

/** Makes the users and service clients, and logs everybody in through the hosted pages. */
export async function logInEverybody(
  server: RunningServer,
  organisations: Organisations,
): Promise<MatrixLogins> {
  const people = new People(server, organisations)
  const colleagues = {
    alphaville: await people.logInColleague('alphaville'),
    betatown: await people.logInColleague('betatown'),
  }
  const admin = await people.logIn({ ...callerKinds.admin, scopes: ['openid', 'admin'] })
  const bad: Partial<Record<CallerName, string>> = {
    expired: await people.logInLongAgo(callerKinds.expired),
    malformed: 'no.token.this',
    forged: await forgeToken(admin.access_token),
    identity: admin.id_token ?? '',
  }
  const callers = await Promise.all(
    callerNames.map(async (name): Promise<MatrixCaller> => {
      const kind: CallerKind = callerKinds[name]
      const { userId: colleagueId, grantId, makeLogin } = colleagues[kind.organisation]
      const makeSession = () => people.makeSession(kind)
      const shared = { ...kind, name, grantId, makeLogin, makeSession, colleagueId }
      if (kind.token !== 'good') return { ...shared, accessToken: bad[name] }
      if (kind.role === 'service')
        return { ...shared, accessToken: await issueServiceToken(server, organisations, kind) }
      const { access_token: accessToken } = await people.logIn(kind)
      const again = async () => readGrantId(await people.logIn(kind))
      return { ...shared, accessToken, grantId: readGrantId({ access_token: accessToken }), makeLogin: again }
    }),
  )
  return { callers, colleagues }
}

/** A user of the matrix and the browser in which a session is open after the first login. */
interface MatrixPerson {
  readonly userId: string
  readonly username: string
  readonly browser: Browser
  /** The last login; one runs at a time, so that the first opens the session. */
  lastLogin: Promise<unknown>
}

type PersonKind = Pick<CallerKind, 'organisation' | 'role' | 'granted'>

/** Makes users by role and grant, each made once and asked for a password once. */
class People {
  readonly #server: RunningServer
  readonly #organisations: Organisations
  readonly #people = new Map<string, Promise<MatrixPerson>>()

  constructor(server: RunningServer, organisations: Organisations) {
    this.#server = server
    this.#organisations = organisations
  }

  async logIn(kind: CallerKind): Promise<TokenAnswer> {
    const { web } = this.#organisations[kind.organisation]
    const person = await this.#find(kind)
    const scope = [...kind.scopes, ...findNarrowing(this.#organisations, kind)].join(' ')
    const login = person.lastLogin.then(() =>
      kind.isOfCommandLine
        ? this.#logInByCommandLine(person, scope)
        : this.#logInWith(web, person, { scope }, person.browser),
    )
    person.lastLogin = login.catch(() => undefined)
    return login
  }

  /** Makes a login of five hours ago, whose access token has ended; that it was good is checked then. */
  async logInLongAgo(kind: CallerKind): Promise<string> {
    const { web } = this.#organisations[kind.organisation]
    const person = await this.#find(kind)
    mock.timers.enable({ apis: ['Date'], now: Date.now() - 5 * 3_600_000 })
    try {
      const scope = kind.scopes.join(' ')
      const { access_token: token } = await this.#logInWith(web, person, { scope }, new Browser())
      const answer = await fetch(`${this.#server.publicUrl}/locations`, {
        headers: { authorization: `Bearer ${token}` },
      })
      assert.equal(answer.status, 200, await answer.text())
      return token
    } finally {
      mock.timers.reset()
    }
  }

  async logInColleague(organisation: OrganisationName): Promise<Colleague> {
    const kind = { ...callerKinds.viewer, organisation }
    const person = await this.#create('colleague', kind)
    this.#people.set(`colleague ${organisation}`, Promise.resolve(person))
    const { web } = this.#organisations[organisation]
    const makeLogin = async () => {
      const scope = kind.scopes.join(' ')
      const login = person.lastLogin.then(() => this.#logInWith(web, person, { scope }, person.browser))
      person.lastLogin = login.catch(() => undefined)
      return readGrantId(await login)
    }
    const sessionId = await this.#openSession(web, person)
    return { userId: person.userId, grantId: await makeLogin(), sessionId, makeLogin }
  }

  /** Logs a person in in another browser. @returns the id of its session. */
  async makeSession(kind: PersonKind): Promise<string> {
    return this.#openSession(this.#organisations[kind.organisation].web, await this.#find(kind))
  }

  async #openSession(web: TestClient, person: MatrixPerson): Promise<string> {
    const scope = callerKinds.viewer.scopes.join(' ')
    const { access_token: token } = await this.#logInWith(web, person, { scope }, new Browser())
    const answer = await fetch(`${this.#server.publicUrl}/me/sessions?limit=1000`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const { data } = (await answer.json()) as SessionList
    return data.find(({ current }) => current)?.session_id ?? assert.fail('no session of its own')
  }

  #find(kind: PersonKind): Promise<MatrixPerson> {
    const key = `${kind.role}_${kind.granted}_${kind.organisation}`
    const known = this.#people.get(key)
    if (known) return known
    const created = this.#create(`${kind.role}_${kind.granted}`, kind)
    this.#people.set(key, created)
    return created
  }

  async #create(name: string, { organisation, role, granted }: PersonKind): Promise<MatrixPerson> {
    if (role === 'service') throw new Error('a service client is no person')
    const { top, building } = this.#organisations[organisation]
    const { userId, username } = await this.#server.accounts.createUser({
      organisationId: top,
      username: `${name}@${organisation}.example`,
      password,
      role,
      locationIds: [granted === 'all' ? top : building],
    })
    return { userId, username, browser: new Browser(), lastLogin: Promise.resolve() }
  }

  async #logInWith(
    client: TestClient,
    person: MatrixPerson,
    parameters: Readonly<Record<string, string>>,
    browser: Browser,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<TokenAnswer> {
    const target: LoginServer = {
      issuer: `${this.#server.publicUrl}/oauth2`,
      client,
      user: { ...person, password },
    }
    return exchange(target, await logIn(target, parameters, browser), client, fields)
  }

  /**
   * Logs in by the command line. A native client gets nothing by a session alone, so each of these logins
   * asks for the password.
   */
  #logInByCommandLine(person: MatrixPerson, scope: string): Promise<TokenAnswer> {
    const verifier = 'a-verifier-of-at-least-forty-three-characters-1'
    const redirect = { redirect_uri: 'http://127.0.0.1:54321/callback' }
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    return this.#logInWith(
      { clientId: 'lightfi-cli', clientSecret: '' },
      person,
      { ...redirect, scope, code_challenge: challenge, code_challenge_method: 'S256' },
      new Browser(),
      { ...redirect, code_verifier: verifier },
    )
  }
}

function findNarrowing(organisations: Organisations, { organisation, narrowedTo }: CallerKind): string[] {
  if (narrowedTo === undefined) return []
  const { top, building } = organisations[organisation]
  return [`location:${narrowedTo === 'all' ? top : building}`]
}

/** Reads the id of the grant that a token came from. */
function readGrantId({ access_token: token }: Pick<TokenAnswer, 'access_token'>): string {
  return String(decodeJwt(token).origin_jti)
}

/** Forges the same token with another signature, under the name of the server's own key. */
async function forgeToken(token: string): Promise<string> {
  const { alg = '', typ = '', kid = '' } = decodeProtectedHeader(token)
  const { privateKey } = await generateKeyPair(alg)
  return new SignJWT(decodeJwt(token)).setProtectedHeader({ alg, typ, kid }).sign(privateKey)
}

async function issueServiceToken(
  { clients, publicUrl }: RunningServer,
  organisations: Organisations,
  kind: CallerKind,
): Promise<string> {
  const { top, name } = organisations[kind.organisation]
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId: top,
    name: `Service of ${name}`,
    kind: 'service',
    scopes: kind.scopes as readonly ('readings:read' | 'readings:write')[],
  })
  const response = await fetch(`${publicUrl}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: [...kind.scopes, ...findNarrowing(organisations, kind)].join(' '),
    }),
  })
  return (await readTokens(response)).access_token
}
