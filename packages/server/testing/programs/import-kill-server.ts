/**
 * Runs a server on the data directory and the port given as arguments, with one organisation, its
 * administrator and a client.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../../src/index.ts'
import { writeFileDurably } from '../../src/storage/write-file-durably.ts'
import type { LoginServer } from '../login.ts'

/** The facts with which the parent logs in. */
export type ImportKillServer = LoginServer

if (import.meta.main) {
  const [dataDir, port] = process.argv.slice(2)
  if (!dataDir || !port) throw new Error('usage: import-kill-server.ts DATA_DIR PORT')
  const server = await startServer({ dataDir, port: Number(port), logLevel: 'error' })
  console.log(JSON.stringify(await readLogin(server, dataDir)))
}

async function readLogin(server: RunningServer, dataDir: string): Promise<ImportKillServer> {
  const path = join(dataDir, 'import-kill.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ImportKillServer
  const { estate, clients, accounts, publicUrl } = server
  const organisationId = 'org'
  await estate.createLocation({
    locationId: organisationId,
    parentId: null,
    kind: 'organisation',
    name: 'Org',
    timeZone: 'UTC',
  })
  const user = { username: 'admin@example.org', password: 'correct horse battery' }
  const wanted = { organisationId, role: 'admin' as const, locationIds: [organisationId] }
  const { userId } = await accounts.createUser({ ...user, ...wanted })
  const scopes = ['aws.cognito.signin.user.admin', 'readings:read', 'admin'] as const
  const client = await clients.createClient({ organisationId, name: 'Web', kind: 'confidential', scopes })
  const login: ImportKillServer = {
    issuer: `${publicUrl}/oauth2`,
    client: { clientId: client.clientId, clientSecret: client.clientSecret ?? '' },
    user: { ...user, userId },
  }
  writeFileDurably(path, JSON.stringify(login), 0o600)
  return login
}
