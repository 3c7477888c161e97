import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { compileCache } from '../../process/testing/compile-cache.ts'
import { isWhole, listBackups } from '../src/backup/backup-directory.ts'
import { verifyBackup } from '../src/backup/index.ts'
import { askOperator } from './damaged-server.ts'
import { killServer, Ledger, readStored, startKillLoopServer } from './kill-loop.ts'
import { createTemporaryDirectory } from './temporary-directory.ts'

/** The counts of the loop. */
export interface BackupKillReport {
  readonly kills: number
  /** The backups that a kill cut off. */
  readonly cutOffBackups: number
  readonly verifiedBackups: number
  /** The restores that a kill cut off. */
  readonly cutOffRestores: number
  /** The readings that were acknowledged before the last backup, and are in what was restored. */
  readonly restoredReadings: number
}

const gateways = [0, 1]
const longestBackupMs = 900
const longestRestoreMs = 4_000
const main = new URL('../src/main.ts', import.meta.url).pathname

/**
 * Makes backups of a server that takes readings in, kills it in the middle, and checks that each backup that
 * counts is whole; then restores the last one, kills the restore in the middle, and checks that it is either
 * all there or not at all, and that it has everything that was acknowledged before the backup.
 */
export async function runBackupKillLoop(kills: number): Promise<BackupKillReport> {
  const parent = createTemporaryDirectory()
  const [dataDir, backups, restored] = [
    join(parent, 'data'),
    join(parent, 'backups'),
    join(parent, 'restored'),
  ]
  const ledger = new Ledger()
  let cutOffBackups = 0
  let verifiedBackups = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await startKillLoopServer(dataDir)
    await ledger.repeatCutOff(server)
    const posting = gateways.map((gateway) => ledger.postForever(server, gateway))
    const backing = askOperator(dataDir, ['backup', backups, '--keep', '3'])
    await wait(Math.random() * longestBackupMs)
    await killServer(server)
    await Promise.all(posting)
    if (!existsSync(await backing)) cutOffBackups += 1
    verifiedBackups += await verifyAll(backups)
  }
  const last = await startKillLoopServer(dataDir)
  await ledger.repeatCutOff(last)
  const posting = gateways.map((gateway) => ledger.postForever(last, gateway))
  const expected = new Map(ledger.acknowledged)
  const path = await askOperator(dataDir, ['backup', backups])
  assert.ok(existsSync(path), path)
  await killServer(last)
  await Promise.all(posting)
  verifiedBackups += await verifyAll(backups)

  const words = ['restore', path, '--key', join(dataDir, 'master.key')]
  let cutOffRestores = 0
  for (let kill = 0; kill < kills && !existsSync(restored); kill += 1) {
    const { signal } = await restoreFor(restored, words, Math.random() * longestRestoreMs)
    if (signal === 'SIGKILL') cutOffRestores += 1
  }
  if (!existsSync(restored)) {
    const { exitCode, output } = await restoreFor(restored, words, undefined)
    assert.equal(exitCode, 0, output)
  }
  copyFileSync(join(dataDir, 'kill-loop.json'), join(restored, 'kill-loop.json'))
  const server = await startKillLoopServer(restored)
  try {
    const stored = await readStored(server)
    for (const [key, { value }] of expected) assert.equal(stored.get(key), value, key)
  } finally {
    await killServer(server)
  }
  return { kills, cutOffBackups, verifiedBackups, cutOffRestores, restoredReadings: expected.size }
}

/** Reads every file of every backup that counts. @returns their number. */
async function verifyAll(directory: string): Promise<number> {
  if (!existsSync(directory)) return 0
  const backups = listBackups(directory)
  for (const backup of backups) {
    assert.ok(isWhole(backup), 'reason' in backup ? backup.reason : '')
    await verifyBackup(backup, directory, new AbortController().signal)
  }
  return backups.length
}

/** Runs a restore in a process of its own. @param killAfterMs undefined to let it end. */
async function restoreFor(dataDir: string, words: readonly string[], killAfterMs: number | undefined) {
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...compileCache, PATH: process.env.PATH, LIGHTFI_DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = once(child, 'exit')
  const output = text(child.stderr)
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  await exited
  clearTimeout(timer)
  return { exitCode: child.exitCode, signal: child.signalCode, output: await output }
}
