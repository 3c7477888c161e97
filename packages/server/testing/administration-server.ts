import type { Role } from '../src/accounts/accounts.ts'
import type { Clock } from '../src/clock.ts'
import type { LogSink } from '../src/http/app.ts'
import type { ServerOptions } from '../src/server.ts'
import { type ApiAnswer, type ApiServer, startApiServer } from './api-server.ts'
import { exchange, type LoginServer, logIn, type TokenAnswer } from './login.ts'
import type { TestClient } from './oauth-server.ts'

/** A person of the test estate. */
export interface Person {
  readonly userId: string
  readonly username: string
  readonly password: string
  /** An access token with full access as the user. */
  readonly token: string
}

/** A server with people of each role, who are logged in. */
export interface AdministrationServer extends ApiServer {
  /**
   * `admin`, `viewer` and `installer` of the organisation `org`; `partAdmin` of its building; `stranger`
   * administers `other`.
   */
  readonly people: Readonly<Record<'admin' | 'viewer' | 'installer' | 'partAdmin' | 'stranger', Person>>
  /** The confidential client of `org` that its people logged in with. */
  readonly web: TestClient
  /** Logs a person in once more. */
  logIn(
    person: Pick<Person, 'username' | 'password'>,
    client: TestClient,
    scope?: string,
  ): Promise<TokenAnswer>
  /** Calls the API as a person, with a JSON body where one is given. */
  as(person: Person, method: string, path: string, body?: unknown): Promise<ApiAnswer>
}

/** More about the server to start. */
export interface MoreOptions extends ServerOptions {
  readonly clock?: Clock
  readonly settings?: Parameters<typeof startApiServer>[2]
  /** The target of log lines; standard output by default. */
  readonly log?: LogSink
}

const password = 'correct horse battery'

/** Starts the server and logs everybody in. */
export async function startAdministrationServer(
  dataDir?: string,
  { clock, settings, log, ...options }: MoreOptions = {},
): Promise<AdministrationServer> {
  const api = await startApiServer(dataDir, clock, settings, options, log)
  const { server } = api
  const createWeb = async (organisationId: string): Promise<TestClient> => {
    const scopes = ['aws.cognito.signin.user.admin', 'readings:read', 'admin', 'openid', 'profile'] as const
    const created = await server.clients.createClient({
      organisationId,
      name: `Web of ${organisationId}`,
      kind: 'confidential',
      scopes,
    })
    return { clientId: created.clientId, clientSecret: created.clientSecret ?? '' }
  }
  const web = await createWeb('org')
  const logInHere: AdministrationServer['logIn'] = async (person, client, scope) => {
    const target: LoginServer = {
      issuer: `${server.publicUrl}/oauth2`,
      client,
      user: { userId: '', username: person.username, password: person.password },
    }
    return exchange(target, await logIn(target, scope === undefined ? {} : { scope }), client)
  }
  const createPerson = async (
    name: string,
    role: Role,
    locationId: string,
    client = web,
    organisationId = 'org',
  ): Promise<Person> => {
    const wanted = {
      organisationId,
      username: `${name}@example.org`,
      password,
      role,
      locationIds: [locationId],
    }
    const { userId, username } = await server.accounts.createUser(wanted)
    const { access_token: token } = await logInHere({ username, password }, client)
    return { userId, username, password, token }
  }
  return {
    ...api,
    web,
    logIn: logInHere,
    people: {
      admin: await createPerson('admin', 'admin', 'org'),
      viewer: await createPerson('viewer', 'viewer', 'org'),
      installer: await createPerson('installer', 'installer', 'org'),
      partAdmin: await createPerson('part', 'admin', 'building'),
      stranger: await createPerson('stranger', 'admin', 'other', await createWeb('other'), 'other'),
    },
    as: (person, method, path, body) =>
      api.call(path, {
        token: person.token,
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
}
