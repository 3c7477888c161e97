import { takeTurn } from '../../event-loop-turns.ts'
import type { BinaryRows } from './drivers/time-series-driver.ts'
import type { StoredReading } from './reading.ts'

/**
 * The bytes of a reading in a row of the table: series (4), time (8), value (8), sequence (8), little-endian.
 */
export const rowBytes = 28

const columns = {
  series: 'UInt32',
  time: "DateTime64(3, 'UTC')",
  value: 'Float64',
  sequence: 'UInt64',
}

/** The rows that are encoded in one turn of the event loop: about a millisecond. */
const rowsPerTurn = 20_000

const wordSize = 2 ** 32

/** Builds rows of the table of readings from bytes, as they are inserted. */
export function asReadingRows(pieces: readonly Uint8Array[]): BinaryRows {
  return { table: 'lightfi.readings', columns, pieces }
}

/**
 * Writes readings as rows of one sequence into bytes.
 * @param at the place of the first; there is room for all.
 * @throws RangeError when a value is not finite or a time is not whole.
 */
export async function encodeRows(
  bytes: Buffer,
  at: number,
  readings: readonly StoredReading[],
  sequence: number,
): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, readings.length * rowBytes)
  for (let from = 0; from < readings.length; from += rowsPerTurn) {
    if (from > 0) await takeTurn()
    const to = Math.min(from + rowsPerTurn, readings.length)
    for (let index = from; index < to; index += 1) {
      encodeRow(view, index * rowBytes, readings[index] as StoredReading, sequence)
    }
  }
}

function encodeRow(
  view: DataView,
  at: number,
  { seriesId, timeMs, value }: StoredReading,
  sequence: number,
): void {
  if (!Number.isFinite(value)) throw new RangeError(`value ${value} of series ${seriesId} is not finite`)
  if (!Number.isSafeInteger(timeMs)) throw new RangeError(`time ${timeMs} of series ${seriesId} is not whole`)
  view.setUint32(at, seriesId, true)
  setInteger(view, at + 4, timeMs)
  view.setFloat64(at + 12, value + 0, true) // no measurement is -0, which not every reader accepts
  setInteger(view, at + 20, sequence)
}

/** Sets a whole number of 64 bits, in halves: a big integer for each would take most of the time. */
function setInteger(view: DataView, at: number, integer: number): void {
  view.setInt32(at, integer % wordSize, true)
  view.setInt32(at + 4, Math.floor(integer / wordSize), true)
}

/** Calls back for each row of some bytes. */
export function visitRows(
  bytes: Uint8Array,
  visit: (seriesId: number, timeMs: number, value: number, sequence: number) => void,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.byteLength; at += rowBytes) {
    visit(
      view.getUint32(at, true),
      getInteger(view, at + 4),
      view.getFloat64(at + 12, true),
      getInteger(view, at + 20),
    )
  }
}

function getInteger(view: DataView, at: number): number {
  return view.getInt32(at + 4, true) * wordSize + view.getUint32(at, true)
}
