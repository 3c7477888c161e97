import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { compileCache } from '../../process/testing/compile-cache.ts'
import { systemClock } from '../src/clock.ts'
import { findFreePort } from '../src/http/find-free-port.ts'
import { formatStartFailure, operate, readConfig, startServer } from '../src/index.ts'
import { findActive, inspectTable, type TableFiles } from '../src/storage/time-series/parts/part-files.ts'
import { fetchToken } from './fetch-token.ts'

const main = new URL('../src/main.ts', import.meta.url).pathname

export const damagedSensorIds = ['AQ2-000000000001', 'AQ2-000000000002', 'AQ2-000000000003'] as const

/** A data directory as a server left it, and the facts with which its readings are asked for. */
export interface WholeDirectory {
  readonly path: string
  readonly clientId: string
  readonly clientSecret: string
  /** The number of readings of each sensor. */
  readonly readingsPerSensor: number
}

/** The sizes of a large part and small ones, which the engine does not merge with it soon. */
const batchSizes = [12_000, 20, 20, 20]
/** The sizes of the commits that the engine does not have yet, a frame of the journal each. */
const journaledSizes = [10, 10, 10]
const firstTimeS = Date.UTC(2026, 0, 1) / 1000

/**
 * Runs a server on a new directory until it has some parts of readings and some more in its journal, and
 * kills it.
 */
export async function makeWholeDirectory(path: string): Promise<WholeDirectory> {
  const server = await startServer({ dataDir: path, port: 0, logLevel: 'fatal' })
  const { estate, clients } = server
  const organisation = { locationId: 'org', parentId: null, kind: 'organisation', name: 'Org' } as const
  await estate.createLocation({ ...organisation, timeZone: 'UTC' })
  for (const sensorId of damagedSensorIds)
    await estate.createSensor({ sensorId, locationId: 'org', name: sensorId })
  const { clientId, clientSecret = '' } = await clients.createClient({
    organisationId: 'org',
    name: 'Gateway',
    kind: 'service',
    scopes: ['readings:read', 'readings:write'],
  })
  const secrets = { clientId, clientSecret }
  let count = await postBatches(server.publicUrl, secrets, batchSizes, 0)
  await server.close()
  const killed = await startDamaged(path)
  assert.ok(!('exitCode' in killed), JSON.stringify(killed))
  count = await postBatches(killed.url, secrets, journaledSizes, count)
  await killed.kill()
  removeReplacedParts(path)
  return { path, ...secrets, readingsPerSensor: count }
}

/** Posts batches. @returns the number of readings of each sensor. */
async function postBatches(
  url: string,
  secrets: Pick<WholeDirectory, 'clientId' | 'clientSecret'>,
  sizes: readonly number[],
  had: number,
): Promise<number> {
  const token = await fetchToken(url, secrets)
  let count = had
  for (const size of sizes) {
    const fromS = firstTimeS + count
    const readings = damagedSensorIds.flatMap((sensor_id) =>
      Array.from({ length: size }, (_, at) => ({
        sensor_id,
        var_name: 'CO2ppm',
        time: fromS + at,
        value: 400 + (at % 100),
      })),
    )
    count += size
    assert.equal((await postReadings(url, token, readings)).status, 200)
    // A question makes the engine take them in, as a part.
    if (sizes === batchSizes) assert.equal(await countReadings(url, token, damagedSensorIds[0]), count)
  }
  return count
}

/**
 * Removes parts that a merge replaced, like the engine minutes after the merge; until then it can fall back
 * on them.
 */
function removeReplacedParts(path: string): void {
  for (const table of ['readings', 'quarters']) {
    const { directory, parts } = filesOf(path, table)
    const active = findActive(parts)
    for (const part of parts) {
      if (!active.includes(part)) rmSync(join(directory, part.name), { recursive: true })
    }
  }
}

/** Finds the files of a table in a data directory. */
export function filesOf(dataDir: string, table = 'readings'): TableFiles {
  const state = inspectTable(join(dataDir, 'time-series'), table)
  assert.ok(typeof state !== 'string', `${table} is ${state}`)
  return state
}

