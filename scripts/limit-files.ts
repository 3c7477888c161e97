import { spawnSync } from 'node:child_process'
import type { run } from 'node:test'

/** The time for the runner to see that the process of a file is gone. */
const patienceMs = 30_000

/** How long a test file may run. */
export interface FileLimit {
  /** Milliseconds from its start. */
  readonly limitMs: number
  /** Is told of a file that ran longer, when its process has been ended. */
  tell(file: string): void
  /** Is called where even that does not let the runner go on. */
  giveUp(file: string): void
}

/**
 * Ends test files that run too long, with every process they started: a test that failed and left a program
 * behind would keep the runner waiting for ever, whose own limit is for the tests alone.
 */
export function limitFiles(stream: ReturnType<typeof run>, { limitMs, tell, giveUp }: FileLimit): void {
  const timers = new Map<string, NodeJS.Timeout>()
  stream.on('test:dequeue', ({ name, entryFile }) => {
    if (entryFile !== undefined) return // a test of a file
    const stop = () => {
      endTree(name)
      tell(name)
      timers.set(name, setTimeout(giveUp, patienceMs, name))
    }
    timers.set(name, setTimeout(stop, limitMs))
  })
  stream.on('test:complete', ({ name, entryFile }) => {
    if (entryFile === undefined) clearTimeout(timers.get(name))
  })
}

/** Kills the process of a test file, and what descends from it. */
function endTree(file: string): void {
  const processes = listProcesses()
  const ids = processes
    .filter(({ parent, command }) => parent === process.pid && command.endsWith(file))
    .map(({ id }) => id)
  // Grows while it is walked.
  for (const id of ids) ids.push(...processes.filter(({ parent }) => parent === id).map(({ id }) => id))
  for (const id of ids) {
    try {
      process.kill(id, 'SIGKILL')
    } catch (error) {
      // ESRCH: it ended by itself.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

/** Every process of the machine; none where there is no `ps`. */
function listProcesses(): { id: number; parent: number; command: string }[] {
  const { stdout } = spawnSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  })
  return [...(stdout ?? '').matchAll(/^ *(\d+) +(\d+) (.*?) *$/gm)].map(([, id, parent, command = '']) => ({
    id: Number(id),
    parent: Number(parent),
    command,
  }))
}
