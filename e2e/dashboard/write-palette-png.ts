import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** A picture: four bytes for each point, from the upper left one on. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const mostColours = 256

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture of few colours. */
interface PalettePicture {
  /** Sizes and kind, as a PNG has them. */
  readonly header: Buffer
  /** Three bytes a colour. */
  readonly palette: Buffer
  /** A zero at the beginning of each row, which is written as it is, and the place of each point's colour. */
  readonly rows: Buffer
}

/**
 * Writes an opaque picture as a PNG with a palette, a third of the size of one without. A picture of a screen
 * has few colours but for the edges of letters: its most frequent ones are kept, and each other point gets
 * the nearest of them. The same picture gives the same bytes.
 */
export function writePalettePng(picture: Picture): Buffer {
  const { header, palette, rows } = reduceToPalette(picture)
  return Buffer.concat([
    signature,
    writeChunk('IHDR', header),
    writeChunk('PLTE', palette),
    writeChunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * Tells whether {@link writePalettePng} makes this PNG of a picture, for a tenth of the work: what is packed
 * already is unpacked instead.
 */
export function isPalettePngOf(png: Buffer, picture: Picture): boolean {
  const chunks = readChunks(png)
  const packed = chunks.get('IDAT')
  if (packed === undefined) return false
  const { header, palette, rows } = reduceToPalette(picture)
  return (
    header.equals(chunks.get('IHDR') ?? Buffer.alloc(0)) &&
    palette.equals(chunks.get('PLTE') ?? Buffer.alloc(0)) &&
    rows.equals(inflateSync(packed))
  )
}

function reduceToPalette({ width, height, data }: Picture): PalettePicture {
  const colours = new Uint32Array(width * height)
  for (let at = 0; at < colours.length; at++) colours[at] = readColour(data, at * 4)
  const palette = [...countColours(colours)]
    .sort(([one, often], [other, oftener]) => oftener - often || one - other)
    .slice(0, mostColours)
    .map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const rows = Buffer.alloc((width + 1) * height)
  let [colour, place] = [-1, 0]
  for (let at = 0; at < colours.length; at++) {
    const next = colours[at] ?? 0
    // Most points look as the one before.
    if (next !== colour) {
      colour = next
      place = places.get(colour) ?? findNearest(palette, colour)
      places.set(colour, place)
    }
    rows[at + Math.floor(at / width) + 1] = place
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a point, which say the place of its colour in the palette.
  header.set([8, 3, 0, 0, 0], 8)
  return { header, palette: Buffer.from(palette.flatMap(splitColour)), rows }
}

/** How many points have each colour. */
function countColours(colours: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>()
  for (let from = 0; from < colours.length; ) {
    const colour = colours[from] ?? 0
    let to = from + 1
    while (colours[to] === colour) to++
    counts.set(colour, (counts.get(colour) ?? 0) + to - from)
    from = to
  }
  return counts
}

function readColour(data: Uint8Array, at: number): number {
  return ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0)
}

function splitColour(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
}

function findNearest(palette: readonly number[], colour: number): number {
  const [red, green, blue] = splitColour(colour)
  const distances = palette.map((other) => {
    const [otherRed, otherGreen, otherBlue] = splitColour(other)
    return (red - otherRed) ** 2 + (green - otherGreen) ** 2 + (blue - otherBlue) ** 2
  })
  return distances.indexOf(Math.min(...distances))
}

/** A part of a PNG: its length, name, bytes and checksum. */
function writeChunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes])
  const chunk = Buffer.alloc(named.length + 8)
  chunk.writeUInt32BE(bytes.length, 0)
  named.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(named), named.length + 4)
  return chunk
}

/** The parts of a PNG, by their names; of several with one name, the last. */
function readChunks(png: Buffer): Map<string, Buffer> {
  const chunks = new Map<string, Buffer>()
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return chunks
}
