import { Worker } from 'node:worker_threads'
import { restoreSignals } from './restore-signals.ts'

/**
 * Runs in a thread of its own, so that it also barks when the event loop of the process stands still.
 *
 * Linux lets no signal from inside end the first process of a container, but for one that a thread brings on
 * itself. So where SIGKILL has done nothing, the thread reads beyond a memory of WebAssembly: `i32.load` at
 * the address -8, of one page.
 */
const watch = `
  const { workerData } = require('node:worker_threads')
  const code = [
    [0, 97, 115, 109, 1, 0, 0, 0], // version 1
    [1, 4, 1, 96, 0, 0], [3, 2, 1, 0], // one function, from nothing to nothing
    [5, 3, 1, 0, 1], // a page of memory
    [7, 5, 1, 1, 102, 0, 0], // the function is f
    [10, 10, 1, 8, 0, 65, 120, 40, 2, 0, 26, 11],
  ]
  setTimeout(() => {
    process.kill(process.pid, 'SIGKILL')
    new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code.flat()))).exports.f()
  }, workerData)
`

/**
 * Kills this process after so many milliseconds, even where its event loop does not turn any more, also as
 * the first process of a container. It cannot be called off.
 */
export function armWatchdog(afterMs: number): void {
  restoreSignals(['SIGSEGV']) // V8 makes an exception of an access beyond WebAssembly's memory
  try {
    const worker = new Worker(watch, { eval: true, workerData: afterMs, execArgv: [], env: {} })
    worker.on('error', () => {}) // no memory for a thread: the timer of the event loop is left
    worker.unref()
  } catch {
    // the same, found at once
  }
}
