import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { replaceFile } from '../output/replace-file.ts'

/** The progress of an import, kept in a file beside the imported one, so that the import can go on later. */
export interface ImportProgress {
  /** Bytes of the imported file; 0 where that is not known. */
  readonly size: number
  readonly server: string
  /** The header that goes ahead of every piece of CSV, without its line end. */
  readonly header: string
  readonly nextLine: number
  readonly nextByte: number
  /**
   * SHA-256 of the file up to there, hexadecimal. The rest of the file may change; the import goes on all the
   * same.
   */
  readonly digest: string
  readonly accepted: number
  readonly throttled: number
  readonly rejected: number
}

/** An earlier run of an import. */
export interface EarlierRun {
  readonly progress: ImportProgress
  /** Of the file up to where the run came. */
  readonly hash: Hash
}

/**
 * Looks for an earlier run over the same file to the same server.
 *
 * @param path of the progress.
 * @param file the imported one.
 * @returns undefined when there is none; `changed` when the file is no longer what that run imported, up to
 * where it came.
 */
export async function loadProgress(
  path: string,
  file: string,
  server: string,
): Promise<EarlierRun | 'changed' | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const progress = JSON.parse(text) as ImportProgress
  const { size } = await stat(file)
  if (progress.server !== server) return undefined
  if (size < progress.nextByte) return 'changed'
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { end: Math.max(progress.nextByte - 1, 0) }))
    hash.update(chunk)
  const isSame = hash.copy().digest('hex') === progress.digest
  return isSame ? { progress: { ...progress, size }, hash } : 'changed'
}

/** Keeps the progress; a crash leaves the earlier or this one. */
export async function saveProgress(path: string, progress: ImportProgress): Promise<void> {
  await replaceFile(path, `${JSON.stringify(progress)}\n`)
}

/** Forgets the progress of a finished import. */
export async function removeProgress(path: string): Promise<void> {
  await rm(path, { force: true })
}
