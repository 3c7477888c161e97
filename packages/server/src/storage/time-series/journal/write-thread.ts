/** Writes the journal in a thread and waits for the disk; see `journal-writer.ts`. */
import { fdatasyncSync, writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { createSegment } from './segment.ts'

/** Bytes for a place of an open file, or a segment's file to be made. */
export type WriteTask =
  | { readonly kind: 'write'; readonly file: number; readonly bytes: Uint8Array; readonly at: number }
  | { readonly kind: 'create'; readonly path: string; readonly length: number }

/** `undefined` when it is done, and durable; else the error of the system, and the call that failed. */
export type WriteAnswer =
  | { readonly code: string; readonly syscall: string; readonly message: string }
  | undefined

parentPort?.on('message', (task: WriteTask) => parentPort?.postMessage(work(task)))

function work(task: WriteTask): WriteAnswer {
  try {
    if (task.kind === 'create') createSegment(task.path, task.length)
    else write(task.file, task.bytes, task.at)
    return undefined
  } catch (error) {
    const { code = '', syscall = '', message } = error as NodeJS.ErrnoException
    return { code, syscall, message }
  }
}

function write(file: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, at + done)
  }
  fdatasyncSync(file)
}
