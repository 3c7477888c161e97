import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Holder } from '../../holder.ts'
import type { ByteRange, ResultFile } from '../../storage/time-series/drivers/time-series-driver.ts'

/** A file that is open for one reader, until the reader's signal is aborted. */
export interface OpenedFile {
  /** Stands for these very bytes. */
  readonly tag: string
  /** The size of the file; `undefined` where the engine is still writing it. */
  readonly byteLength: number | undefined
  /** Opens a stream; see `ResultFile`. */
  openStream(range?: ByteRange): Readable
}

/** The facts of a file. */
export interface KeptFileFacts {
  readonly holder: Holder
  /** The ids of the series that are in it. */
  readonly contents: ReadonlySet<number>
  /** True while the engine is still writing it: then it can be read once. */
  readonly isStreamed: boolean
  /** The time of the write in milliseconds, by the clock of `usedMs`. */
  readonly writtenMs: number
  /** Gives its place back. */
  release(): void
}

/** A file that several readers may be reading; it is closed once it is dropped and nobody reads it. */
export class KeptFile {
  readonly tag = randomUUID()
  readonly facts: KeptFileFacts
  /** The time when somebody was done with it last. */
  usedMs: number
  #isGivenUp = false
  #readers = 0
  readonly #file: ResultFile

  constructor(file: ResultFile, facts: KeptFileFacts) {
    this.#file = file
    this.facts = facts
    this.usedMs = facts.writtenMs
  }

  /** True while somebody is reading it. */
  get isInUse(): boolean {
    return this.#readers > 0
  }

  /** True when it is closed as soon as nobody reads it. */
  get isGivenUp(): boolean {
    return this.#isGivenUp
  }

  /**
   * Opens it for a reader.
   * @param onEnd called when the reader is done, with true when they have read something, and all that they
   *   began to read.
   */
  openFor(signal: AbortSignal, onEnd: (isRead: boolean) => void): OpenedFile {
    const streams: Readable[] = []
    this.#readers += 1
    const end = () => {
      const isRead = streams.length > 0 && streams.every(({ readableEnded }) => readableEnded)
      for (const stream of streams) stream.destroy() // before the file is closed under them
      this.#readers -= 1
      onEnd(isRead)
      if (this.#isGivenUp) this.giveUp()
    }
    if (signal.aborted) queueMicrotask(end)
    else signal.addEventListener('abort', end, { once: true })
    const openStream = (range?: ByteRange) => {
      const stream = this.#file.openStream(range)
      streams.push(stream)
      return stream
    }
    return { tag: this.tag, byteLength: this.#file.byteLength, openStream }
  }

  /** Closes it now, or when its last reader is done. */
  giveUp(): void {
    this.#isGivenUp = true
    if (this.#readers > 0) return
    void this.#file.close()
    this.facts.release()
  }
}
