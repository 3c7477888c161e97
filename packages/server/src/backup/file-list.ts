import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { writeFileDurably } from '../storage/write-file-durably.ts'
import { BackupError } from './backup-error.ts'
import type { HashedFile } from './hash-files.ts'
import { readRegularFile } from './read-regular-file.ts'

/**
 * The name of the list of a backup's files. `sha256sum --check` reads it too; its last line is a comment to
 * that, and guards the list itself.
 */
export const fileListName = 'files.sha256'

/** The files of a backup. */
export interface FileList {
  /** By path below the backup: SHA-256, hexadecimal. */
  readonly hashes: ReadonlyMap<string, string>
  readonly bytes: number
  /** The hash of the list, by which another backup knows this one. */
  readonly hash: string
}

/** Writes the list of a backup's files, as the last of its files, durably. */
export function writeFileList(directory: string, files: readonly HashedFile[]): FileList {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const lines = `${files.map(({ hash, path }) => `${hash}  ${path}\n`).join('')}# bytes ${bytes}\n`
  const hash = createHash('sha256').update(lines).digest('hex')
  writeFileDurably(join(directory, fileListName), `${lines}# list ${hash}\n`, 0o600)
  return { hashes: new Map(files.map((file) => [file.path, file.hash])), bytes, hash }
}

/**
 * Reads the list of a backup's files.
 * @throws BackupError when it is missing, cut or changed.
 */
export function readFileList(directory: string): FileList {
  const path = join(directory, fileListName)
  const text = readText(path)
  const end = text.lastIndexOf('# list ')
  const lines = text.slice(0, end)
  const hash = createHash('sha256').update(lines).digest('hex')
  const [, bytes] = /# bytes (\d+)\n$/.exec(lines.slice(-30)) ?? []
  if (bytes === undefined || text.slice(end) !== `# list ${hash}\n`) {
    throw new BackupError(`${path} was cut or changed.`)
  }
  const files = lines.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  const hashes = new Map(files.map((line) => [line.slice(66), line.slice(0, 64)]))
  return { hashes, bytes: Number(bytes), hash }
}

/** The most bytes of a list that are read: of some two million files. */
const maxListBytes = 256 * 1024 ** 2

function readText(path: string): string {
  try {
    return readRegularFile(path, maxListBytes).toString('utf8')
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    throw new BackupError(`${path} ${isMissing ? 'is missing' : 'cannot be read'}.`, { cause })
  }
}
