import { inflateRawSync } from 'node:zlib'

/** The bytes that begin a file in an archive, and those that begin the list of files at its end. */
const listedFile = 0x02014b50
const end = 0x06054b50

/**
 * Reads the files of a zip archive by the list at its end, as programs do, and not by what we wrote first.
 * @returns the text of each by its name.
 */
export function readZip(bytes: Uint8Array): ReadonlyMap<string, string> {
  const archive = Buffer.from(bytes)
  const last = archive.length - 22
  if (archive.readUInt32LE(last) !== end) throw new Error('the archive has no end')
  const files = new Map<string, string>()
  let at = archive.readUInt32LE(last + 16)
  for (let left = archive.readUInt16LE(last + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== listedFile) throw new Error(`no file is listed at ${at}`)
    const [compressedBytes, bytes] = [archive.readUInt32LE(at + 20), archive.readUInt32LE(at + 24)]
    const nameBytes = archive.readUInt16LE(at + 28)
    const name = archive.toString('ascii', at + 46, at + 46 + nameBytes)
    const start = archive.readUInt32LE(at + 42) + 30 + nameBytes
    const packed = archive.subarray(start, start + compressedBytes)
    const content = archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
    if (content.length !== bytes) throw new Error(`${name} has ${content.length} bytes, not ${bytes}`)
    files.set(name, content.toString())
    at += 46 + nameBytes
  }
  return files
}

/** Reads the cells of a sheet as the file has them: text, or the digits of a number. Empty cells are null. */
export function readSheet(bytes: Uint8Array, sheet: 'Data' | 'About' = 'Data'): (string | number | null)[][] {
  const xml = readZip(bytes).get(`xl/worksheets/sheet${sheet === 'Data' ? 1 : 2}.xml`) ?? ''
  return [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, rowNumber, content = '']) => {
    const cells: (string | number | null)[] = []
    for (const [, letter = '', number, text, digits] of content.matchAll(cellForm)) {
      if (number !== rowNumber) throw new Error(`${letter}${number} stands in row ${rowNumber}`)
      const index = letter.charCodeAt(0) - 'A'.charCodeAt(0)
      while (cells.length < index) cells.push(null)
      cells.push(digits === undefined ? decodeEntities(text ?? '') : Number(digits))
    }
    return cells
  })
}

const cellForm =
  /<c r="([A-Z])(\d+)"(?: t="inlineStr")?(?: s="\d+")?>(?:<is><t(?: xml:space="preserve")?>(.*?)<\/t><\/is>|<v>(.*?)<\/v>)<\/c>/gs

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Converts a number of days, as spreadsheets know times, to RFC 3339 without an offset. */
export function toDateText(days: string | number | null | undefined): string {
  return new Date(Math.round((Number(days) - 25_569) * 86_400_000)).toISOString().slice(0, -1)
}
