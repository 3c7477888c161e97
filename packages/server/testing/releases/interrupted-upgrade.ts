import assert from 'node:assert/strict'
import { join } from 'node:path'
import { ServerProcess } from '../server-process.ts'
import { strace } from '../traced-server.ts'
import { assertAnswersAsThen, refreshLogin, startOnRelease, unpackRelease } from './open-release.ts'

/** A system call with which something of an upgrade is written, durable or visible. */
export interface UpgradeStep {
  readonly call: 'fsync' | 'mkdir' | 'pwrite64' | 'rename' | 'unlink'
  /** The number of the call, from 1, among such calls about the file. */
  readonly number: number
  /** What it is about, in the data directory; absent: any file. */
  readonly file?: string
}

const database = 'lightfi.sqlite-wal'

/** The steps of the first start on a directory of the first format, in their order. */
export const upgradeSteps: readonly UpgradeStep[] = [
  { call: 'fsync', file: database, number: 1 },
  { call: 'unlink', file: database, number: 1 },
  // What migrations write, and their commit.
  ...[1, 20, 40].map((number) => ({ call: 'pwrite64', file: database, number }) as const),
  ...[2, 3, 4].map((number) => ({ call: 'fsync', file: database, number }) as const),
  { call: 'mkdir', file: 'time-series/exports', number: 1 },
  { call: 'mkdir', file: 'journal', number: 1 },
  { call: 'rename', number: 1 }, // of the journal's manifest
  { call: 'fsync', file: 'journal', number: 1 },
  { call: 'fsync', file: database, number: 5 },
  { call: 'rename', number: 2 }, // of lightfi.json: from here on earlier releases refuse the directory
  { call: 'fsync', file: '.', number: 4 },
]

/** Those of them that tell most. */
export const shortUpgradeSteps = upgradeSteps.filter(({ call, number }) =>
  ['pwrite64 20', 'fsync 3', 'mkdir 1', 'rename 2'].includes(`${call} ${number}`),
)

/**
 * Starts the server of today on a copy of an earlier release's directory, kills it when it is about to take a
 * step, and starts it again: everything must be there.
 */
export async function assertUpgradeGoesOn(name: string, step: UpgradeStep): Promise<void> {
  const { dataDir, facts } = unpackRelease(name)
  await killBefore(step, dataDir)
  const { server, address } = await startOnRelease(dataDir)
  try {
    await assertAnswersAsThen(address, await refreshLogin(address, facts), facts)
  } finally {
    await server.close()
  }
}

async function killBefore({ call, file, number }: UpgradeStep, dataDir: string): Promise<void> {
  const kill = `inject=${call}:signal=SIGKILL:when=${number}`
  const only = file === undefined ? [] : ['-P', join(dataDir, file)]
  const options = [...only, '-e', `trace=${call}`, '-e', kill]
  const prefix = [strace.path, '-D', '-f', '-o', '/dev/null', ...options]
  const server = new ServerProcess({ LIGHTFI_DATA_DIR: dataDir }, [], { prefix })
  const started = server.find(/(Serving on http\S+)/).catch(() => undefined)
  const ending = await Promise.race([server.end(), started])
  server.kill('SIGKILL')
  await server.end()
  assert.equal(ending, null, `it was not killed: ${server.output}`)
}
