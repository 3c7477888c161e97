import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, startServer } from '@openlightfi/server'
import { TOTP } from 'otpauth'
import { type Credentials, obtainTokens } from '../drive-login.ts'
import type { ApiAccess } from './operation-caller.ts'

/**
 * An organisation of its own for one generated client, and what the lines of the table have made in it so
 * far.
 */
export interface Scene extends ApiAccess {
  readonly oauthUrl: string
  readonly organisationId: string
  /** A prefix for ids, which are unique on a server. */
  readonly tag: string
  readonly sensorId: string
  readonly importedSensorId: string
  /** Ids and secrets that the server gave. */
  readonly made: Map<string, string>
  /** Logs the second person in, at a client of the organisation. @returns the refresh token. */
  logInColleague(): Promise<string>
  /** Switches the second factor of the second person on. */
  enrolColleague(): Promise<void>
  /**
   * Whether a token of the client "Web" or of another still works.
   *
   * @returns the status of the token endpoint.
   */
  requestToken(form: Readonly<Record<string, string>>): Promise<number>
}

/** A server on which each client gets a scene. */
export interface SceneServer {
  readonly apiUrl: string
  createScene(tag: string, number: number): Promise<Scene>
  close(): Promise<void>
}

/** Starts a server on a free port and a new data directory, which is removed at the end. */
export async function startSceneServer(): Promise<SceneServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'compat-'))
  const server = await startServer({ dataDir, port: 0, logLevel: 'error' })
  return {
    apiUrl: server.publicUrl,
    createScene: (tag, number) => createScene(server, tag, number),
    close: async () => {
      await server.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

async function createScene(server: RunningServer, tag: string, number: number): Promise<Scene> {
  const organisationId = `org_${tag}`
  const oauthUrl = `${server.publicUrl}/oauth2`
  await server.estate.createLocation({
    locationId: organisationId,
    parentId: null,
    kind: 'organisation',
    name: 'Łódź & Søn "Büro"',
    timeZone: 'Europe/London',
  })
  const admin = await createPerson(server, organisationId, 'admin', `ada@${tag}.example`)
  const colleague = await createPerson(server, organisationId, 'viewer', `vera@${tag}.example`)
  const { clientId, clientSecret = '' } = await server.clients.createClient({
    organisationId,
    name: 'Web',
    kind: 'confidential',
  })
  const tokens = await obtainTokens({ oauthUrl, clientId, clientSecret, ...admin })
  const hex = number.toString(16).toUpperCase().padStart(6, '0')
  return {
    apiUrl: server.publicUrl,
    accessToken: tokens.access_token,
    oauthUrl,
    organisationId,
    tag,
    sensorId: `AQ2-000000${hex}`,
    importedSensorId: `AMP-000000${hex}`,
    made: new Map([
      ['colleague', colleague.user.userId],
      ['web', clientId],
      ['web_secret', clientSecret],
    ]),
    logInColleague: async () => {
      const { refresh_token = '' } = await obtainTokens({ oauthUrl, clientId, clientSecret, ...colleague })
      return refresh_token
    },
    enrolColleague: async () => {
      const { secondFactor } = server.accounts
      const enrolment = secondFactor.createEnrolment(colleague.user)
      const code = new TOTP({ secret: enrolment.secret }).generate()
      await secondFactor.confirm(colleague.user, enrolment, code)
    },
    requestToken: async (form) => {
      const body = new URLSearchParams(form)
      const answer = await fetch(`${oauthUrl}/token`, { method: 'POST', body })
      await answer.body?.cancel()
      return answer.status
    },
  }
}

type User = Awaited<ReturnType<RunningServer['accounts']['createUser']>>

async function createPerson(
  server: RunningServer,
  organisationId: string,
  role: 'admin' | 'viewer',
  username: string,
): Promise<Credentials & { readonly user: User }> {
  const password: string = randomUUID()
  const user = await server.accounts.createUser({
    username,
    password,
    organisationId,
    role,
    locationIds: [organisationId],
  })
  return { username, password, user }
}
