import { readFile, rename, rm, writeFile } from 'node:fs/promises'

/** How far an import has come: what is kept in a file beside the imported one, so that it can go on later. */
export interface ImportProgress {
  /** The imported file as it was: another size or time of change means that it is another file. */
  readonly size: number
  readonly modifiedMs: number
  readonly server: string
  /** Header of CSV, without its end. */
  readonly header: string
  readonly nextLine: number
  readonly nextByte: number
  readonly accepted: number
  readonly throttled: number
  readonly rejected: number
}

/** What must be the same for an import to go on. */
export type ImportSource = Pick<ImportProgress, 'size' | 'modifiedMs' | 'server'>

/** The progress of an earlier run over the same file to the same server; `undefined` when there is none. */
export async function loadProgress(path: string, source: ImportSource): Promise<ImportProgress | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const progress = JSON.parse(text) as ImportProgress
  const isSame =
    progress.size === source.size &&
    progress.modifiedMs === source.modifiedMs &&
    progress.server === source.server
  return isSame ? progress : undefined
}

/** Keeps the progress; a crash leaves the earlier or this one. */
export async function saveProgress(path: string, progress: ImportProgress): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(progress)}\n`)
  await rename(`${path}.new`, path)
}

/** Forgets the progress of a finished import. */
export async function removeProgress(path: string): Promise<void> {
  await rm(path, { force: true })
}
