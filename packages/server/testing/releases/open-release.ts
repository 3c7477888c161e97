import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTemporaryDirectory } from '../temporary-directory.ts'
import type { ReleaseFacts } from './release.ts'

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

/**
 * Keeps of an answer what an earlier answer had too: later releases only add. Lists stay as long as they are.
 */
export function keepKnown(answer: unknown, earlier: unknown): unknown {
  if (Array.isArray(answer) && Array.isArray(earlier))
    return answer.map((item, at) => keepKnown(item, earlier[at]))
  if (!isRecord(answer) || !isRecord(earlier)) return answer
  const known = Object.keys(earlier).filter((name) => name in answer)
  return Object.fromEntries(known.map((name) => [name, keepKnown(answer[name], earlier[name])]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
