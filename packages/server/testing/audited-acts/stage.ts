import assert from 'node:assert/strict'
import type { AuditAction } from '@openlightfi/contract'
import { Secret, TOTP } from 'otpauth'
import type { User } from '../../src/accounts/accounts.ts'
import type { AdministrationServer } from '../administration-server.ts'
import { Browser } from '../browser.ts'
import { authorize, type LoginServer, obtainTokens, type TokenAnswer } from '../login.ts'

/** An act that is recorded, in the way that a caller does it. */
export interface AuditedAct {
  /** The act in a few words. */
  readonly name: string
  readonly action: AuditAction
  /**
   * Sets the stage for doing it once.
   * @returns a function that does it: a request, whose status it returns.
   */
  readonly prepare: (stage: Stage) => Promise<() => Promise<number>>
  /** The act cannot be done again in the same way once it has failed; it has to be prepared anew. */
  readonly isUsedUp?: true
  /** The act leaves an entry and changes nothing. */
  readonly changesNothing?: true
}

export const password = 'a long enough password'

/** A server with people, and the means for acts. */
export class Stage {
  readonly api: AdministrationServer
  readonly dataDir: string
  #count = 0

  constructor(api: AdministrationServer, dataDir: string) {
    this.api = api
    this.dataDir = dataDir
  }

  get publicUrl(): string {
    return this.api.server.publicUrl
  }

  /** Creates a name that was not given before. */
  name(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}`
  }

  /** Calls the API as the administrator. @returns the status. */
  async call(method: string, path: string, body?: unknown): Promise<number> {
    return (await this.api.as(this.api.people.admin, method, path, body)).status
  }

  createUser(): Promise<User> {
    const username = `${this.name('person')}@example.org`
    const wanted = {
      organisationId: 'org',
      username,
      password,
      role: 'viewer' as const,
      locationIds: ['org'],
    }
    return this.api.server.accounts.createUser(wanted)
  }

  /** Creates a building without anything in it. */
  async createLocation(): Promise<string> {
    const locationId = this.name('place')
    const wanted = { locationId, parentId: 'org', kind: 'building' as const, name: 'Place' }
    await this.api.server.estate.createLocation(wanted)
    return locationId
  }

  async createSensor(): Promise<string> {
    const sensorId = `LF-${this.name('').padStart(12, '0')}`
    await this.api.server.estate.createSensor({ sensorId, locationId: 'floor', name: 'Sensor' })
    return sensorId
  }

  async createClient(): Promise<{ clientId: string; clientSecret: string }> {
    const name = this.name('Client ')
    const { clients } = this.api.server
    const created = await clients.createClient({ organisationId: 'org', name, kind: 'confidential' })
    return { clientId: created.clientId, clientSecret: created.clientSecret ?? '' }
  }

  /** Builds the login of a user to the applications of the organisation. */
  loginOf({ userId, username }: User): LoginServer {
    return { issuer: `${this.publicUrl}/oauth2`, client: this.api.web, user: { userId, username, password } }
  }

  obtainTokens(user: User): Promise<TokenAnswer> {
    return obtainTokens(this.loginOf(user))
  }

  /** Logs in to the pages of the account. */
  async enter(user: User): Promise<Browser> {
    const browser = new Browser()
    const url = `${this.publicUrl}/account`
    const page = await browser.follow(url, await browser.request(url))
    const posted = await browser.submit(page.url, { username: user.username, password })
    const reached = await browser.follow(page.url, posted)
    assert.equal(new URL(reached.url).pathname, '/account')
    return browser
  }

  /** Reads the hidden fields of a page. */
  async readHidden(browser: Browser, path: string): Promise<Record<string, string>> {
    const page = await (await browser.request(this.publicUrl + path)).text()
    return findHidden(page)
  }

  /** Comes to the page that asks for the code of the second factor, or for a recovery code. */
  async reachCodePage(): Promise<{ browser: Browser; url: string; recoveryCode: string }> {
    const user = await this.createUser()
    const { secondFactor } = this.api.server.accounts
    const enrolment = secondFactor.createEnrolment(user)
    const code = generateCode(enrolment.secret)
    const [recoveryCode = ''] = await secondFactor.confirm(user, enrolment, code)
    const browser = new Browser()
    const login = this.loginOf(user)
    const page = await authorize(login, browser, {})
    const posted = await browser.submit(page.url, { username: user.username, password })
    const { url } = await browser.follow(page.url, posted)
    assert.match(url, /\/code$/)
    return { browser, url, recoveryCode }
  }
}

/** Finds the hidden fields in a page. */
export function findHidden(page: string): Record<string, string> {
  const fields = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]))
}

/** Generates the code of an app at this moment. */
export function generateCode(secret: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate()
}
