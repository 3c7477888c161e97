import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { nameFullStorage, StorageFullError } from '../../storage-full-error.ts'
import { syncTree } from '../../sync-tree.ts'
import { StoreBusyError } from '../drivers/time-series-driver.ts'
import type { StoredReading } from '../reading.ts'
import {
  encodeEnd,
  encodeFrame,
  FrameMemory,
  frameLength,
  type Generation,
  type JournaledCommit,
} from './frame.ts'
import { type LiveSegment, readManifest, writeManifest } from './journal-manifest.ts'
import { type JournalFailedError, JournalWriter } from './journal-writer.ts'
import { type FoundSegment, readSegment } from './segment.ts'

/**
 * The error of acknowledged readings that cannot be read back from the journal; the message says which file,
 * and what to do.
 */
export class JournalDamagedError extends Error {
  override readonly name = 'JournalDamagedError'
}

/** The bounds of a journal. */
export interface JournalBounds {
  /** The bytes of a segment. */
  readonly segmentBytes: number
  readonly segments: number
}

const defaultBounds: JournalBounds = { segmentBytes: 16 * 1024 * 1024, segments: 8 }

/** A use of a segment that is written to, or whose readings the engine does not have yet. */
interface OpenSegment {
  readonly name: string
  readonly generation: Generation
  /** The length of the file. */
  readonly bytes: number
  readonly file: number
  endAt: number
  isEnded: boolean
  lastSequence: number
}

/** The findings of a start. */
export interface OpenedJournal {
  readonly journal: Journal
  /** The commits that the engine may not have, in the order of their numbers. */
  readonly commits: readonly JournaledCommit[]
  /** The names of files that should be there and are not: the readings in them are lost. */
  readonly missing: readonly string[]
}

/**
 * Keeps acknowledged readings on their way into the engine: appended to files that were made beforehand, with
 * one sync for each commit. Files are used again; each use has a generation, and remains of an earlier use of
 * a file do not count (docs/adr/0015).
 */
export class Journal {
  readonly #directory: string
  readonly #bounds: JournalBounds
  readonly #writer = new JournalWriter()
  readonly #memory = new FrameMemory()
  /** The segments in the order of use; the last may be written to. */
  #live: OpenSegment[] = []
  readonly #free: string[]
  /**
   * True when the last of the live ones was begun by this process: a segment of an earlier process is not
   * continued.
   */
  #isOurs = false

  private constructor(directory: string, bounds: JournalBounds, free: string[]) {
    this.#directory = directory
    this.#bounds = bounds
    this.#free = free
  }

  /**
   * Opens or creates the journal of a directory. Its content counts as live until it is released.
   * @throws JournalDamagedError when a reading before the last ones cannot be read back, or a file cannot be
   *   read at all; StorageFullError.
   */
  static open(directory: string, bounds = defaultBounds): OpenedJournal {
    try {
      return Journal.#openFiles(directory, bounds)
    } catch (error) {
      const named = nameFullStorage(error)
      if (named instanceof StorageFullError || named instanceof JournalDamagedError) throw named
      const words = error instanceof Error ? error.message : String(error)
      throw new JournalDamagedError(`${directory} cannot be used: ${words}`, { cause: error })
    }
  }

