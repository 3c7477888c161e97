import { crc32 } from 'node:zlib'

/** A file in an archive. */
export interface ZipEntry {
  /** ASCII, with slashes between folders. */
  readonly name: string
  /** Bytes that are there are stored as they are; those that come one after the other are compressed. */
  readonly content: Uint8Array | AsyncIterable<Uint8Array>
}

/** The parts of an archive besides its files. */
export interface ZipRules {
  /** The time of the files, Unix milliseconds; an archive keeps every other second of it. */
  readonly timeMs: number
  /** Compresses as DEFLATE (RFC 1951), without a header. */
  readonly deflate: (source: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>
}

/** The facts of a file that stand behind it and at the end of the archive. */
interface Measured {
  readonly crc: number
  readonly compressedBytes: number
  readonly bytes: number
}

/** The facts of a file as the list of files at the end of the archive has them. */
interface ListedEntry extends Measured {
  readonly name: string
  readonly isStreamed: boolean
  readonly offset: number
}

/** The most bytes of an archive without the extension "ZIP64". */
const maxBytes = 0xffff_ffff
const [stored, deflated] = [0, 8]
/** Says that the length of a file stands behind it. */
const lengthBehind = 8
/** Version 2.0 of the format, which knows compressed files. */
const version = 20

/**
 * Writes a zip archive piece by piece, file after file, so that nothing is held but the names of files.
 * @throws RangeError for more than 4 GiB; the errors of the contents.
 */
export async function* writeZip(
  entries: Iterable<ZipEntry>,
  { timeMs, deflate }: ZipRules,
): AsyncGenerator<Uint8Array, void, undefined> {
  const time = toDosTime(timeMs)
  const listed: ListedEntry[] = []
  let offset = 0
  const count = (piece: Uint8Array) => {
    offset += piece.length
    if (offset > maxBytes) throw new RangeError('an archive of more than 4 GiB')
    return piece
  }
  for (const { name, content } of entries) {
    const start = offset
    const isStreamed = !(content instanceof Uint8Array)
    const meter = new Meter()
    if (isStreamed) {
      yield count(writeHeader(name, time, undefined))
      for await (const piece of deflate(meter.watch(content))) {
        meter.compressedBytes += piece.length
        yield count(piece)
      }
      yield count(writeLengths(meter))
    } else {
      meter.add(content)
      meter.compressedBytes = content.length
      yield count(writeHeader(name, time, meter))
      yield count(content)
    }
    const { crc, compressedBytes, bytes } = meter
    listed.push({ name, isStreamed, offset: start, crc, compressedBytes, bytes })
  }
  yield writeList(listed, time, offset)
}

/** Measures a file while it passes. */
class Meter implements Measured {
  crc = 0
  bytes = 0
  compressedBytes = 0

  add(piece: Uint8Array): void {
    this.crc = crc32(piece, this.crc)
    this.bytes += piece.length
  }

  async *watch(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of source) {
      this.add(piece)
      yield piece
    }
  }
}

/** Writes the head of a file. @param measured undefined where it stands behind the file. */
function writeHeader(name: string, time: number, measured: Measured | undefined): Buffer {
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(measured ? 0 : lengthBehind, 6)
  head.writeUInt16LE(measured ? stored : deflated, 8)
  head.writeUInt32LE(time, 10)
  if (measured) writeMeasured(head, 14, measured)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name, 'ascii')])
}

/** Writes what stands behind a file whose length was not known before. */
function writeLengths(measured: Measured): Buffer {
  const lengths = Buffer.alloc(16)
  lengths.writeUInt32LE(0x08074b50)
  writeMeasured(lengths, 4, measured)
  return lengths
}

function writeMeasured(target: Buffer, at: number, { crc, compressedBytes, bytes }: Measured): void {
  target.writeUInt32LE(crc, at)
  target.writeUInt32LE(compressedBytes, at + 4)
  target.writeUInt32LE(bytes, at + 8)
}

/** Writes the list of files, and the end of the archive. */
function writeList(listed: readonly ListedEntry[], time: number, offset: number): Buffer {
  const list = Buffer.concat(listed.map((entry) => writeListed(entry, time)))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(listed.length, 8)
  end.writeUInt16LE(listed.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([list, end])
}

function writeListed({ name, isStreamed, offset, ...measured }: ListedEntry, time: number): Buffer {
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50)
  head.writeUInt16LE(version, 4)
  head.writeUInt16LE(version, 6)
  head.writeUInt16LE(isStreamed ? lengthBehind : 0, 8)
  head.writeUInt16LE(isStreamed ? deflated : stored, 10)
  head.writeUInt32LE(time, 12)
  writeMeasured(head, 16, measured)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, Buffer.from(name, 'ascii')])
}

/** Packs a time into the date and time of FAT, in UTC, from 1980 on. */
function toDosTime(timeMs: number): number {
  const time = new Date(Math.max(timeMs, Date.UTC(1980, 0, 1)))
  const date = ((time.getUTCFullYear() - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate()
  const ofDay = (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1)
  return ((date << 16) | ofDay) >>> 0
}
