import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** A user without rights, `nobody` on Debian: servers refuse to run as root. */
const nobody = 65_534

/** The user for programs: the own one, or `nobody` for root. */
export const programUser = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {}

/** A port on the loopback that nobody listens on at the moment. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/**
 * Starts a program and waits for the line on standard error that says it is ready.
 * @throws Error with its last lines when it ends instead.
 */
export async function startProgram(
  path: string,
  args: readonly string[],
  ready: RegExp,
): Promise<ChildProcess> {
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'], ...programUser })
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    if (ready.test(line)) {
      child.stderr.resume()
      return child
    }
    lines.push(line)
  }
  throw new Error(`${path} ended: ${lines.slice(-5).join(' | ')}`)
}

/** Ends a program and waits for its end. */
export async function stopProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