/** Lists the directories of the parts that the engine reads, in the order of their inserts. */
export function activeParts(dataDir: string, table = 'readings'): string[] {
  const { directory, parts } = filesOf(dataDir, table)
  return findActive(parts)
    .sort((a, b) => a.first - b.first)
    .map(({ name }) => join(directory, name))
}

/** A server on a damaged directory. */
export interface DamagedServer {
  readonly url: string
  readonly metricsPort: number
  /** The lines of the log so far. */
  readonly log: readonly Record<string, unknown>[]
  stop(): Promise<void>
}

/** The same in a process of its own. */
export interface DamagedProcess extends DamagedServer {
  readonly child: ChildProcess
  kill(): Promise<void>
}

/** The end of a server that did not start. */
export interface Refusal {
  readonly exitCode: number | null
  readonly stderr: string
}

/**
 * Starts the real program; resolves when it serves or has ended.
 * @param prefix a command that starts it and becomes it, e.g. a tracer.
 */
export async function startDamaged(
  dataDir: string,
  environment: Record<string, string> = {},
  prefix: readonly string[] = [],
): Promise<DamagedProcess | Refusal> {
  const metricsPort = await findFreePort('127.0.0.1')
  const [command = '', ...words] = [...prefix, process.execPath, main]
  const child = spawn(command, words, {
    env: {
      ...compileCache,
      PATH: process.env.PATH,
      LIGHTFI_DATA_DIR: dataDir,
      LIGHTFI_PORT: '0',
      LIGHTFI_METRICS_PORT: String(metricsPort),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stderr = text(child.stderr)
  const exited = once(child, 'exit')
  const log: Record<string, unknown>[] = []
  const lines = createInterface({ input: child.stdout })
  const serving = new Promise<string>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('{')) log.push(JSON.parse(line))
      const [, url] = /Serving on (\S+),/.exec(line) ?? []
      if (url !== undefined) resolve(url)
    })
  })
  const url = await Promise.race([serving, exited.then(() => undefined)])
  if (url === undefined) return { exitCode: child.exitCode, stderr: await stderr }
  const endBy = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
  }
  const [stop, kill] = [() => endBy('SIGTERM'), () => endBy('SIGKILL')]
  return { url, metricsPort, child, log, stop, kill }
}

/** Runs a command of the operator. */
export async function runOperator(
  dataDir: string,
  words: readonly string[],
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...compileCache, PATH: process.env.PATH, LIGHTFI_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { exitCode: child.exitCode, stdout, stderr }
}

/**
 * Asks the server that runs on a data directory, like a command of the operator, without a process for it.
 * @returns what it answers, or why it refuses.
 */
export async function askOperator(dataDir: string, words: readonly string[]): Promise<string> {
  try {
    return (await operate(readConfig({ LIGHTFI_DATA_DIR: dataDir }), words)).result
  } catch (error) {
    return formatStartFailure(error)
  }
}

/**
 * Starts a server in this process, one at a time, which takes a third of the work of a process of its own.
 * @returns it, or why it does not start, in the words of the program.
 */
export async function serveDamaged(dataDir: string): Promise<DamagedServer | string> {
  const log: Record<string, unknown>[] = []
  const metricsPort = await findFreePort('127.0.0.1')
  const config = readConfig({
    LIGHTFI_DATA_DIR: dataDir,
    LIGHTFI_PORT: '0',
    LIGHTFI_METRICS_PORT: String(metricsPort),
  })
  try {
    const server = await startServer(config, systemClock, { write: (line) => log.push(JSON.parse(line)) })
    return { url: server.publicUrl, metricsPort, log, stop: () => server.close() }
  } catch (error) {
    return formatStartFailure(error)
  }
}

/** Posts readings. */
export function postReadings(url: string, token: string, readings: readonly unknown[]): Promise<Response> {
  return fetch(`${url}/readings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ readings }),
  })
}

/** Counts the readings of a sensor, or returns the code of the problem that the history answers. */
export async function countReadings(url: string, token: string, sensorId: string): Promise<number | string> {
  const response = await fetch(`${url}/sensors/${sensorId}/CO2ppm/history?from=${firstTimeS}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const body = (await response.json()) as { data: unknown[]; code: string }
  return response.status === 200 ? body.data.length : body.code
}
