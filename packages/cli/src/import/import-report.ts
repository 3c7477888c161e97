import { type FileHandle, open } from 'node:fs/promises'
import type { RejectedRow } from './post-piece.ts'

/** The rejected rows of an import, as CSV in a file that grows while the import runs. */
export class ImportReport {
  readonly #file: FileHandle

  private constructor(file: FileHandle) {
    this.#file = file
  }

  /** Opens the file: a new one, or to go on with that of an earlier run. */
  static async open(path: string, goesOn: boolean): Promise<ImportReport> {
    const file = await open(path, goesOn ? 'a' : 'w')
    if ((await file.stat()).size === 0) await file.write('line,code,detail\r\n')
    return new ImportReport(file)
  }

  /** Adds rows. */
  async add(rows: readonly RejectedRow[]): Promise<void> {
    const lines = rows.map(
      ({ line, code, detail }) => `${line},${code},"${detail.replaceAll('"', '""')}"\r\n`,
    )
    if (lines.length > 0) await this.#file.write(lines.join(''))
  }

  async close(): Promise<void> {
    await this.#file.close()
  }
}
