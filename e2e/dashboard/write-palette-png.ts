import { crc32, deflateSync } from 'node:zlib'

/** A picture: four bytes for each point, from the upper left one on. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

const mostColours = 256

/**
 * Writes an opaque picture as a PNG with a palette, a third of the size of one without. A picture of a screen
 * has few colours but for the edges of letters: its most frequent ones are kept, and each other point gets
 * the nearest of them. The same picture gives the same bytes.
 */
export function writePalettePng({ width, height, data }: Picture): Buffer {
  const counts = new Map<number, number>()
  for (let at = 0; at < data.length; at += 4) {
    const colour = readColour(data, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort(([one, often], [other, oftener]) => oftener - often || one - other)
    .slice(0, mostColours)
    .map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const colour = readColour(data, (y * width + x) * 4)
      let place = places.get(colour)
      if (place === undefined) {
        place = findNearest(palette, colour)
        places.set(colour, place)
      }
      // Each row begins with 0: it is written as it is.
      rows[y * (width + 1) + 1 + x] = place
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // 8 bits a point, which say the place of its colour in the palette.
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    writeChunk('IHDR', header),
    writeChunk('PLTE', Buffer.from(palette.flatMap(splitColour))),
    writeChunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    writeChunk('IEND', Buffer.alloc(0)),
  ])
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
