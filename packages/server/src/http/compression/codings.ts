import { constants, createBrotliCompress, createDeflateRaw, createGzip, createZstdCompress } from 'node:zlib'

/** A compressor that takes chunks one after the other. */
export type Compressor = ReturnType<typeof createGzip>

/** Windows of 256 KiB: what is larger hardly helps here, and each compressor would hold megabytes. */
const windowBits = 18

/**
 * The content codings, the preferred one first, each at the level that costs least for what it saves
 * (`docs/adr/0021-compressed-answers.md`).
 */
const compressors = {
  zstd: () =>
    createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 1, [constants.ZSTD_c_windowLog]: windowBits },
    }),
  br: (): Compressor =>
    createBrotliCompress({
      params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: windowBits },
    }),
  gzip: () => createGzip({ level: 1 }),
} as const satisfies Record<string, () => Compressor>

/** A content coding (RFC 9110 section 8.4.1). */
export type Coding = keyof typeof compressors

const codings = Object.keys(compressors) as Coding[]

/** A coding of answers, or the one inside of zip files, at the level that costs least. */
export type Compression = Coding | 'deflate-raw'

/** Creates a compressor; close it in the end. */
export function createCompressor(compression: Compression): Compressor {
  return compression === 'deflate-raw' ? createDeflateRaw({ level: 1 }) : compressors[compression]()
}

/**
 * Chooses the coding that `Accept-Encoding` likes best (RFC 9110 section 12.5.3), of equal ones the first of
 * ours; undefined for none.
 * @param field the header as it came; without it nothing is compressed, as old clients expect.
 * @param offered the codings that there are of the answer, the preferred one first.
 */
export function chooseCoding<Offered extends Coding = Coding>(
  field: string | undefined,
  offered: readonly Offered[] = codings as Offered[],
): Offered | undefined {
  const qualities = new Map((field ?? '').split(',', maxEntries).map(readEntry))
  const qualityOf = (coding: string) => qualities.get(coding) ?? qualities.get('*') ?? 0
  const [best] = offered.toSorted((a, b) => qualityOf(b) - qualityOf(a))
  const isWanted = best && qualityOf(best) > 0 && qualityOf(best) >= (qualities.get('identity') ?? 0)
  return isWanted ? best : undefined
}

/** Entries that are looked at; there are fewer codings than that. */
const maxEntries = 32

function readEntry(entry: string): [coding: string, quality: number] {
  const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return [name, quality === undefined ? 1 : Number(quality.slice(2)) || 0]
}
