import type { ServerResponse } from 'node:http'
import { ProblemError } from '../problem-error.ts'
import { heartbeat } from './frame-event.ts'

/** The bytes that are written at once: a reader that takes so few within the patience is not too slow. */
const pieceBytes = 16 * 1024

/** The times of a stream, milliseconds. */
export interface StreamPatience {
  /** The longest time for which a reader may take nothing of what waits for it. */
  readonly slowMs: number
  /** The time without anything to write after which a heartbeat is written. */
  readonly heartbeatMs: number
  /** The time for a reader to take what was written before the end. */
  readonly endMs: number
  /** The least time between two cursors while nothing wanted comes. */
  readonly idleCursorMs: number
  /** The time between two looks at what time has brought: heartbeats, and sensors that fell silent. */
  readonly tickMs: number
}

export const usualPatience: StreamPatience = {
  slowMs: 20_000,
  heartbeatMs: 15_000,
  endMs: 5_000,
  idleCursorMs: 60_000,
  tickMs: 1_000,
}

/** Writes a stream to its reader, no faster than that takes it. */
export class StreamOutput {
  readonly #response: ServerResponse
  readonly #patience: StreamPatience
  /** The time of the last write, by `performance.now()`. */
  #writtenAtMs = performance.now()
  /** Resolves the wait for the reader, if there is one. */
  #goOn: (() => void) | undefined
  #isInterrupted = false
  /** True while an event is written in parts, and more of it is to come. */
  #isWithinEvent = false

  constructor(response: ServerResponse, patience: StreamPatience) {
    this.#response = response
    this.#patience = patience
  }

  /**
   * Writes whole events, or the last part of one. Nothing else may be written before the promise, if there is
   * one, has resolved.
   * @returns undefined when the reader can be given more at once; else a promise, which rejects with
   *   ProblemError `too_slow` when the reader takes nothing for too long. It also resolves when the
   *   connection ends, or the wait is broken off.
   */
  write(content: string | Buffer): Promise<void> | undefined {
    this.#isWithinEvent = false
    return this.#write(content)
  }

  /**
   * Writes a part of an event, like {@link write}, which is to write the last one. No heartbeat comes
   * between, whatever the time: it would be read as a part of the event.
   */
  writePart(content: string): Promise<void> | undefined {
    this.#isWithinEvent = true
    return this.#write(content)
  }

  #write(content: string | Buffer): Promise<void> | undefined {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    this.#writtenAtMs = performance.now()
    if (bytes.length > pieceBytes) return this.#writePieces(bytes)
    return this.#response.write(bytes) ? undefined : this.#drain()
  }

  /** Breaks off the wait for the reader: the stream is about to end. */
  interrupt(): void {
    this.#isInterrupted = true
    this.#goOn?.()
  }

  /** Ends the stream with a last part. A reader that does not take it in time is cut off. */
  end(content: string): void {
    this.#isInterrupted = true
    const cut = setTimeout(() => this.#response.destroy(), this.#patience.endMs)
    this.#response.once('close', () => clearTimeout(cut))
    this.#response.end(content)
  }

  /** Writes a heartbeat when nothing was written for long, unless an event is half written. */
  beat(nowMs: number): void {
    if (nowMs - this.#writtenAtMs < this.#patience.heartbeatMs) return
    if (this.#goOn || this.#isWithinEvent || this.#isOver) return
    this.#writtenAtMs = nowMs
    this.#response.write(heartbeat)
  }

  /** Writes bytes as fast as they are taken. What is begun is written whole, or the end would be in it. */
  async #writePieces(bytes: Buffer): Promise<void> {
    let written = 0
    try {
      while (written < bytes.length && !this.#isOver) {
        const piece = bytes.subarray(written, written + pieceBytes)
        written += piece.length
        if (!this.#response.write(piece)) await this.#drain()
      }
    } finally {
      if (written < bytes.length && !this.#response.destroyed) this.#response.write(bytes.subarray(written))
    }
  }

  get #isOver(): boolean {
    return this.#isInterrupted || this.#response.destroyed
  }

  async #drain(): Promise<void> {
    if (this.#isOver) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const { slowMs } = this.#patience
    const refuse = () => reject(new ProblemError('too_slow', `Nothing was read for ${slowMs / 1000} s.`))
    const timer = setTimeout(refuse, slowMs)
    const goOn = () => resolve()
    this.#goOn = goOn
    this.#response.once('drain', goOn).once('close', goOn)
    try {
      await promise
    } finally {
      this.#goOn = undefined
      clearTimeout(timer)
      this.#response.off('drain', goOn).off('close', goOn)
    }
  }
}
