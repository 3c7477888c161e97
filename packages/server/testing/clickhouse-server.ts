import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { libchdbPath } from 'chdb/libchdb'
import { readPageBlock } from '../../../tools/pages/read-page-blocks.ts'
import { requirePart } from '../../../tools/required-part.ts'
import { findFreePort } from '../src/http/find-free-port.ts'

/** A ClickHouse server on the loopback. */
export interface ClickhouseServer {
  /** The address with user and password, as `LIGHTFI_TIME_SERIES_URL` takes it. */
  readonly url: string
  /** The same address with the rights of the server's operator. */
  readonly operatorUrl: string
  /** The password without percent-encoding, to look for where it must not be. */
  readonly password: string
  /** Ends the server; its data stay. */
  close(): Promise<void>
}

/** The rights that the page names for the user of the server, and no more. */
const grants = readPageBlock('docs/operations.md#readings-on-a-clickhouse-server:2')
  .text.split('\n')
  .map((line) => line.replace(/ TO lightfi;$/, ''))

const user = 'sensors'
const password = 'p@ss:w/rd%ü'

/** The program that runs the engine as a server; a test that needs it skips where it is missing. */
export const clickhousePart = requirePart('python')

/**
 * Starts a real ClickHouse server out of the engine library that the npm package `chdb` brings; resolves once
 * it answers. It ends by itself when this process does.
 * @param directory of its data and configuration; a second start on it finds what the first one stored.
 * @param port by default a free one.
 */
export async function startClickhouseServer(directory: string, port?: number): Promise<ClickhouseServer> {
  return startOnPort(directory, port ?? (await findFreePort('127.0.0.1')))
}

async function startOnPort(directory: string, port: number): Promise<ClickhouseServer> {
  const config = join(directory, 'config.xml')
  mkdirSync(directory, { recursive: true })
  writeFileSync(config, formatConfig(directory, port), { mode: 0o600 })
  writeFileSync(join(directory, 'users.xml'), formatUsers(), { mode: 0o600 })
  const program = new URL('./programs/clickhouse-server.py', import.meta.url).pathname
  const child = spawn(clickhousePart.path, [program, libchdbPath(), join(directory, 'data'), config], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  await waitUntilItAnswers(`http://127.0.0.1:${port}/ping`, child)
  return {
    url: `http://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    operatorUrl: `http://127.0.0.1:${port}`,
    password,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.stdin?.end()
      await once(child, 'exit')
    },
  }
}

async function waitUntilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the ClickHouse server ended with ${child.exitCode}`)
    try {
      if ((await fetch(url)).ok) return
    } catch (error) {
      if (!(error instanceof TypeError)) throw error // a TypeError: nothing listens yet
      await wait(20)
    }
  }
}

function formatConfig(directory: string, port: number): string {
  return `<clickhouse>
  <logger><level>warning</level><log>${directory}/server.log</log><console>false</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${port}</http_port>
  <users_config>${directory}/users.xml</users_config>
  <backups><allowed_path>${directory}/backups</allowed_path></backups>
</clickhouse>
`
}

/** Formats the user of the tests beside `default`, whose rights the program itself uses. */
function formatUsers(): string {
  const grantElements = grants.map((grant) => `<query>${grant}</query>`).join('')
  const anyone = '<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>'
  return `<clickhouse>
  <users>
    <default><no_password/>${anyone}</default>
    <${user}><password>${password}</password>${anyone}<grants>${grantElements}</grants></${user}>
  </users>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
</clickhouse>
`
}
