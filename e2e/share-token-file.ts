import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestContext } from 'node:test'
import { createFileTokenStore } from '@openlightfi/client/node'
import { obtainRefreshToken } from '../compat/drive-login.ts'
import { serveBuilding, viewer } from './serve-building.ts'

/**
 * The number of processes, of calls of each, and of rounds. Each round begins with a token that has ended.
 */
export interface SharedTokenRun {
  readonly processes: number
  readonly callsEach: number
  readonly rounds: number
  readonly isRotating: boolean
}

/**
 * Has processes that share one token file call a real server at the same moment with a token that is over,
 * and asserts that each round made exactly one token request - counted outside of them, on the way to the
 * server - and that every call succeeded.
 */
export async function assertOneRefresh(t: TestContext, run: SharedTokenRun): Promise<void> {
  const building = await serveBuilding()
  t.after(() => building.close())
  const directory = await mkdtemp(join(tmpdir(), 'lightfi-shared-'))
  t.after(() => rm(directory, { recursive: true }))
  const web = await building.addClient({ rotateRefreshTokens: run.isRotating })
  const store = createFileTokenStore(join(directory, 'tokens.json'))
  await store.save({
    refreshToken: await obtainRefreshToken({ oauthUrl: building.oauthUrl, ...web, ...viewer }),
  })
  const relay = await countTokenRequests(t, building.publicUrl)
  const args = [
    relay.url,
    web.clientId,
    web.clientSecret,
    join(directory, 'tokens.json'),
    String(run.callsEach),
  ]
  const callers = Array.from({ length: run.processes }, () => startCaller(t, args))
  for (const caller of callers) assert.equal(await caller.nextLine(), 'ready')

  for (let round = 1; round <= run.rounds; round += 1) {
    const stored = await store.load()
    await store.save({ ...stored, expiresAtMs: Date.now() - 1 })
    for (const caller of callers) caller.begin()
    for (const caller of callers)
      assert.deepEqual(JSON.parse((await caller.nextLine()) ?? ''), { failures: 0 })
    assert.equal(relay.counts.token, round, `token requests after round ${round}`)
    if (run.isRotating) assert.notEqual((await store.load())?.refreshToken, stored?.refreshToken)
  }
}

/** Passes everything on to the server and counts what goes to its token endpoint. */
async function countTokenRequests(t: TestContext, publicUrl: string) {
  const counts = { token: 0 }
  const { hostname: host, port } = new URL(publicUrl)
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request
    if (path === '/oauth2/token') counts.token += 1
    const relayed = sendRequest({ host, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    relayed.on('error', () => response.destroy())
    request.pipe(relayed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, counts }
}

function startCaller(t: TestContext, args: readonly string[]) {
  const program = join(import.meta.dirname, 'programs/shared-token-caller.ts')
  const child: ChildProcess = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const { stdin, stdout } = child
  if (!stdin || !stdout) throw new Error('the caller has no pipes')
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]()
  t.after(async () => {
    stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  })
  return {
    begin: () => stdin.write('begin\n'),
    nextLine: async () => (await lines.next()).value as string | undefined,
  }
}
