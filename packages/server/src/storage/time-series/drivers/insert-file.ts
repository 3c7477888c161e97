import { rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { nameFullStorage } from '../../storage-full-error.ts'

/** The file out of which the engine takes rows: the only way into it that is not text. One insert at a time. */
export class InsertFile {
  readonly #path: string

  /** @param path absolute; what a process that was killed left there goes. */
  constructor(path: string) {
    this.#path = path
    rmSync(path, { force: true })
  }

  /**
   * Has a file with the pieces, one behind the other, while a task runs. It is not made durable: what comes out of it is.
   * @throws StorageFullError when the disk is full; what the task throws.
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
      await using file = await open(this.#path, 'w', 0o600)
      for (const piece of pieces) await file.writeFile(piece)
    } catch (error) {
      throw nameFullStorage(error)
    }
  }
}
