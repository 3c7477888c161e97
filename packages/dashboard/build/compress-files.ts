import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** Fonts are compressed already. */
const compressible = 'assets/*.{css,js,json,svg}'

/**
 * Writes each text of a build compressed beside it, as `.br` and `.gz`, at the highest level: it is done
 * once, so that the server compresses nothing.
 */
export function compressFiles(directory: string): void {
  for (const file of globSync(compressible, { cwd: directory })) {
    const path = join(directory, file)
    const bytes = readFileSync(path)
    const brotli = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    })
    writeFileSync(`${path}.br`, brotli)
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
  }
}
