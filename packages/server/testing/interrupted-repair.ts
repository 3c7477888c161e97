import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { compileCache } from '../../process/testing/compile-cache.ts'
import { inspectTable } from '../src/storage/time-series/parts/part-files.ts'
import {
  countReadings,
  damagedSensorIds,
  runOperator,
  startDamaged,
  type WholeDirectory,
} from './damaged-server.ts'
import { fetchToken } from './fetch-token.ts'

const main = new URL('../src/main.ts', import.meta.url).pathname

/**
 * The moment when a repair is killed: as soon as something is on the disk, or so many milliseconds after the
 * store was moved.
 */
export type RepairMoment = 'store moved' | 'new store' | 'part copied' | number

/**
 * Makes the store of a copy of a whole directory one that cannot be opened, kills a repair at each of the
 * moments, one after the other, and then lets one finish: every reading must be there.
 */
export async function assertRepairGoesOn(
  whole: WholeDirectory,
  dataDir: string,
  moments: readonly RepairMoment[],
): Promise<void> {
  cpSync(whole.path, dataDir, { recursive: true, verbatimSymlinks: true })
  writeFileSync(join(dataDir, 'time-series/metadata/lightfi/readings.sql'), 'garbage')
  let isInterrupted = false
  let interruptions = 0
  for (const moment of moments) {
    isInterrupted = await killRepair(dataDir, moment)
    if (!isInterrupted) break // it was done sooner than it could be killed
    interruptions += 1
  }
  const mayBeTooLate = moments.every((moment) => typeof moment === 'number')
  assert.ok(interruptions > 0 || mayBeTooLate, 'no repair was killed before it was done')
  const status = (await runOperator(dataDir, ['status'])).stdout
  if (isInterrupted) assert.match(status, /a repair was interrupted: .* in time-series\.damaged-/)
  const repaired = await runOperator(dataDir, ['repair'])
  assert.equal(repaired.exitCode, 0, repaired.stderr)
  assert.doesNotMatch(repaired.stdout, /missing/)
  const server = await startDamaged(dataDir)
  assert.ok(!('exitCode' in server), JSON.stringify(server))
  try {
    const { readings } = (await (await fetch(`${server.url}/health`)).json()) as Record<string, string>
    assert.equal(readings, 'ok')
    const token = await fetchToken(server.url, whole)
    for (const sensorId of damagedSensorIds)
      assert.equal(await countReadings(server.url, token, sensorId), whole.readingsPerSensor)
  } finally {
    await server.stop()
  }
}

/** @returns true when it was killed before it was done. */
async function killRepair(dataDir: string, moment: RepairMoment): Promise<boolean> {
  const before = listMoved(dataDir).length
  const child = spawn(process.execPath, [main, 'repair'], {
    env: { ...compileCache, PATH: process.env.PATH, LIGHTFI_DATA_DIR: dataDir },
    stdio: 'ignore',
  })
  const exited = once(child, 'exit')
  const hasCome = () => {
    if (moment === 'part copied') return listDetachedParts(dataDir).length > 0
    if (listMoved(dataDir).length === 0) return false
    return moment === 'new store'
      ? existsSync(join(dataDir, 'time-series'))
      : listMoved(dataDir).length > before
  }
  while (child.exitCode === null && !hasCome()) await wait(1)
  if (typeof moment === 'number') await wait(moment)
  child.kill('SIGKILL')
  await exited
  return child.signalCode === 'SIGKILL'
}

function listMoved(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith('time-series.damaged-'))
}

function listDetachedParts(dataDir: string): readonly string[] {
  const state = inspectTable(join(dataDir, 'time-series'), 'readings')
  return typeof state === 'string' ? [] : state.detached
}
