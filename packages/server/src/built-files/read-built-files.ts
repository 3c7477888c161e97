import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

/** The media types of the files of a build, by the ends of their names. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A build is in memory whole; one that is larger is none of ours. */
const maxBytes = 32 * 1_048_576

/** A file of a build, in memory, with what the build has compressed. */
export interface BuiltFile {
  readonly mediaType: string
  readonly plain: Buffer
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
  /** Changes with the content; without quotes. */
  readonly tag: string
}

/**
 * Reads the files of a folder of a build, by their path in it.
 *
 * @param whole what the build is called in errors, such as `dashboard`.
 * @throws Error when they are larger than 32 MiB, or one is of a kind that is not served.
 */
export function readBuiltFiles(folder: string, whole: string): ReadonlyMap<string, BuiltFile> {
  const contents = new Map<string, Buffer>()
  let bytes = 0
  for (const name of globSync('**/*.*', { cwd: folder })) {
    const content = readFileSync(join(folder, name))
    bytes += content.length
    if (bytes > maxBytes) throw new Error(`The ${whole} in ${folder} has more than ${maxBytes} bytes.`)
    contents.set(name, content)
  }
  const files = new Map<string, BuiltFile>()
  for (const [name, plain] of contents) {
    if (/\.(?:br|gz)$/.test(name)) continue
    const mediaType = mediaTypes[extname(name)]
    if (mediaType === undefined) throw new Error(`The server does not know what ${name} of the ${whole} is.`)
    files.set(name, {
      mediaType,
      plain,
      br: contents.get(`${name}.br`),
      gzip: contents.get(`${name}.gz`),
      tag: tagBytes(plain),
    })
  }
  return files
}

/** Makes the entity tag of bytes. */
export function tagBytes(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22)
}
