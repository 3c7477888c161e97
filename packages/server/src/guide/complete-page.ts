import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { type BuiltFile, tagBytes } from '../built-files/index.ts'
import { html } from '../oauth/index.ts'

/** What stands in the pages for the public URL, which a build cannot know. */
const publicUrlMark = '%%PUBLIC_URL%%'

/** Fills the public URL of the server into a page of the build, and compresses what comes of it. */
export function completePage({ mediaType, plain: template }: BuiltFile, publicUrl: string): BuiltFile {
  const address = html`${publicUrl}`.toString()
  const plain = Buffer.from(template.toString().replaceAll(publicUrlMark, () => address))
  // Levels that take a few milliseconds, once a page.
  const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
  return { mediaType, plain, br, gzip: gzipSync(plain), tag: tagBytes(plain) }
}
