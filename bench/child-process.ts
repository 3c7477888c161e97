import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** The time for a program to end when asked, before it is killed. */
const stopPatienceMs = 15_000

const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

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
  return whileRunning(child, async () => {
    const lines = createInterface({ input: child.stdout })
    const first = await Promise.race([once(lines, 'line'), once(child, 'exit')])
    if (child.exitCode !== null)
      throw new Error(`${program} ended with ${child.exitCode} before it was ready`)
    return work(JSON.parse(String(first[0])) as Ready)
  })
}

/** Does the work, then stops the child by its process id, however the work or this process ends. */
export async function whileRunning<Result>(
  child: ChildProcess,
  work: () => Promise<Result>,
): Promise<Result> {
  running.add(child)
  try {
    return await work()
  } finally {
    await stopChild(child)
    running.delete(child)
  }
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), stopPatienceMs)
  await ended
  clearTimeout(killer)
}
