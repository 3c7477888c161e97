import { crc32 } from 'node:zlib'
import type { StoredReading } from '../reading.ts'
import { encodeRows, rowBytes } from '../reading-rows.ts'

/** Readings that were committed under one number, as rows of the table of readings. */
export interface JournaledCommit {
  readonly sequence: number
  readonly rows: Uint8Array
}

/** Names a use of a segment's file. It is random, so that no reading can be made to look like a frame. */
export type Generation = bigint

/**
 * A frame: the bytes of one commit in a segment, little-endian. Lengths in bytes.
 *
 * | at | length | what |
 * | --- | --- | --- |
 * | 0 | 4 | CRC-32 of everything behind it |
 * | 4 | 4 | number of rows; 0 ends a segment |
 * | 8 | 8 | generation of the segment: frames of an earlier use of the file bear another |
 * | 16 | 8 | sequence number |
 * | 24 | 28 for each row | see `reading-rows.ts` |
 */
const headLength = 24

/** Returns the length of a frame with this many rows. */
export function frameLength(rows: number): number {
  return headLength + rows * rowBytes
}

/** A frame, in memory that threads share, and the rows within it. */
export interface EncodedFrame {
  readonly bytes: Buffer
  readonly rows: Buffer
}

/** The largest frame whose memory is kept, bytes: 10,000 rows take 280 kB; hardly any commit has 70,000. */
const keptBytes = 2 * 1024 ** 2

/** Lends memory that threads share to one frame after the other, so that none is left to the collector. */
export class FrameMemory {
  #bytes = allocate(0)

  /** Lends memory for a frame of so many rows, until the next is asked for. */
  lend(rows: number): Buffer {
    const length = frameLength(rows)
    if (length > keptBytes) return allocate(rows)
    if (length > this.#bytes.length) this.#bytes = allocate(2 * rows)
    return this.#bytes.subarray(0, length)
  }
}

/**
 * Encodes the frame of a commit.
 * @param bytes of its length.
 * @throws RangeError when a value is not finite or a time is not whole.
 */
export async function encodeFrame(
  bytes: Buffer,
  generation: Generation,
  readings: readonly StoredReading[],
  sequence: number,
): Promise<EncodedFrame> {
  await encodeRows(bytes, headLength, readings, sequence)
  seal(bytes, generation, sequence, readings.length)
  return { bytes, rows: bytes.subarray(headLength) }
}

/** Encodes the frame after the last commit of a segment. */
export function encodeEnd(generation: Generation, lastSequence: number): Buffer {
  const bytes = allocate(0)
  seal(bytes, generation, lastSequence, 0)
  return bytes
}

function allocate(rows: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(frameLength(rows)))
}

function seal(frame: Buffer, generation: Generation, sequence: number, rows: number): void {
  frame.writeUInt32LE(rows, 4)
  frame.writeBigUInt64LE(generation, 8)
  frame.writeBigUInt64LE(BigInt(sequence), 16)
  frame.writeUInt32LE(crc32(frame.subarray(4)), 0)
}

/** A frame as it was found. */
export interface FoundFrame extends JournaledCommit {
  /** True when it ends its segment. */
  readonly isEnd: boolean
  /** The place where the next one begins. */
  readonly nextAt: number
}

/** Decodes the frame at a place of a segment; `undefined` when there is no whole one of that generation. */
export function decodeFrame(bytes: Buffer, at: number, generation: Generation): FoundFrame | undefined {
  if (at + headLength > bytes.length) return undefined
  const count = bytes.readUInt32LE(at + 4)
  const nextAt = at + frameLength(count)
  if (nextAt > bytes.length || bytes.readBigUInt64LE(at + 8) !== generation) return undefined
  if (crc32(bytes.subarray(at + 4, nextAt)) !== bytes.readUInt32LE(at)) return undefined
  const sequence = Number(bytes.readBigUInt64LE(at + 16))
  return { sequence, rows: bytes.subarray(at + headLength, nextAt), isEnd: count === 0, nextAt }
}

/** Tells whether a whole frame of that generation begins anywhere from a place on. */
export function hasFrameFrom(bytes: Buffer, at: number, generation: Generation): boolean {
  const sought = Buffer.alloc(8)
  sought.writeBigUInt64LE(generation)
  for (let found = bytes.indexOf(sought, at + 8); found !== -1; found = bytes.indexOf(sought, found + 1)) {
    if (decodeFrame(bytes, found - 8, generation)) return true
  }
  return false
}
