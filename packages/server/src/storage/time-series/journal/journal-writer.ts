import { Worker } from 'node:worker_threads'
import { nameFullStorage, StorageFullError } from '../../storage-full-error.ts'
import { StoreBusyError } from '../drivers/time-series-driver.ts'
import type { WriteAnswer, WriteTask } from './write-thread.ts'

/**
 * The error of a journal that can take nothing any more: the disk refused a write, or did not confirm one.
 * After a failed sync nobody knows the content of the disk, and a later sync that succeeds says nothing about
 * it; only a start reads what is really there.
 */
export class JournalFailedError extends Error {
  override readonly name = 'JournalFailedError'
}

/**
 * Writes into files, one write after the other, each durable when its promise resolves. It has a separate
 * thread: libuv's are shared with the engine and all other files. After the first failure everything is
 * refused.
 */
export class JournalWriter {
  #thread: Worker | undefined
  #pending: PromiseWithResolvers<WriteAnswer> | undefined
  #failure: JournalFailedError | undefined

  /** The reason why nothing is written any more. */
  get failure(): JournalFailedError | undefined {
    return this.#failure
  }

  /**
   * Writes bytes to a place of an open file; they are durable when this resolves. One caller at a time.
   * @param bytes in memory that threads share.
   * @throws StorageFullError: they may be there in part, to be written over. JournalFailedError, now and from
   *   then on.
   */
  async write(file: number, bytes: Uint8Array, at: number): Promise<void> {
    const answer = await this.#run({ kind: 'write', file, bytes, at })
    if (!answer) return
    throw answer.syscall === 'fdatasync' ? this.#stop(answer) : this.judge(answer)
  }

  /** Creates a segment's file, as `createSegment` does. @throws as {@link judge} says. */
  async create(path: string, length: number): Promise<void> {
    const answer = await this.#run({ kind: 'create', path, length })
    if (answer) throw this.judge(answer)
  }

  /**
   * Judges an error of the system about the journal's files. StorageFullError, and StoreBusyError where too
   * many files are open: nothing was done, and it may be tried again. JournalFailedError: nothing is written
   * any more.
   */
  judge(error: unknown): Error {
    const { code, message } = error as NodeJS.ErrnoException
    const named = nameFullStorage(Object.assign(new Error(message), { code }))
    if (named instanceof StorageFullError) return named
    if (code === 'EMFILE' || code === 'ENFILE') return new StoreBusyError(message, { cause: error })
    return this.#stop(error)
  }

  #stop(cause: unknown): JournalFailedError {
    this.#failure ??= new JournalFailedError((cause as Error).message, { cause })
    return this.#failure
  }

  /** Ends the thread; nothing may be under way. */
  async close(): Promise<void> {
    this.#thread?.removeAllListeners('exit')
    await this.#thread?.terminate()
  }

  #run(task: WriteTask): Promise<WriteAnswer> {
    if (this.#failure) return Promise.reject(this.#failure)
    if (this.#pending) throw new Error('a write of the journal is under way')
    this.#pending = Promise.withResolvers()
    this.#thread ??= this.#start()
    this.#thread.ref() // a process is kept alive by the work of a thread, not by an idle one
    this.#thread.postMessage(task)
    return this.#pending.promise
  }

  #start(): Worker {
    // What is preloaded into the process has no business in a thread that everything waits for.
    const thread = new Worker(new URL('./write-thread.ts', import.meta.url), { execArgv: [], env: {} })
    thread.on('message', (answer: WriteAnswer) => {
      thread.unref()
      this.#finish(answer)
    })
    thread.on('error', (cause) => this.#fail(new JournalFailedError('its thread has failed', { cause })))
    thread.on('exit', () => this.#fail(new JournalFailedError('its thread has ended')))
    return thread
  }

  #finish(answer: WriteAnswer): void {
    const pending = this.#pending
    this.#pending = undefined
    pending?.resolve(answer)
  }

  #fail(failure: JournalFailedError): void {
    this.#failure ??= failure
    this.#pending?.reject(this.#failure)
    this.#pending = undefined
  }
}
