import { type Places, PlacesTakenError } from '../../places.ts'
import { NoDiskSpaceError, type ResultFile } from '../../storage/time-series/drivers/time-series-driver.ts'
import type { HistoryReader } from './history-places.ts'
import { KeptFile, type OpenedFile } from './kept-file.ts'

/** The time for which a file is kept since somebody read in it last, milliseconds. */
const idleMs = 60_000
/** The age of a file for somebody who begins to read: new data are seen this much later. */
const freshMs = 30_000
/** The age of a file for somebody who reads on. */
const oldestMs = 600_000

/** The file that somebody wants. */
export interface WantedFile {
  /** The name that tells the files of one reader apart. */
  readonly name: string
  /**
   * Lists the ids of the series that may be in it for this reader; called when they are needed, so that a
   * waiting reader holds no list.
   */
  listContents(): ReadonlySet<number>
  /** Writes it. */
  write(): Promise<ResultFile>
}

/**
 * Keeps files that are read in pieces: one that was written for a reader is kept for some time, so that all
 * pieces are of the same file and it is written once. Each holds one of the places of files, like those that
 * are read at once, and gives it up when somebody else needs it.
 */
export class KeptFiles {
  readonly #places: Places
  readonly #clock: () => number
  readonly #files = new Map<string, KeptFile>()
  readonly #beingWritten = new Map<string, Promise<unknown>>()
  /** The timers, one for each file that waits for its next reader. */
  readonly #timers = new WeakMap<KeptFile, NodeJS.Timeout>()

  /**
   * @param places of files, whether they are read at once or kept.
   * @param clock milliseconds that only rise.
   */
  constructor(places: Places, clock: () => number = () => performance.now()) {
    this.#places = places
    this.#clock = clock
  }

  /**
   * Opens a new file, for somebody who wants it whole. If they break off, it is kept, so that they can go on.
   * @throws PlacesTakenError when too many wait for a place; the errors of `write`.
   */
  async openNew(reader: HistoryReader, wanted: WantedFile): Promise<OpenedFile> {
    const file = await this.#write(reader, wanted)
    const key = nameFor(reader, wanted)
    return file.openFor(reader.signal, (isRead) => {
      if (isRead || file.facts.isStreamed || this.#isFresh(this.#files.get(key))) return file.giveUp()
      this.#keep(key, file)
      this.#keepFor(key, file)
    })
  }

  /**
   * Opens the kept file that somebody wants, or a new one, for a piece of it.
   * @param isBeginning true when they begin to read; a reader who goes on may be given an older file.
   * @throws as `openNew`.
   */
  async open(reader: HistoryReader, wanted: WantedFile, isBeginning: boolean): Promise<OpenedFile> {
    const key = nameFor(reader, wanted)
    while (true) {
      reader.signal.throwIfAborted()
      const found = this.find(reader, wanted, isBeginning)
      if (found) return this.#openKept(key, found, reader)
      const beingWritten = this.#beingWritten.get(key)
      if (!beingWritten) break
      await beingWritten.catch(() => undefined) // the reader for whom it is written is told
    }
    const writing = this.#write(reader, wanted)
    this.#beingWritten.set(key, writing)
    try {
      const file = await writing
      this.#keep(key, file)
      return this.#openKept(key, file, reader)
    } finally {
      this.#beingWritten.delete(key)
    }
  }

  /** Finds the kept file that somebody wants, if there is one that may still be used; it is not opened. */
  find(
    reader: Pick<HistoryReader, 'holder'>,
    wanted: WantedFile,
    isBeginning: boolean,
  ): KeptFile | undefined {
    const key = nameFor(reader, wanted)
    const file = this.#files.get(key)
    if (!file) return undefined
    const mayBeUsed = isBeginning ? this.#isFresh(file) : this.#ageOf(file) <= oldestMs
    if (mayBeUsed && file.facts.contents.isSubsetOf(wanted.listContents())) return file
    this.#giveUp(key, file)
    return undefined
  }

  /** Drops all files; those that somebody is reading are closed when they are done. */
  close(): void {
    for (const [key, file] of this.#files) this.#giveUp(key, file)
  }

  #openKept(key: string, file: KeptFile, { signal }: HistoryReader): OpenedFile {
    return file.openFor(signal, () => this.#keepFor(key, file))
  }

  /** Keeps a file in place of the one with this name. */
  #keep(key: string, file: KeptFile): void {
    const former = this.#files.get(key)
    if (former) this.#giveUp(key, former)
    this.#files.set(key, file)
  }

  #isFresh(file: KeptFile | undefined): boolean {
    return file !== undefined && this.#ageOf(file) <= freshMs
  }

