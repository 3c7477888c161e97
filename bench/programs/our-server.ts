/** Our server on the data directory given as argument, with a user and clients for the benchmark. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningServer, startServer, systemClock } from '@openlightfi/server'
import { collectGarbageOnSignal } from '../collect-garbage.ts'
import { fixture } from '../fixture.ts'
import { endOnSignals } from './end-on-signals.ts'

/** The facts that the benchmark needs to call our server. */
export interface OurServer {
  readonly url: string
  readonly pid: number
  readonly service: { readonly clientId: string; readonly clientSecret: string }
  readonly confidential: { readonly clientId: string; readonly clientSecret: string }
  readonly username: string
  readonly password: string
}

const [dataDir] = process.argv.slice(2)
if (!dataDir) throw new Error('usage: our-server.ts DATA_DIR')
/** One login of the benchmark stands for the many of a building. */
const streams = { bounds: { perCaller: 4_000, perOrganisation: 4_000, inAll: 4_000 } }
const server = await startServer(
  { dataDir, port: 0, logLevel: 'error', signingAlgorithm: 'ES256' },
  systemClock,
  undefined,
  { streams },
)
endOnSignals(() => server.close())
collectGarbageOnSignal()
console.log(
  JSON.stringify({ ...(await readCredentials(server, dataDir)), url: server.publicUrl, pid: process.pid }),
)

async function readCredentials(
  { accounts, clients }: RunningServer,
  directory: string,
): Promise<Omit<OurServer, 'url' | 'pid'>> {
  const path = join(directory, 'bench.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as OurServer
  const organisationId = fixture.locationId
  const password = randomBytes(18).toString('base64url')
  const username = 'bench'
  await accounts.createUser({
    organisationId,
    username,
    password,
    role: 'admin',
    locationIds: [organisationId],
  })
  const credentials = {
    service: await clients.createClient({
      organisationId,
      name: 'Bench service',
      kind: 'service',
      scopes: ['readings:read', 'readings:write'],
    }),
    confidential: await clients.createClient({ organisationId, name: 'Bench', kind: 'confidential' }),
    username,
    password,
  } as Omit<OurServer, 'url' | 'pid'>
  writeFileSync(path, JSON.stringify(credentials), { mode: 0o600 })
  return credentials
}