  static #openFiles(directory: string, bounds: JournalBounds): OpenedJournal {
    const live = readLive(directory)
    const found = live.map((one) => ({ ...one, segment: findSegment(directory, one) }))
    for (const [index, { name, segment }] of found.entries()) {
      if (segment) requireReadable(join(directory, name), segment, index === found.length - 1)
    }
    const journal = new Journal(directory, bounds, listFree(directory, live, bounds))
    for (const { name, generation, segment } of found) {
      if (!segment) continue
      const { endAt, isEnded, commits, bytes } = segment
      const lastSequence = commits.at(-1)?.sequence ?? 0
      const file = openSync(join(directory, name), 'r+')
      const ofUse = BigInt(`0x${generation}`)
      journal.#live.push({ name, generation: ofUse, bytes, file, endAt, isEnded, lastSequence })
    }
    return {
      journal,
      commits: found.flatMap(({ segment }) => segment?.commits ?? []),
      missing: found.flatMap(({ name, segment }) => (segment ? [] : [name])),
    }
  }

  /** The reason why nothing can be appended any more. */
  get failure(): JournalFailedError | undefined {
    return this.#writer.failure
  }

  /** The files that hold commits which were not released. */
  get fileCount(): number {
    return this.#live.length
  }

  /**
   * Appends a commit, whose number is higher than all before; durable when this resolves. One caller at a
   * time.
   * @returns its rows, in memory that the next commit takes.
   * @throws RangeError for readings that are none, StoreBusyError when the engine is too far behind,
   *   StorageFullError: nothing was taken. JournalFailedError: nobody knows, and nothing is taken any more.
   */
  async append(readings: readonly StoredReading[], sequence: number): Promise<Buffer> {
    if (this.failure) throw this.failure
    const length = frameLength(readings.length)
    if (length + frameLength(0) > this.#bounds.segmentBytes) {
      throw new RangeError(`${readings.length} readings are more than a segment of the journal holds`)
    }
    let segment = this.#isOurs ? this.#live.at(-1) : undefined
    // A segment that was ended before the next could be begun stays ended: an end that is written over would
    // be missed.
    if (!segment || segment.isEnded || segment.endAt + length + frameLength(0) > segment.bytes) {
      segment = await this.#begin()
    }
    const memory = this.#memory.lend(readings.length)
    const { bytes, rows } = await encodeFrame(memory, segment.generation, readings, sequence)
    await this.#writer.write(segment.file, bytes, segment.endAt)
    segment.endAt += length
    segment.lastSequence = sequence
    return rows
  }

  /**
   * Notes that the engine has everything up to a number on its disk, and lets go of segments that hold
   * nothing else. The one that is written to goes when it is full, or by `releaseAll`.
   */
  release(throughSequence: number): void {
    const current = this.#isOurs ? this.#live.at(-1) : undefined
    const gone = this.#live.filter((one) => one !== current && one.lastSequence <= throughSequence)
    if (gone.length > 0) this.#letGo(gone)
  }

  /** Notes that the engine has everything: a start finds nothing here. No append may be under way. */
  releaseAll(): void {
    this.#letGo(this.#live)
    this.#isOurs = false
  }

  /** Closes the files; the next start finds everything that was not released. */
  async close(): Promise<void> {
    await this.#writer.close()
    for (const { file } of this.#live.splice(0)) closeSync(file)
  }

  /**
   * Begins another segment; the one before is ended first, so that a start knows that nothing of it is
   * missing.
   */
  async #begin(): Promise<OpenSegment> {
    const name = await this.#takeFile()
    let file: number | undefined
    try {
      await this.#endLast()
      file = this.#openFile(name)
      const generation = randomBytes(8).readBigUInt64LE()
      const bytes = this.#bounds.segmentBytes
      const segment = { name, generation, bytes, file, endAt: 0, isEnded: false, lastSequence: 0 }
      this.#note([...this.#live, segment])
      this.#live.push(segment)
      this.#isOurs = true
      return segment
    } catch (error) {
      if (file !== undefined) closeSync(file)
      this.#free.push(name)
      throw error
    }
  }

  async #endLast(): Promise<void> {
    const last = this.#live.at(-1)
    if (!last || last.isEnded) return
    await this.#writer.write(last.file, encodeEnd(last.generation, last.lastSequence), last.endAt)
    last.isEnded = true
  }

  #openFile(name: string): number {
    try {
      return openSync(join(this.#directory, name), 'r+')
    } catch (error) {
      throw this.#writer.judge(error)
    }
  }

  async #takeFile(): Promise<string> {
    const free = this.#free.pop()
    if (free !== undefined) return free
    if (this.#live.length >= this.#bounds.segments) {
      throw new StoreBusyError('the engine is too far behind the journal')
    }
    const name = `${randomBytes(4).toString('hex')}${suffix}`
    await this.#writer.create(join(this.#directory, name), this.#bounds.segmentBytes)
    return name
  }

  #letGo(gone: readonly OpenSegment[]): void {
    const kept = this.#live.filter((one) => !gone.includes(one))
    this.#note(kept)
    for (const { file, name, bytes } of gone) {
      closeSync(file)
      if (bytes === this.#bounds.segmentBytes) this.#free.push(name)
    }
    this.#live = kept
  }

  /**
   * @throws the errors of `JournalWriter.judge`: after a failed sync nobody knows which manifest is on the
   *   disk.
   */
  #note(live: readonly OpenSegment[]): void {
    const noted = live.map(({ name, generation, bytes }) => ({
      name,
      generation: formatGeneration(generation),
      bytes,
    }))
    try {
      writeManifest(join(this.#directory, manifestName), { live: noted })
    } catch (error) {
      throw this.#writer.judge(error)
    }
  }
}

const suffix = '.journal'
const manifestName = 'manifest.json'

function formatGeneration(generation: Generation): string {
  return generation.toString(16).padStart(16, '0')
}

/**
 * Reads which segments must be there. A directory begins with a manifest that names nothing, so that a
 * directory without one is never right.
 */
function readLive(directory: string): readonly LiveSegment[] {
  const path = join(directory, manifestName)
  if (!existsSync(path) && !listSegments(directory).length) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    syncTree(join(directory, '..'), 'itself')
    writeManifest(path, { live: [] })
  }
  try {
    return readManifest(path).live
  } catch (cause) {
    throw new JournalDamagedError(
      `${path} cannot be read, which says where acknowledged readings are. Put the whole data directory back from a backup; or move ${directory} away, which gives up the readings that only it has.`,
      { cause },
    )
  }
}

function listSegments(directory: string): string[] {
  return existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith(suffix)) : []
}

/** Finds a use of a segment; `undefined` when its file is gone. */
function findSegment(directory: string, { name, generation, bytes }: LiveSegment): FoundSegment | undefined {
  const path = join(directory, name)
  return existsSync(path) ? readSegment(path, BigInt(`0x${generation}`), bytes) : undefined
}

/**
 * Lists files that may be used again. A file of another length is removed: it was not finished, or segments
 * had another size.
 */
function listFree(
  directory: string,
  live: readonly LiveSegment[],
  { segmentBytes }: JournalBounds,
): string[] {
  const taken = new Set(live.map(({ name }) => name))
  const unused = listSegments(directory).filter((name) => !taken.has(name))
  return unused.filter((name) => {
    const path = join(directory, name)
    const isWhole = statSync(path).size === segmentBytes
    if (!isWhole) rmSync(path)
    return isWhole
  })
}

function requireReadable(path: string, { isBroken, isEnded }: FoundSegment, isLast: boolean): void {
  if (!isBroken && (isEnded || isLast)) return
  throw new JournalDamagedError(
    `${path} is damaged: readings that were acknowledged cannot be read back from it. Put the whole data directory back from a backup; or move this file away, which gives up what was in it.`,
  )
}