  #ageOf({ facts }: KeptFile): number {
    return this.#clock() - facts.writtenMs
  }

  /** Keeps a file for its next reader, unless somebody waits for its place. */
  #keepFor(key: string, file: KeptFile): void {
    if (file.isInUse || file.isGivenUp) return
    file.usedMs = this.#clock()
    if (this.#places.waiting > 0) {
      this.#giveUp(key, file)
      return
    }
    const giveUpIdle = () => {
      if (!file.isInUse && this.#clock() - file.usedMs >= idleMs) this.#giveUp(key, file)
    }
    clearTimeout(this.#timers.get(file))
    this.#timers.set(file, setTimeout(giveUpIdle, idleMs).unref())
  }

  async #write(reader: HistoryReader, { listContents, write }: WantedFile): Promise<KeptFile> {
    const { holder } = reader
    const release = await this.#takePlace(reader)
    try {
      const contents = listContents()
      const file = await this.#makeRoom(write)
      const isStreamed = file.byteLength === undefined
      return new KeptFile(file, { holder, contents, isStreamed, writtenMs: this.#clock(), release })
    } catch (error) {
      release()
      throw error
    }
  }

  /** Takes a place. Files that nobody is reading give way. */
  async #takePlace(reader: HistoryReader): Promise<() => void> {
    const { holder } = reader
    while (true) {
      try {
        return this.#places.takeNow({ holder })
      } catch (error) {
        if (!(error instanceof PlacesTakenError)) throw error
        const mayHelp = ({ facts }: KeptFile) =>
          !error.isCallers || facts.holder.organisationId === holder.organisationId
        if (!this.#giveUpOne(mayHelp)) return this.#awaitPlace(reader)
      }
    }
  }

  async #awaitPlace(reader: HistoryReader): Promise<() => void> {
    const release = await this.#places.take(reader)
    try {
      await reader.lookAgain?.()
      return release
    } catch (error) {
      release()
      throw error
    }
  }

  async #makeRoom(write: () => Promise<ResultFile>): Promise<ResultFile> {
    while (true) {
      try {
        return await write()
      } catch (error) {
        if (!(error instanceof NoDiskSpaceError) || !this.#giveUpOne(() => true)) throw error
      }
    }
  }

  /** Drops the file that was not read for longest. @returns true when there was one. */
  #giveUpOne(isCandidate: (file: KeptFile) => boolean): boolean {
    const [longest] = [...this.#files]
      .filter(([, file]) => !file.isInUse && isCandidate(file))
      .sort(([, one], [, other]) => one.usedMs - other.usedMs)
    if (longest) this.#giveUp(...longest)
    return longest !== undefined
  }

  #giveUp(key: string, file: KeptFile): void {
    if (this.#files.get(key) === file) this.#files.delete(key)
    clearTimeout(this.#timers.get(file))
    file.giveUp()
  }
}

/**
 * Builds the name of a reader's file. Files of one reader are not those of another, whatever both may see.
 */
function nameFor({ holder }: Pick<HistoryReader, 'holder'>, { name }: WantedFile): string {
  return `${holder.grantId} ${name}`
}
