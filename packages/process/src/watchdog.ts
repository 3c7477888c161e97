import { Worker } from 'node:worker_threads'

/** Runs in a thread of its own, so that it also barks when the event loop of the process stands still. */
const watch = `
  const { workerData } = require('node:worker_threads')
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), workerData)
`

/**
 * Kills this process after so many milliseconds, even where its event loop does not turn any more. It cannot be called
 * off. The first process of a container is out of its reach: nothing inside may kill that one.
 */
export function armWatchdog(afterMs: number): void {
  try {
    const worker = new Worker(watch, { eval: true, workerData: afterMs, execArgv: [], env: {} })
    worker.on('error', () => {}) // no memory for a thread: the timer of the event loop is left
    worker.unref()
  } catch {
    // the same, found at once
  }
}
