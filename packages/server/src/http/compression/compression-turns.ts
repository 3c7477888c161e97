import type { Holder } from '../../holder.ts'
import { type PlaceRules, Places } from '../../places.ts'
import { type Coding, type Compression, type Compressor, createCompressor } from './codings.ts'

/**
 * The pieces that are being compressed at a time. Each has a thread of libuv meanwhile, of which
 * `reserveThreads` counts so many, so that the engine and files never wait for one.
 */
const pieceRules: PlaceRules = {
  what: 'pieces of answers are being compressed',
  held: { perCaller: 1, perOrganisation: 2, inAll: 2 },
  waiting: { perCaller: 64, perOrganisation: 256, inAll: 1_024 },
  retryAfterS: 1,
}

/** The answers that are being compressed, with a megabyte each at the most. */
const answerRules: PlaceRules = {
  what: 'answers are being compressed',
  held: { perCaller: 8, perOrganisation: 16, inAll: 32 },
  retryAfterS: 1,
}

/** The largest piece, some half a millisecond of work. */
const pieceBytes = 128 * 1024

/** A place for compressing one answer. */
export interface CompressionPlace {
  readonly holder: Holder
  readonly signal: AbortSignal
  release(): void
}

/**
 * Compresses answers, a bounded number at a time and piece by piece, so that nobody waits long for a thread.
 */
export class CompressionTurns {
  readonly #pieces = new Places(pieceRules)
  readonly #answers = new Places(answerRules)

  /**
   * Takes a place for an answer. @param signal aborted in the end, when the answer was taken or its reader
   * has gone.
   * @returns undefined when none is free: the answer goes out as it is.
   */
  take(holder: Holder, signal: AbortSignal): CompressionPlace | undefined {
    if (signal.aborted || !this.#answers.hasRoom({ holder })) return undefined
    const release = this.#answers.takeNow({ holder })
    signal.addEventListener('abort', release, { once: true })
    return { holder, signal, release }
  }

  /** Compresses an answer as it comes. @throws the errors of the source; the reason of the signal. */
  async *compressEach(
    source: AsyncIterable<Uint8Array | string>,
    coding: Compression,
    place: CompressionPlace,
  ): AsyncGenerator<Buffer, void, undefined> {
    const compressor = createCompressor(coding)
    const output: Buffer[] = []
    compressor.on('data', (chunk: Buffer) => output.push(chunk))
    try {
      for await (const chunk of source) {
        for (const piece of cut(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)) {
          await this.#work(compressor, place, (done) => compressor.write(piece, done))
          yield* output.splice(0)
        }
      }
      await this.#work(compressor, place, (done) => compressor.once('end', done).end())
      yield* output.splice(0)
    } finally {
      compressor.destroy()
      place.release()
    }
  }

  /** Compresses an answer that is there. @throws the reason of the signal when its reader has gone. */
  async compressWhole(bytes: Buffer, coding: Coding, place: CompressionPlace): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.compressEach(toIterable(bytes), coding, place)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** Does one piece of work, at its turn. */
  #work(
    compressor: Compressor,
    { holder, signal }: CompressionPlace,
    act: (done: (error?: Error | null) => void) => unknown,
  ): Promise<void> {
    return this.#pieces.run({ holder, signal, isUnderWay: true }, async () => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      compressor.once('error', reject)
      act((error) => (error ? reject(error) : resolve()))
      await promise
      compressor.off('error', reject)
    })
  }
}

function* cut(bytes: Uint8Array): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes)
}

async function* toIterable(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
