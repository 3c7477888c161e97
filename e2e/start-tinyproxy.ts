import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFreePort } from '../packages/process/testing/start-program.ts'
import { connectWhenListening } from './connect-when-listening.ts'

/** A real proxy on the loopback that runs until it is closed. */
export interface RunningProxy {
  readonly port: number
  /** The requests since the last time, e.g. `CONNECT sensors:443` or `GET http://sensors/health`. */
  takeRequests(): Promise<string[]>
  close(): Promise<void>
}

/**
 * Starts tinyproxy.
 *
 * @param program its path.
 * @param directory for its files.
 * @param login `user password`; none for a proxy that asks for nothing.
 */
export async function startTinyproxy(
  program: string,
  directory: string,
  login?: string,
): Promise<RunningProxy> {
  const port = await findFreePort()
  const [config, log] = [join(directory, `proxy-${port}.conf`), join(directory, `proxy-${port}.log`)]
  const lines = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    'Allow 127.0.0.1',
    'Timeout 60',
    'LogLevel Connect',
    `LogFile "${log}"`,
    ...(login === undefined ? [] : [`BasicAuth ${login}`]),
  ]
  await writeFile(config, `${lines.join('\n')}\n`)
  const child = spawn(program, ['-d', '-c', config], { stdio: 'ignore' })
  await connectWhenListening(port)
  let taken = 0
  return {
    port,
    async takeRequests() {
      const asked = [...(await readFile(log, 'utf8')).matchAll(/Request \(file descriptor \d+\): (.+) HTTP/g)]
      const fresh = asked.slice(taken).map(([, request = '']) => request)
      taken = asked.length
      return fresh
    },
    async close() {
      const end = once(child, 'exit')
      child.kill()
      await end
    },
  }
}
