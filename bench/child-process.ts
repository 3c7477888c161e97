import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/**
 * Runs a program of this benchmark in a process of its own, as a peer would run, for as long as `work` takes.
 *
 * @param work is given what the program printed as its first line, which must be JSON.
 * @throws Error when the program ends before that line.
 */
export async function withProcess<Ready, Result>(
  program: string,
  args: readonly string[],
  work: (ready: Ready) => Promise<Result>,
): Promise<Result> {
  const path = new URL(program, import.meta.url).pathname
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const lines = createInterface({ input: child.stdout })
    const first = await Promise.race([once(lines, 'line'), once(child, 'exit')])
    if (child.exitCode !== null)
      throw new Error(`${program} ended with ${child.exitCode} before it was ready`)
    return await work(JSON.parse(String(first[0])) as Ready)
  } finally {
    await stopChild(child)
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
