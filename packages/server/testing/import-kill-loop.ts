import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Health } from '@openlightfi/contract'
import { obtainTokens } from './login.ts'
import type { ImportKillServer } from './programs/import-kill-server.ts'
import { readFirstJsonLine } from './read-first-json-line.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'
import { UserDocumentWriter } from './user-document-writer.ts'

/** The counts of a loop of kills. */
export interface ImportKillReport {
  readonly kills: number
  /** The imports that were answered as stored. */
  readonly answered: number
  /** The imports that were stored, answered or not. */
  readonly stored: number
  /** The clients that were made and deleted meanwhile. */
  readonly clientEntries: number
  /** The preferences and saved views that were answered as stored. */
  readonly answeredDocuments: number
}

/** The numbers of a loop. */
export interface ImportKillOptions {
  readonly kills: number
  /** The locations in one import. */
  readonly locations: number
  /** The longest time until a kill, milliseconds; by default that of an import and a fifth. */
  readonly longestMs?: number
}

/**
 * Imports many locations while clients are made and deleted and somebody changes preferences and views, kills
 * the server with SIGKILL in the middle, and looks into its database: every import is there as a whole or not
 * at all, every location and client with its entry in the audit log, every entry with its subject, and of
 * preferences and views what was answered last, or what was on its way. Then it starts the server again;
 * again and again.
 */
export async function runImportKillLoop({
  kills,
  locations,
  longestMs,
}: ImportKillOptions): Promise<ImportKillReport> {
  const dataDir = join(createTemporaryDirectory(), 'data')
  const port = await findFreePort()
  const answered = new Set<number>()
  const writers = [new UserDocumentWriter('preferences'), new UserDocumentWriter('views')]
  const first = await startServer(dataDir, port)
  const { access_token: token } = await obtainTokens(first.login)
  const url = new URL(first.login.issuer).origin
  // The time of a whole import tells when a kill hits one in the middle.
  const begunMs = performance.now()
  assert.ok(await importLocations(url, token, 0, locations))
  const importMs = performance.now() - begunMs
  answered.add(0)
  await kill(first.child)
  for (let round = 1; round <= kills; round += 1) {
    const { child } = await startServer(dataDir, port)
    const brief = { name: 'Brief', kind: 'confidential' }
    assert.equal(await send(`${url}/clients`, token, 'POST', brief), 201)
    const putDocument = (path: string, body: unknown) => send(url + path, token, 'PUT', body)
    for (const writer of writers) assert.ok(await writer.putOne(putDocument))
    const killing = setTimeout(() => child.kill('SIGKILL'), Math.random() * (longestMs ?? importMs * 1.2))
    const changing = Promise.all([
      changeClients(url, token),
      ...writers.map((writer) => writer.putUntilGone(putDocument)),
    ])
    if (await importLocations(url, token, round, locations)) answered.add(round)
    clearTimeout(killing)
    await kill(child)
    await changing
    checkDatabase(dataDir, locations, answered)
    for (const writer of writers) writer.check(dataDir)
  }
  const { stored, clientEntries } = checkDatabase(dataDir, locations, answered)
  await kill((await startServer(dataDir, port)).child)
  return { kills, answered: answered.size, stored, clientEntries, answeredDocuments: countAnswered(writers) }
}

function countAnswered(writers: readonly UserDocumentWriter[]): number {
  return writers.reduce((sum, { answered }) => sum + answered, 0)
}

interface Running {
  readonly child: ChildProcess
  readonly login: ImportKillServer
}

async function startServer(dataDir: string, port: number): Promise<Running> {
  const program = new URL('./programs/import-kill-server.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [program, dataDir, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = await Promise.race([readFirstJsonLine<ImportKillServer>(child), once(child, 'exit')])
  assert.ok(!Array.isArray(ready), `the server ended with ${child.exitCode} instead of starting again`)
  const health = await (await fetch(`${new URL(ready.issuer).origin}/health`)).json()
  assert.equal((health as Health).database, 'ok', 'a kill loses nothing, so nothing may be said to be lost')
  return { child, login: ready }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Imports locations. @returns true when it was answered as stored; false when the connection ended first. */
async function importLocations(url: string, token: string, round: number, count: number): Promise<boolean> {
  const locations = Array.from({ length: count }, (_, index) => ({
    location_id: `import-${round}-${index}`,
    parent_id: 'org',
    kind: 'building',
    name: `Building ${index} of ${round}`,
  }))
  const status = await send(`${url}/imports/locations`, token, 'POST', { locations })
  if (status === undefined) return false
  assert.equal(status, 200)
  return true
}

/** Makes clients and deletes every other one until the server is gone. */
async function changeClients(url: string, token: string): Promise<void> {
  for (let count = 0; ; count += 1) {
    const created = await request(`${url}/clients`, token, 'POST', { name: 'Brief', kind: 'confidential' })
    if (created === undefined) return
    assert.equal(created.status, 201)
    const { client_id: clientId } = (await created.json().catch(() => ({}))) as { client_id?: string }
    if (clientId === undefined) return
    if (count % 2 === 0 && (await send(`${url}/clients/${clientId}`, token, 'DELETE')) === undefined) return
  }
}

async function send(url: string, token: string, method: string, body?: unknown): Promise<number | undefined> {
  const response = await request(url, token, method, body)
  // An answer that is cut off is no answer.
  const isWhole = await response?.arrayBuffer().then(
    () => true,
    () => false,
  )
  return isWhole ? response?.status : undefined
}

async function request(
  url: string,
  token: string,
  method: string,
  body?: unknown,
): Promise<Response | undefined> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  try {
    return await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  } catch (error) {
    if (error instanceof TypeError) return undefined // the connection was cut
    throw error
  }
}

/** Compares the database with the acts in the audit log. */
function checkDatabase(
  dataDir: string,
  locations: number,
  answered: ReadonlySet<number>,
): Pick<ImportKillReport, 'stored' | 'clientEntries'> {
  const database = new DatabaseSync(join(dataDir, 'lightfi.sqlite'))
  const list = (statement: string) =>
    database
      .prepare(statement)
      .all()
      .map(({ id }) => String(id))
  const listSubjects = (action: string) =>
    list(`SELECT subject_id AS id FROM audit_log WHERE action = '${action}' ORDER BY subject_id`)
  try {
    const imported = list(
      "SELECT location_id AS id FROM locations WHERE location_id LIKE 'import-%' ORDER BY location_id",
    )
    assert.deepEqual(listSubjects('location.created'), imported, 'locations and their entries differ')
    const rounds = Map.groupBy(imported, (id) => Number(id.split('-')[1]))
    for (const [round, ids] of rounds) assert.equal(ids.length, locations, `import ${round} is not whole`)
    for (const round of answered) assert.ok(rounds.has(round), `import ${round} was answered and is lost`)
    const [created, deleted] = [listSubjects('client.created'), new Set(listSubjects('client.deleted'))]
    assert.deepEqual(
      created.filter((id) => !deleted.has(id)),
      list("SELECT client_id AS id FROM oauth_clients WHERE name = 'Brief' ORDER BY client_id"),
      'clients and their entries differ',
    )
    return { stored: rounds.size, clientEntries: created.length + deleted.size }
  } finally {
    database.close()
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
