import type { Clock } from '../clock.ts'
import { type DiskUse, measureDisk } from '../disk-use.ts'
import { Rounds, type RoundsLogger } from '../rounds.ts'
import type { StoreNoteRepository } from '../storage/relational/store-note-repository.ts'
import { addSample, type DiskGrowth, type DiskSample, estimateGrowth } from './disk-growth.ts'

/** The time between the end of one look at the disk and the next, milliseconds. */
const pauseMs = 10 * 60_000

const noteName = 'disk.samples'

/** The parts with which the disk is watched. */
export interface DiskWatchParts {
  readonly dataDir: string
  /** The directory of the embedded store of readings; undefined when a server keeps them. */
  readonly enginePath: string | undefined
  readonly notes: Pick<StoreNoteRepository, 'read' | 'write'>
  readonly clock: Clock
}

/** The state of a disk. */
export interface DiskState extends DiskGrowth {
  readonly use: DiskUse
  readonly usedBytes: number
}

/** Watches how full the disk is: one sample a day is kept, for eight days. */
export class DiskWatch {
  readonly #parts: DiskWatchParts
  readonly #rounds: Rounds
  #state: DiskState | undefined

  constructor(parts: DiskWatchParts, logger: RoundsLogger) {
    this.#parts = parts
    this.#rounds = new Rounds({
      steps: [() => this.#look()],
      pauseMs,
      logger,
      failureMessage: 'the disk could not be looked at; the next round tries again',
    })
  }

  /** Tells the state at the last look. */
  async read(): Promise<DiskState> {
    this.#state ??= (await readDisk(this.#parts)).state
    return this.#state
  }

  /** Begins at once. */
  start(): void {
    this.#rounds.begin()
  }

  /** Resolves when no round runs any more. */
  close(): Promise<void> {
    return this.#rounds.close()
  }

  async #look(): Promise<void> {
    const { notes, clock } = this.#parts
    const { state, samples } = await readDisk(this.#parts)
    this.#state = state
    const kept = addSample(samples, { atMs: clock(), bytes: state.usedBytes })
    if (kept.at(-1) !== samples.at(-1)) await notes.write(noteName, kept)
  }
}

/** Measures the disk, and how fast it fills by the samples that are kept. */
export async function readDisk({ dataDir, enginePath, notes, clock }: DiskWatchParts): Promise<{
  readonly state: DiskState
  readonly samples: readonly DiskSample[]
}> {
  const samples = ((await notes.read(noteName)) ?? []) as readonly DiskSample[]
  const use = measureDisk(dataDir, enginePath)
  const usedBytes = use.databaseBytes + (use.readingsBytes ?? 0)
  const growth = estimateGrowth(samples, { atMs: clock(), bytes: usedBytes }, use.freeBytes)
  return { state: { ...growth, use, usedBytes }, samples }
}
