import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Clock } from '../clock.ts'
import type { Holder } from '../holder.ts'
import type { CompressionTurns } from '../http/compression/compression-turns.ts'
import { type PlaceRules, Places } from '../places.ts'
import { type Workbook, writeWorkbook } from './write-workbook.ts'

/** The bounds of workbooks. Each holds a megabyte of rows and a window of 256 KiB until it has been taken. */
const rules: PlaceRules = {
  what: 'workbooks are being written',
  held: { perCaller: 4, perOrganisation: 8, inAll: 16 },
  waiting: { perCaller: 16, perOrganisation: 64, inAll: 128 },
  retryAfterS: 2,
}

/** The reader of a workbook. */
export interface WorkbookReader {
  readonly holder: Holder
  /** Aborted when the answer has been sent, or nobody wants it any more. In the end it always is. */
  readonly signal: AbortSignal
  /** Called when the reader has waited. @throws why it may not read any more. */
  lookAgain?(): Promise<void>
}

/** Writes workbooks, a bounded number at a time, and none of them whole in memory. */
export class Workbooks {
  readonly #places = new Places(rules)
  readonly #turns: CompressionTurns
  readonly #clock: Clock

  /** @param turns those of everything that is compressed. */
  constructor(turns: CompressionTurns, clock: Clock) {
    this.#turns = turns
    this.#clock = clock
  }

  /**
   * Sends a workbook as the answer, once it is the reader's turn. For HEAD nothing is opened.
   * @param open its errors can still become an error answer.
   * @throws PlacesTakenError when too many wait; the reason of the signal; the errors of `open`.
   */
  async send<Row>(
    reply: FastifyReply,
    { holder, signal, lookAgain }: WorkbookReader,
    open: () => Promise<Workbook<Row>> | Workbook<Row>,
  ): Promise<Readable> {
    if (reply.request.method === 'HEAD') return Readable.from([])
    if (!this.#places.holdNow({ holder, signal })) {
      await this.#places.hold({ holder, signal })
      await lookAgain?.()
    }
    const place = { holder, signal, release: () => undefined }
    const deflate = (source: AsyncIterable<Uint8Array>) =>
      this.#turns.compressEach(source, 'deflate-raw', place)
    const pieces = writeWorkbook(await open(), { timeMs: this.#clock(), deflate })
    return Readable.from(pieces, { objectMode: false })
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Made with the app, one for all its routes. */
    workbooks: Workbooks
  }
}
