/**
 * `node packages/server/testing/releases/write-release.ts TREE NAME [killed]`: has the server of an earlier
 * release, unpacked and installed at TREE, fill a data directory, and packs it as `NAME.tar.gz`, with what
 * its API answered. With `killed` the server dies right after it has acknowledged a last batch.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fetchToken } from '../fetch-token.ts'
import {
  askRelease,
  fillRelease,
  logInToRelease,
  postLastBatch,
  postToRelease,
  type ReleaseFacts,
  readChanges,
  releasePublicUrl,
  releaseTimeMs,
} from './release.ts'

type Server = typeof import('../../src/index.ts')

const [tree = '', name = '', ending] = process.argv.slice(2)
const root = mkdtempSync(join(tmpdir(), 'lightfi-release-'))
const dataDir = join(root, 'data')
const { startServer } = (await import(
  pathToFileURL(join(resolve(tree), 'packages/server/src/index.ts')).href
)) as Server
const config = { dataDir, port: 0, publicUrl: releasePublicUrl, logLevel: 'fatal' } as const
const server = await startServer(config, () => releaseTimeMs)
const address = `http://localhost:${server.port}`
const { username, gateway, web } = await fillRelease(server)
const tokens = await logInToRelease(server.port, username, web)
const gatewayToken = await fetchToken(address, gateway)
await postToRelease(address, tokens.access_token, gatewayToken)
const answers = await askRelease(address, tokens.access_token)
const { cursor } = await readChanges(address, tokens.access_token)
const facts: ReleaseFacts = {
  username,
  gateway,
  web,
  refreshToken: tokens.refresh_token ?? '',
  isKilled: ending === 'killed',
  cursor,
  answers,
}
writeFileSync(join(root, 'facts.json'), `${JSON.stringify(facts, null, 1)}\n`)
if (facts.isKilled) {
  await postLastBatch(address, gatewayToken)
  packAfterEnd()
  process.kill(process.pid, 'SIGKILL')
}
await server.close()
packAfterEnd()

/** Packs what there is when this process has ended, however it does. */
function packAfterEnd(): void {
  const archive = join(import.meta.dirname, `${name}.tar.gz`)
  const wait = `while kill -0 ${process.pid} 2>/dev/null; do sleep 0.1; done`
  const pack = 'tar -C "$0" -czf "$1" data facts.json && rm -r "$0"'
  spawn('sh', ['-c', `${wait}; ${pack}`, root, archive], { stdio: 'inherit', detached: true }).unref()
}
