import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { requirePart } from '../../../tools/required-part.ts'
import { type DamagedProcess, startDamaged } from './damaged-server.ts'

export const strace = requirePart('strace')

/**
 * Starts `lightfi-server` under strace.
 * @param options of strace, e.g. which calls it notes or lets fail.
 * @param notes file for the calls.
 */
export async function startTraced(
  dataDir: string,
  options: readonly string[],
  notes = '/dev/null',
): Promise<DamagedProcess> {
  // The tracer is a grandchild, so that signals go to the server itself.
  const prefix = [strace.path, '-D', '-f', '--seccomp-bpf', '-o', notes, ...options]
  const server = await startDamaged(dataDir, {}, prefix)
  assert.ok(!('exitCode' in server), JSON.stringify(server))
  return server
}

/** Finds the one segment of a journal in which nothing is written yet: the next server begins with it. */
export function findOnlySegment(dataDir: string): string {
  const directory = join(dataDir, 'journal')
  const names = readdirSync(directory).filter((name) => name.endsWith('.journal'))
  assert.equal(names.length, 1)
  return join(directory, names[0] ?? '')
}
