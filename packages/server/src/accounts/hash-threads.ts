import { Worker } from 'node:worker_threads'
import type { HashAnswer, HashTask } from './hash-thread.ts'

interface Pending {
  readonly resolve: (answer: HashAnswer) => void
  readonly reject: (error: unknown) => void
}

/**
 * Runs separate threads for hashes, started when they are first needed. The library's asynchronous functions
 * would take threads of libuv's pool, where the engine's statements and all files wait behind them.
 */
export class HashThreads {
  readonly #idle: Worker[] = []
  readonly #pending = new Map<Worker, Pending>()

  /** Runs a task on a free thread, or a new one: the caller bounds the number of tasks at once. */
  run(task: HashTask): Promise<HashAnswer> {
    const worker = this.#idle.pop() ?? this.#start()
    return new Promise((resolve, reject) => {
      this.#pending.set(worker, { resolve, reject })
      // A process is kept alive by the work of threads, not by idle threads.
      worker.ref()
      worker.postMessage(task)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('./hash-thread.ts', import.meta.url), { execArgv: [], env: {} })
    worker.on('message', (answer: HashAnswer) => {
      worker.unref()
      this.#idle.push(worker)
      this.#take(worker)?.resolve(answer)
    })
    worker.on('error', (error) => this.#end(worker, error))
    worker.on('exit', () => this.#end(worker, new Error('a thread that hashes passwords has ended')))
    return worker
  }

  #end(worker: Worker, error: unknown): void {
    const index = this.#idle.indexOf(worker)
    if (index >= 0) this.#idle.splice(index, 1)
    this.#take(worker)?.reject(error)
  }

  #take(worker: Worker): Pending | undefined {
    const pending = this.#pending.get(worker)
    this.#pending.delete(worker)
    return pending
  }
}
