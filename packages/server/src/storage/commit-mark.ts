import { closeSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'

/** The name of the mark of the readings in a data directory. */
export const commitMarkName = 'readings.mark'

/** The name of the mark of the database in a data directory; its numbers count commits. */
export const databaseMarkName = 'database.mark'

const markBytes = 40

/**
 * Notes the highest sequence that is known to be stored, in a separate file beside the stores.
 *
 * It is written after each commit without waiting for the disk, which costs two microseconds. A killed
 * process loses nothing of it. After a power cut it may be older than the store, never newer: its number was
 * durable before it was written.
 */
export class CommitMark {
  readonly #file: number
  #sequence: number
  #failure: { readonly error: unknown } | undefined
  #tellFailure: ((error: unknown) => void) | undefined

  private constructor(file: number, sequence: number) {
    this.#file = file
    this.#sequence = sequence
  }

  /** Opens or creates the mark; a mark that is missing or cannot be read is at 0. */
  static open(path: string): CommitMark {
    const file = openSync(path, 'a+', 0o600)
    closeSync(file)
    const opened = openSync(path, 'r+')
    const bytes = Buffer.alloc(markBytes)
    readSync(opened, bytes, 0, markBytes, 0)
    return new CommitMark(opened, parseMark(bytes.toString('latin1')))
  }

  /** The sequence; 0 when nothing is known. */
  get sequence(): number {
    return this.#sequence
  }

  /** Makes it tell once, also about a time before, that the mark could not be written. */
  watch(tellFailure: (error: unknown) => void): void {
    this.#tellFailure = tellFailure
    if (this.#failure) tellFailure(this.#failure.error)
  }

  /**
   * Notes a durable commit; numbers rise. Does not throw: the commit stands, and an older mark is right too.
   */
  note(sequence: number): void {
    if (sequence <= this.#sequence) return
    this.#sequence = sequence
    try {
      this.#write(sequence)
    } catch (error) {
      if (this.#failure) return
      this.#failure = { error }
      this.#tellFailure?.(error)
    }
  }

  /**
   * Sets another number, also a lower one: lost commits are not looked for any more.
   * @throws Error of the file system when it cannot be written.
   */
  reset(sequence: number): void {
    this.#write(sequence)
    this.#sequence = sequence
  }

  /** Makes it durable and closes the file. */
  close(): void {
    ftruncateSync(this.#file, markBytes)
    fsyncSync(this.#file)
    closeSync(this.#file)
  }

  #write(sequence: number): void {
    writeSync(this.#file, formatMark(sequence), 0, 'latin1')
  }
}

/** Formats the number twice, so that a mark that was half written is noticed. */
function formatMark(sequence: number): string {
  const digits = String(sequence).padStart(16, '0')
  return `mark ${digits} ${digits} \n`
}

function parseMark(text: string): number {
  const [, first, second] = /^mark (\d{16}) (\d{16}) \n/.exec(text) ?? []
  return first !== undefined && first === second ? Number(first) : 0
}
