import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A program of this benchmark in a process of its own, as a peer would run. */
export interface BenchProcess<Ready> extends AsyncDisposable {
  /** What the program printed as its first line, as JSON. */
  readonly ready: Ready
}

/**
 * Starts a program and waits for its first line, which must be JSON. Hold it with `await using`, so that it ends.
 * @throws Error when it ends before that.
 */
export async function startProcess<Ready>(
  program: string,
  args: readonly string[],
): Promise<BenchProcess<Ready>> {
  const path = new URL(program, import.meta.url).pathname
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit')])
  if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode} before it was ready`)
  return { ready: JSON.parse(String(first[0])) as Ready, [Symbol.asyncDispose]: () => stopChild(child) }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
