import { randomBytes } from 'node:crypto'
import type { RunningServer } from '../../src/index.ts'
import { Browser } from '../browser.ts'

/** The kinds of things whose ids stand in requests. */
export type ThingKind = 'location' | 'sensor' | 'user' | 'client' | 'webhook' | 'grant' | 'cursor'

/** A person with a browser of their own. */
export interface Person {
  readonly organisation: Organisation
  readonly userId: string
  readonly username: string
  readonly password: string
  readonly browser: Browser
}

/** An OAuth2 client with the secret that only its organisation has. */
export interface Application {
  /** The organisation; undefined for the service's own. */
  readonly organisation: Organisation | undefined
  readonly clientId: string
  readonly clientSecret: string
  readonly kind: 'confidential' | 'public' | 'service'
  readonly callbackUrl: string
}

/** A caller with a token. */
export interface Caller {
  readonly organisation: Organisation
  /** The caller's name, for counterexamples. */
  readonly label: string
  readonly accessToken: string
  readonly refreshToken: string | undefined
  readonly application: Application
}

/** The things of one organisation, as far as anybody outside the server knows. */
export interface Organisation {
  readonly organisationId: string
  /** A word that stands in every name that this organisation gives, and nowhere else. */
  readonly word: string
  /** The ids by kind, in the order in which they came up. */
  readonly things: Readonly<Record<ThingKind, string[]>>
  readonly people: Person[]
  readonly applications: Application[]
  readonly callers: Caller[]
}

/** The counts of a run. */
export interface Tally {
  runs: number
  acts: number
  /** The number of acts: logins, refreshes, devices, and tokens shown to the authorization server. */
  logins: number
  /** The calls that were allowed, by operation. */
  readonly allowed: Map<string, number>
}

export const password = 'a password of twelve'
export const callbackUrl = 'http://localhost:3000/'

/** Keeps the organisations of one run, and the owner of each name, id, token and secret. */
export class World {
  readonly server: RunningServer
  readonly organisations: Organisation[] = []
  /** The acts so far, in the words of a counterexample. */
  readonly journal: string[] = []
  readonly #tally: Tally
  readonly builtIn: Application = {
    organisation: undefined,
    clientId: 'lightfi-cli',
    clientSecret: '',
    kind: 'public',
    callbackUrl: 'http://127.0.0.1:9/callback',
  }
  readonly #owners = new Map<string, Organisation>()
  readonly #admitted = new Map<Organisation, Set<string>>()
  #names = 0

  constructor(server: RunningServer, tally: Tally) {
    this.server = server
    this.#tally = tally
  }

  /** Notes an act. */
  log(line: string): void {
    this.journal.push(line)
  }

  /** Counts a call that was allowed. */
  countAllowed(operationId: string): void {
    const { allowed } = this.#tally
    allowed.set(operationId, (allowed.get(operationId) ?? 0) + 1)
  }

  /** Creates a name that nobody had, and that tells its owner. */
  name(organisation: Organisation, what: string): string {
    this.#names += 1
    return `${what}-${organisation.word}-${this.#names}`
  }

  /** Notes the owner of a string. The first who has it owns it. */
  own(organisation: Organisation, text: string): void {
    if (!this.#owners.has(text)) this.#owners.set(text, organisation)
  }

  /** Notes an id that may be used in requests from now on. */
  add(organisation: Organisation, kind: ThingKind, id: string): void {
    this.own(organisation, id)
    if (this.#owners.get(id) !== organisation || organisation.things[kind].includes(id)) return
    organisation.things[kind].push(id)
  }

  /**
   * Lets an organisation know something of another: the client that its own people were sent to log in for.
   */
  admit(organisation: Organisation, text: string): void {
    const admitted = this.#admitted.get(organisation) ?? new Set()
    this.#admitted.set(organisation, admitted.add(text))
  }

  /** Finds the owner of a string. */
  ownerOf(text: string): Organisation | undefined {
    return this.#owners.get(text)
  }

  /**
   * Finds strings of others in a text that goes to somebody of an organisation, except for those which they
   * sent themselves.
   */
  findLeaks(organisation: Organisation, text: string, sent: string): string[] {
    const admitted = this.#admitted.get(organisation)
    return [...this.#owners].flatMap(([owned, owner]) => {
      const isTheirs = owner === organisation || admitted?.has(owned) || sent.includes(owned)
      return !isTheirs && text.includes(owned) ? [owned] : []
    })
  }

  /** Lists all things of a kind, whoever has them. */
  all(kind: ThingKind): string[] {
    return this.organisations.flatMap(({ things }) => things[kind])
  }

  /**
   * Makes an organisation with an administrator, a viewer of a part, a building, and a client of each kind.
   */
  async found(name: string): Promise<Organisation> {
    const { estate, clients } = this.server
    const word = `w${randomBytes(6).toString('hex')}`
    const organisation: Organisation = {
      organisationId: `${name}_${word}`,
      word,
      things: { location: [], sensor: [], user: [], client: [], webhook: [], grant: [], cursor: [] },
      people: [],
      applications: [],
      callers: [],
    }
    this.organisations.push(organisation)
    this.own(organisation, word)
    const { organisationId } = organisation
    const place = async (
      locationId: string,
      parentId: string | null,
      kind: 'organisation' | 'building' | 'floor',
    ) => {
      const named = { name: this.name(organisation, kind), timeZone: 'Europe/London' }
      await estate.createLocation({ locationId, parentId, kind, ...named })
      this.add(organisation, 'location', locationId)
    }
    await place(organisationId, null, 'organisation')
    const building = `building_${word}`
    await place(building, organisationId, 'building')
    await place(`floor_${word}`, building, 'floor')
    const sensorId = `AQ2-${randomBytes(6).toString('hex').toUpperCase()}`
    await estate.createSensor({
      sensorId,
      locationId: `floor_${word}`,
      name: this.name(organisation, 'sensor'),
    })
    this.add(organisation, 'sensor', sensorId)
    for (const kind of ['confidential', 'public', 'service'] as const) {
      const created = await clients.createClient({
        organisationId,
        name: this.name(organisation, kind),
        kind,
        ...(kind === 'service'
          ? { scopes: ['readings:read', 'readings:write'] }
          : {
              callbackUrls: [callbackUrl],
              scopes: ['aws.cognito.signin.user.admin', 'readings:read', 'readings:write', 'admin', 'openid'],
              allowedGrants: [
                'authorization_code',
                'refresh_token',
                'urn:ietf:params:oauth:grant-type:device_code',
              ],
            }),
      })
      const { clientId, clientSecret = '' } = created
      this.adopt({ organisation, clientId, clientSecret, kind, callbackUrl })
    }
    await this.#join(organisation, 'admin', [organisationId])
    await this.#join(organisation, 'installer', [building])
    return organisation
  }

  /** Takes an application into the world. */
  adopt(application: Application & { readonly organisation: Organisation }): void {
    const { organisation, clientId, clientSecret } = application
    organisation.applications.push(application)
    this.add(organisation, 'client', clientId)
    if (clientSecret !== '') this.own(organisation, clientSecret)
  }

  async #join(organisation: Organisation, role: 'admin' | 'installer', locationIds: readonly string[]) {
    const { organisationId } = organisation
    const username = `${this.name(organisation, role)}@example.org`
    const wanted = { organisationId, username, password, role, locationIds: [...locationIds] }
    const { userId } = await this.server.accounts.createUser(wanted)
    organisation.people.push({ organisation, userId, username, password, browser: new Browser() })
    this.add(organisation, 'user', userId)
    this.own(organisation, username)
  }
}
