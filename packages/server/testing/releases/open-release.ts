import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../../src/index.ts'
import { readTokens, refresh } from '../login.ts'
import { createTemporaryDirectory } from '../temporary-directory.ts'
import {
  askRelease,
  lastBatch,
  type ReleaseFacts,
  readLastBatch,
  releasePublicUrl,
  releaseTimeMs,
} from './release.ts'

/** The names of the directories of earlier releases that are kept. */
export const releaseNames = globSync('*.tar.gz', { cwd: import.meta.dirname })
  .map((file) => file.replace('.tar.gz', ''))
  .sort()

/** Unpacks a copy of the directory of an earlier release. It is removed when the process ends. */
export function unpackRelease(name: string): { dataDir: string; facts: ReleaseFacts } {
  const directory = createTemporaryDirectory()
  const archive = join(import.meta.dirname, `${name}.tar.gz`)
  const { status } = spawnSync('tar', ['-C', directory, '-xzf', archive], { stdio: 'inherit' })
  assert.equal(status, 0)
  const facts = JSON.parse(readFileSync(join(directory, 'facts.json'), 'utf8')) as ReleaseFacts
  return { dataDir: join(directory, 'data'), facts }
}

/** Starts the server of today on a directory, at the time when that was written. */
export async function startOnRelease(dataDir: string): Promise<{ server: RunningServer; address: string }> {
  const config = { dataDir, port: 0, publicUrl: releasePublicUrl, logLevel: 'fatal' } as const
  const server = await startServer(config, () => releaseTimeMs)
  return { server, address: `http://localhost:${server.port}` }
}

/** Goes on with the user's login of then. @returns an access token. */
export async function refreshLogin(address: string, { web, refreshToken }: ReleaseFacts): Promise<string> {
  const user = { userId: '', username: '', password: '' } // the token says whose it is
  const answer = await refresh({ issuer: `${address}/oauth2`, client: web, user }, refreshToken)
  return (await readTokens(answer)).access_token
}

/** Fails where the API answers anything else than what the earlier release answered. */
export async function assertAnswersAsThen(
  address: string,
  token: string,
  facts: ReleaseFacts,
): Promise<void> {
  const answers = await askRelease(address, token)
  for (const [path, earlier] of Object.entries(facts.answers))
    assert.deepEqual(keepKnown(answers[path], earlier), earlier, path)
  assert.deepEqual(await readLastBatch(address, token), facts.isKilled ? lastBatch : [])
}

/**
 * Keeps of an answer what an earlier answer had too: later releases only add. Lists stay as long as they are.
 */
function keepKnown(answer: unknown, earlier: unknown): unknown {
  if (Array.isArray(answer) && Array.isArray(earlier))
    return answer.map((item, at) => keepKnown(item, earlier[at]))
  if (!isRecord(answer) || !isRecord(earlier)) return answer
  const known = Object.keys(earlier).filter((name) => name in answer)
  return Object.fromEntries(known.map((name) => [name, keepKnown(answer[name], earlier[name])]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
