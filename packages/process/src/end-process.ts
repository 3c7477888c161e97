import { existsSync, write } from 'node:fs'

const standardError = 2

/** A program that only exits: the shell does so in a millisecond; Node, where there is no shell, in forty. */
const shell = '/bin/sh'

/** The longest time for writing a last sentence. */
const lastWordsMs = 500

/** The pause between two attempts to write into a full pipe. */
const fullPipeRetryMs = 20

/**
 * Ends this process, soon and for certain: whatever runs in other threads, whoever blocks standard error, and
 * also as the first process of a container, which no signal from inside can end.
 *
 * The ordinary exit runs what libraries have registered for it while their threads go on, which an engine in
 * this process survives at times and at times does not; so the process becomes another program that does
 * nothing but exit. Before Node 22.15 it exits in the ordinary way, or is killed where a write is stuck that
 * an exit would wait for.
 *
 * A process ends once: while its last words are being written, later calls change neither them nor the code.
 *
 * @param code the exit code, 0 to 255.
 * @param sentence goes to standard error first, if that can be written within half a second.
 * @param beforeEnd something else to wait for as long, such as the last lines of a log.
 */
export function endProcess(
  code: number,
  sentence?: string,
  beforeEnd?: () => Promise<unknown>,
): Promise<never> {
  theEnd ??= sayAndExit(code, sentence, beforeEnd)
  return theEnd
}

let theEnd: Promise<never> | undefined

async function sayAndExit(
  code: number,
  sentence: string | undefined,
  beforeEnd: (() => Promise<unknown>) | undefined,
): Promise<never> {
  const words = sentence === undefined ? undefined : sayOnStandardError(sentence)
  const isWritten = Promise.allSettled([words, beforeEnd?.()]).then(() => true)
  const inTime = await Promise.race([isWritten, wait(lastWordsMs).then(() => false)])
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    const [path, ...args] = existsSync(shell)
      ? [shell, '-c', `exit ${code}`]
      : [process.execPath, '--eval', `process.exit(${code})`]
    process.execve(path, [path, ...args], {})
  }
  if (!inTime) process.kill(process.pid, 'SIGKILL')
  process.exit(code)
}

/**
 * Writes a line to standard error without blocking the event loop, as far as it can be written; resolves
 * then. It never rejects.
 */
export async function sayOnStandardError(sentence: string): Promise<void> {
  const bytes = Buffer.from(`${sentence}\n`)
  for (let at = 0; at < bytes.length; ) {
    const result = await writeOnce(bytes, at)
    if (typeof result === 'number') at += result
    else if (result === 'EAGAIN') await wait(fullPipeRetryMs)
    else return
  }
}

function writeOnce(bytes: Buffer, at: number): Promise<number | string> {
  return new Promise((resolve) => {
    write(standardError, bytes, at, bytes.length - at, null, (error, written) => {
      resolve(error ? (error.code ?? error.name) : written)
    })
  })
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
