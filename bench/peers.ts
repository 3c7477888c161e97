import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { findFreePort } from '../packages/server/src/http/find-free-port.ts'
import { whileRunning } from './child-process.ts'
import { findPeer } from './install-peers.ts'

/** A peer that runs: its address, on the loopback only. */
export interface RunningPeer {
  readonly url: string
}

const startPatienceMs = 60_000
const loopback = '127.0.0.1'

/** The database of the benchmark in InfluxDB. */
export const influxDatabase = 'bench'

/**
 * InfluxDB 1.x with its data below a directory, for as long as `work` takes. Its write-ahead log is synced
 * before each answer, as it comes; shards are compacted after seconds without writes instead of hours, in its
 * favour for `bytes`.
 *
 * @throws PeerMissingError when `influxd` is not installed.
 */
export async function withInflux<Result>(
  directory: string,
  work: (peer: RunningPeer) => Promise<Result>,
): Promise<Result> {
  const program = findPeer('influxd')
  const [port, backupPort] = [await findFreePort(loopback), await findFreePort(loopback)]
  mkdirSync(directory, { recursive: true })
  const configuration = join(directory, 'influxdb.conf')
  writeFileSync(configuration, formatInfluxConfig(directory, port, backupPort))
  const child = spawn(program, ['run', '-config', configuration], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  return whileRunning(child, async () => {
    await waitUntilServing(`${url}/ping`, () => child.exitCode)
    const created = await fetch(`${url}/query`, {
      method: 'POST',
      body: new URLSearchParams({ q: `CREATE DATABASE ${influxDatabase}` }),
    })
    if (!created.ok) throw new Error(`InfluxDB made no database: ${await created.text()}`)
    return work({ url })
  })
}

/**
 * VictoriaMetrics with its data below a directory, for as long as `work` takes.
 * @throws PeerMissingError when it is not installed.
 */
export async function withVictoriaMetrics<Result>(
  directory: string,
  work: (peer: RunningPeer) => Promise<Result>,
): Promise<Result> {
  const program = findPeer('victoria-metrics')
  const port = await findFreePort(loopback)
  const args = [
    `-storageDataPath=${directory}`,
    `-httpListenAddr=127.0.0.1:${port}`,
    '-retentionPeriod=100y',
    '-loggerLevel=ERROR',
  ]
  const child = spawn(program, args, { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  return whileRunning(child, async () => {
    await waitUntilServing(`${url}/health`, () => child.exitCode)
    return work({ url })
  })
}

/**
 * nginx with one worker on a port of the loopback, for as long as `work` takes.
 *
 * @param directory where its files go, under `name`.
 * @param server what stands inside its `server` block.
 * @throws PeerMissingError when it is not installed.
 */
export async function withNginx<Result>(
  directory: string,
  name: string,
  server: string,
  work: (peer: RunningPeer) => Promise<Result>,
): Promise<Result> {
  const program = findPeer('nginx')
  const [port, prefix] = [await findFreePort(loopback), join(directory, name)]
  mkdirSync(prefix)
  const configuration = join(prefix, 'nginx.conf')
  writeFileSync(configuration, formatNginxConfig(prefix, port, server))
  const child = spawn(program, ['-p', prefix, '-e', 'stderr', '-c', configuration], { stdio: 'ignore' })
  const url = `http://${loopback}:${port}`
  return whileRunning(child, async () => {
    await waitUntilServing(url, () => child.exitCode)
    return work({ url })
  })
}

/** Writes lines of InfluxDB's protocol, times in whole seconds; both peers take it at the same path. */
export async function writeLines({ url }: RunningPeer, lines: Uint8Array<ArrayBuffer>): Promise<void> {
  const response = await fetch(`${url}/write?db=${influxDatabase}&precision=s`, {
    method: 'POST',
    body: lines,
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}/write answered ${response.status}: ${text}`)
}

function formatNginxConfig(prefix: string, port: number, server: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(prefix, kind)};`,
  )
  return `worker_processes 1;
daemon off;
pid ${join(prefix, 'pid')};
error_log stderr crit;
events { worker_connections 1024; }
http {
  access_log off;
  keepalive_requests 1000000000;
  ${temporary.join(' ')}
  server {
    listen ${loopback}:${port};
    ${server}
  }
}
`
}

function formatInfluxConfig(directory: string, port: number, backupPort: number): string {
  return `reporting-disabled = true
bind-address = "127.0.0.1:${backupPort}"
[meta]
  dir = "${join(directory, 'meta')}"
[data]
  dir = "${join(directory, 'data')}"
  wal-dir = "${join(directory, 'wal')}"
  query-log-enabled = false
  cache-snapshot-write-cold-duration = "5s"
  compact-full-write-cold-duration = "5s"
[http]
  bind-address = "127.0.0.1:${port}"
  log-enabled = false
[monitor]
  store-enabled = false
`
}

async function waitUntilServing(url: string, exitCode: () => number | null): Promise<void> {
  const deadline = performance.now() + startPatienceMs
  while (!(await isServing(url))) {
    if (exitCode() !== null) throw new Error(`the peer at ${url} ended with ${exitCode()} before it served`)
    if (performance.now() > deadline) throw new Error(`nothing served at ${url} in ${startPatienceMs} ms`)
    await delay(20)
  }
}

async function isServing(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch (error) {
    if (error instanceof TypeError) return false // nothing listens yet
    throw error
  }
}
