import { write as writeToDescriptor } from 'node:fs'

/** How a log is written. */
export interface LogStreamOptions {
  /**
   * Bytes of lines that wait while the log cannot be written; beyond them lines are lost and counted. Default
   * 1 MiB.
   */
  readonly maxWaitingBytes?: number
  /** Milliseconds between two attempts while the log cannot be written. Default 1000. */
  readonly retryMs?: number
  /** Makes the line that tells of lost ones, without its end. */
  readonly formatLoss?: (lines: number, reason: string) => string
}

/** Nobody will ever read it: the reader of a pipe has gone, or the descriptor is closed. */
const codesOfGoneReaders: readonly (string | undefined)[] = ['EPIPE', 'EBADF', 'ECONNRESET']

/** A pipe that is full and does not block. */
const fullPipe = 'EAGAIN'
const fullPipeRetryMs = 20

/**
 * Writes lines to a descriptor, such as standard output. Whatever happens behind the descriptor, it never
 * throws, never blocks the event loop, and keeps its bound of memory.
 *
 * On a full disk, and while the reader of a pipe sleeps, lines wait and writing is tried again; when no more
 * may wait, lines are lost, and once writing works again a line says how many. Once the reader of a pipe has
 * gone, everything is dropped.
 */
export class LogStream {
  readonly #descriptor: number
  readonly #maxWaitingBytes: number
  readonly #retryMs: number
  readonly #formatLoss: (lines: number, reason: string) => string
  #waiting: Buffer[] = []
  #waitingBytes = 0
  #lost = 0
  #lostInAll = 0
  #reason = 'its reader was too slow'
  #isRunning = false
  #isGone = false
  #onceIdle: (() => void)[] = []

  /** @param descriptor of the process, e.g. 1 for standard output; it stays open. */
  constructor(descriptor: number, options: LogStreamOptions = {}) {
    this.#descriptor = descriptor
    this.#maxWaitingBytes = options.maxWaitingBytes ?? 1024 * 1024
    this.#retryMs = options.retryMs ?? 1000
    this.#formatLoss = options.formatLoss ?? formatLossPlainly
  }

  /** Lines lost since the last line about losses. */
  get lost(): number {
    return this.#lost
  }

  /** Lines lost since the start, without those after the reader has gone. */
  get lostInAll(): number {
    return this.#lostInAll
  }

  /** Takes lines, each with its end. They are written soon, in this order. @returns true, as streams do. */
  write(text: string): boolean {
    if (this.#isGone) return true
    const bytes = Buffer.from(text)
    if (this.#waitingBytes + bytes.length > this.#maxWaitingBytes) this.#noteLost(countLines(bytes))
    else {
      this.#tellLoss()
      this.#enqueue(bytes)
    }
    if (!this.#isRunning) void this.#run()
    return true
  }

  /**
   * Waits until all lines are written, lost, or `patienceMs` have passed.
   * @returns whether nothing waits any more.
   */
  async flush(patienceMs: number): Promise<boolean> {
    if (!this.#isRunning) return true
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs)
      this.#onceIdle.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
    return !this.#isRunning
  }

  #noteLost(lines: number): void {
    this.#lost += lines
    this.#lostInAll += lines
  }

  #enqueue(bytes: Buffer): void {
    this.#waiting.push(bytes)
    this.#waitingBytes += bytes.length
  }

  /** The loss is told where lines are missing: after the lines before it, and ahead of the next. */
  #tellLoss(): void {
    if (this.#lost === 0) return
    this.#enqueue(Buffer.from(`${this.#formatLoss(this.#lost, this.#reason)}\n`))
    this.#lost = 0
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      const batch = Buffer.concat(this.#waiting)
      this.#waiting = []
      await this.#writeWhole(batch)
      this.#tellLoss()
    }
    this.#isRunning = false
    for (const resolve of this.#onceIdle.splice(0)) resolve()
  }

  /** Tries until all text is written or the reader has gone. Until then the text counts as waiting. */
  async #writeWhole(batch: Buffer): Promise<void> {
    for (let at = 0; at < batch.length; ) {
      const { written, code } = await this.#writeOnce(batch, at)
      at += written
      this.#waitingBytes -= written
      if (codesOfGoneReaders.includes(code)) return this.#giveUp()
      if (code === undefined) continue
      if (code !== fullPipe) this.#reason = code
      await this.#pause(code === fullPipe ? fullPipeRetryMs : this.#retryMs)
    }
  }

  #writeOnce(batch: Buffer, at: number): Promise<{ written: number; code?: string }> {
    return new Promise((resolve) => {
      writeToDescriptor(this.#descriptor, batch, at, batch.length - at, null, (error, written) => {
        resolve(error ? { written: 0, code: error.code ?? error.name } : { written })
      })
    })
  }

  #giveUp(): void {
    this.#isGone = true
    this.#waiting = []
    this.#waitingBytes = 0
    this.#lost = 0
  }

  /** A log that cannot be written keeps no process alive. */
  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms).unref())
  }
}

const lineEnd = 10

function countLines(bytes: Buffer): number {
  let lines = 0
  for (const byte of bytes) if (byte === lineEnd) lines += 1
  return lines
}

function formatLossPlainly(lines: number, reason: string): string {
  return `${lines} lines of this log were lost: it could not be written (${reason}).`
}
