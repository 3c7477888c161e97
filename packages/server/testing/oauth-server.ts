import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Accounts } from '../src/accounts/accounts.ts'
import { AuditLog } from '../src/audit/index.ts'
import { ClientUse } from '../src/client-use/index.ts'
import { systemClock } from '../src/clock.ts'
import { Estate } from '../src/estate/index.ts'
import type { Mailer } from '../src/mail/index.ts'
import {
  createOauth,
  isBuiltIn,
  type NewOauthClient,
  type Oauth,
  type SigningAlgorithm,
} from '../src/oauth/index.ts'
import { openRelationalStore, type RelationalStore } from '../src/storage/relational/relational-store.ts'
import { createSqliteDialect } from '../src/storage/relational/sqlite-dialect.ts'
import { openSealer } from '../src/storage/sealer.ts'

/**
 * A running authorization server over real stores, with an organisation, a user and a confidential client.
 */
export interface OauthServer {
  readonly publicUrl: string
  /** The address on which it listens. */
  readonly address: string
  readonly issuer: string
  readonly oauth: Oauth
  readonly accounts: Accounts
  readonly relational: RelationalStore
  readonly estate: Estate
  readonly databasePath: string
  readonly organisationId: string
  readonly user: { readonly userId: string; readonly username: string; readonly password: string }
  readonly client: TestClient
  /** Everything logged so far. */
  readLog(): string
  createClient(wanted: Partial<NewOauthClient>): Promise<TestClient>
  /** Stops the server and starts it again on the same data and port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** A client's credentials. */
export interface TestClient {
  readonly clientId: string
  readonly clientSecret: string
}

/** The options of a test. */
export interface OauthServerOptions {
  readonly signingAlgorithm?: SigningAlgorithm
  /** The URL that users see in front, such as a proxy's address; requests still go to `address`. */
  readonly publicUrl?: string
  /** Sends mail. */
  readonly mailer?: Mailer
  readonly serviceName?: string
  /** True to leave organisation, user and client out, so that the setup link is open. */
  readonly empty?: boolean
}

/** Starts an authorization server on a free port of the loopback address. */
export async function startOauthServer(options: OauthServerOptions = {}): Promise<OauthServer> {
  const directory = mkdtempSync(join(tmpdir(), 'oauth-'))
  const databasePath = join(directory, 'lightfi.sqlite')
  const log: string[] = []
  let running = await start(directory, databasePath, log, 0, options)
  const { publicUrl, address } = running
  const organisationId = 'org_test'
  const user = { userId: '', username: 'Ada@example.org', password: 'correct horse battery' }
  let client: TestClient = { clientId: '', clientSecret: '' }
  const createClient = async (wanted: Partial<NewOauthClient>): Promise<TestClient> => {
    const created = await running.oauth.clients.createClient({
      organisationId,
      name: 'Test client',
      kind: 'confidential',
      ...wanted,
    })
    return { clientId: created.clientId, clientSecret: created.clientSecret ?? '' }
  }
  if (!options.empty) {
    await running.estate.createLocation({
      locationId: organisationId,
      parentId: null,
      kind: 'organisation',
      name: 'Test organisation',
      timeZone: 'Europe/London',
    })
    const role = 'admin' as const
    const created = await running.oauth.accounts.createUser({
      ...user,
      organisationId,
      role,
      locationIds: [organisationId],
    })
    user.userId = created.userId
    client = await createClient({ name: 'Test <client>' })
  }
  return {
    publicUrl,
    address,
    issuer: `${publicUrl}/oauth2`,
    databasePath,
    organisationId,
    user,
    client,
    createClient,
    get oauth() {
      return running.oauth
    },
    get accounts() {
      return running.oauth.accounts
    },
    get estate() {
      return running.estate
    },
    get relational() {
      return running.relational
    },
    readLog: () => log.join(''),
    async restart() {
      await running.stop()
      running = await start(directory, databasePath, log, Number(new URL(address).port), options)
    },
    async close() {
      await running.stop()
      rmSync(directory, { recursive: true })
    },
  }
}

async function start(
  directory: string,
  databasePath: string,
  log: string[],
  port: number,
  options: OauthServerOptions,
) {
  const relational = await openRelationalStore(createSqliteDialect(databasePath), systemClock)
  const estate = await Estate.load(relational, systemClock)
  const app = createApp(log)
  // The port must be known before the issuer: it is taken first and handed over.
  const probe = port === 0 ? await findFreePort() : port
  const address = `http://localhost:${probe}`
  const publicUrl = options.publicUrl ?? address
  const oauth = await createOauth({
    relational,
    clock: systemClock,
    sealer: openSealer(join(directory, 'master.key')),
    publicUrl,
    locations: estate,
    logger: app.log,
    recordAudit: new AuditLog(relational.audit, systemClock).record,
    use: new ClientUse({ relational, isBuiltIn, clock: systemClock, logger: app.log }),
    createOrganisation: (wanted, alongside) =>
      estate.createLocation({ ...wanted, parentId: null, kind: 'organisation' }, (within) =>
        alongside(within),
      ),
    mailer: options.mailer,
    serviceName: options.serviceName,
    ...(options.signingAlgorithm === undefined ? {} : { signingAlgorithm: options.signingAlgorithm }),
  })
  // Connections that are kept alive would break when a test restarts the server.
  app.server.on('request', (_request, response) => {
    response.shouldKeepAlive = false
  })
  await app.register(oauth.plugin)
  await app.listen({ port: probe, host: '127.0.0.1' })
  return {
    oauth,
    relational,
    estate,
    publicUrl,
    address,
    async stop() {
      app.server.closeAllConnections()
      await app.close()
      await oauth.close()
      await relational.close()
    },
  }
}

function createApp(log: string[]): FastifyInstance {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk))
      done()
    },
  })
  return Fastify({
    logger: {
      level: 'debug',
      stream,
      serializers: { req: (request) => ({ method: request.method, path: request.url.split('?')[0] }) },
    },
  })
}

async function findFreePort(): Promise<number> {
  const app = Fastify()
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  await app.close()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
