import { rowBytes, visitRows } from '../reading-rows.ts'
import type { ReadingScope } from '../statement.ts'

/**
 * Rows are kept in pieces of so many bytes, each of whole rows: a buffer that grows leaves its former self
 * to the collector.
 */
const pieceBytes = 10_000 * rowBytes

interface TimeSpan {
  firstMs: number
  lastMs: number
}

/**
 * Keeps the rows that the engine does not have yet, in the order of their commits, with their series and
 * times.
 */
export class Backlog {
  readonly #pieces: Buffer[] = []
  /** Bytes of the last piece that are used. */
  #used = pieceBytes
  #length = 0
  readonly #spans = new Map<number, TimeSpan>()
  readonly #span: TimeSpan = { firstMs: Number.POSITIVE_INFINITY, lastMs: Number.NEGATIVE_INFINITY }
  #firstSequence = Number.POSITIVE_INFINITY
  #lastSequence = Number.NEGATIVE_INFINITY

  /** All rows, as they are inserted; each piece has whole ones. */
  get pieces(): readonly Uint8Array[] {
    return this.#pieces.map((piece, index) =>
      index === this.#pieces.length - 1 ? piece.subarray(0, this.#used) : piece,
    )
  }

  /** The bytes of all rows. */
  get byteLength(): number {
    return this.#length
  }

  /** The time since which it has waiting rows, by `performance.now()`; undefined while it has none. */
  sinceMs: number | undefined

  /** The sequence number of its newest commit. */
  get lastSequence(): number {
    return this.#lastSequence
  }

  /** Adds rows after the present ones; their bytes are copied. */
  add(rows: Uint8Array): void {
    this.sinceMs ??= performance.now()
    this.#copy(rows)
    this.#length += rows.byteLength
    visitRows(rows, (seriesId, timeMs, _value, sequence) => {
      const span = this.#spans.get(seriesId)
      if (span) widen(span, timeMs)
      else this.#spans.set(seriesId, { firstMs: timeMs, lastMs: timeMs })
      widen(this.#span, timeMs)
      this.#firstSequence = Math.min(this.#firstSequence, sequence)
      this.#lastSequence = Math.max(this.#lastSequence, sequence)
    })
  }

  /** Tells whether some of the rows may be in a scope. */
  touches({ seriesIds, fromMs, toMs, fromSequence, throughSequence }: ReadingScope): boolean {
    if (this.#length === 0) return false
    if (throughSequence !== undefined && throughSequence < this.#firstSequence) return false
    if (fromSequence !== undefined && fromSequence > this.#lastSequence) return false
    const overlaps = ({ firstMs, lastMs }: TimeSpan) =>
      (fromMs === undefined || lastMs >= fromMs) && (toMs === undefined || firstMs < toMs)
    if (!overlaps(this.#span)) return false
    if (!seriesIds) return true
    return seriesIds.some((seriesId) => {
      const span = this.#spans.get(seriesId)
      return span !== undefined && overlaps(span)
    })
  }

  #copy(rows: Uint8Array): void {
    for (let from = 0; from < rows.byteLength; ) {
      if (this.#used === pieceBytes) {
        this.#pieces.push(Buffer.allocUnsafeSlow(pieceBytes))
        this.#used = 0
      }
      const piece = rows.subarray(from, from + pieceBytes - this.#used)
      this.#pieces.at(-1)?.set(piece, this.#used)
      this.#used += piece.byteLength
      from += piece.byteLength
    }
  }
}

function widen(span: TimeSpan, timeMs: number): void {
  span.firstMs = Math.min(span.firstMs, timeMs)
  span.lastMs = Math.max(span.lastMs, timeMs)
}
