import { Worker } from 'node:worker_threads'

/** A file of a backup. */
export interface HashedFile {
  /** Its path below the backup, with `/`. */
  readonly path: string
  readonly bytes: number
  /** SHA-256, hexadecimal. */
  readonly hash: string
}

/** The work of the thread. */
export interface HashRequest {
  readonly directory: string
  /** True when all files and directories are made durable as well. */
  readonly isSynced: boolean
}

/** The messages of the thread; the last one is the result. */
export type HashMessage =
  | { readonly files: readonly HashedFile[] }
  | { readonly doneBytes: number }
  | { readonly failure: string }

/**
 * Reads all files below a directory, in a separate thread.
 * @param onProgress is told the bytes that were read so far.
 * @returns the files in the order of their paths.
 * @throws Error when a file cannot be read or made durable; the reason of the signal.
 */
export function hashFiles(
  request: HashRequest,
  signal: AbortSignal,
  onProgress: (doneBytes: number) => void = () => {},
): Promise<readonly HashedFile[]> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const url = new URL('./hash-files-thread.ts', import.meta.url)
    const worker = new Worker(url, { workerData: request, execArgv: [], env: {} })
    const stop = () => {
      reject(signal.reason)
      void worker.terminate()
    }
    signal.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: HashMessage) => {
      if ('files' in message) resolve(message.files)
      else if ('doneBytes' in message) onProgress(message.doneBytes)
      else reject(new Error(message.failure))
    })
    worker.on('error', reject)
    worker.on('exit', () => {
      signal.removeEventListener('abort', stop)
      reject(new Error('the thread ended before all files were read'))
    })
  })
}
