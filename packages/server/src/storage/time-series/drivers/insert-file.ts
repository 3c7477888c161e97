import { rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { nameFullStorage } from '../../storage-full-error.ts'

/**
 * Writes the file from which the engine takes rows: the only way into it that is not text. One insert at a
 * time.
 */
export class InsertFile {
  readonly #path: string

  /** @param path absolute; the file of a process that was killed is removed. */
  constructor(path: string) {
    this.#path = path
    rmSync(path, { force: true })
  }

  /**
   * Writes a file with the rows while a task runs. The file is not made durable: the stored rows are.
   * @throws StorageFullError when the disk is full; the errors of the task.
   */
  async use(pieces: readonly Uint8Array[], task: (path: string) => Promise<unknown>): Promise<void> {
    try {
      await this.#write(pieces)
      await task(this.#path)
    } finally {
      await rm(this.#path, { force: true })
    }
  }

  async #write(pieces: readonly Uint8Array[]): Promise<void> {
    try {
      await writeFile(this.#path, pieces, { mode: 0o600 })
    } catch (error) {
      throw nameFullStorage(error)
    }
  }
}
