import { join } from 'node:path'
import { readJsonFile } from './read-json-file.ts'
import { writePrivateJson } from './write-private-json.ts'

/** The progress of the readings of one organisation. Times in Unix seconds. */
interface OrganisationProgress {
  /** Everything of the history before this is durable. */
  history_until: number
  /** Everything of the last day of the history before this is durable. Earlier releases do not know it. */
  recent_until?: number
  /** Everything after the history and before this is durable. */
  live_until: number
}

/** The content of `demo-progress.json`. */
interface ProgressRecord {
  readonly seed: number
  readonly history_from: number
  /** When the demo was first started: here the history ends and live readings begin. */
  readonly history_to: number
  readonly organisations: Record<string, OrganisationProgress>
}

/** The two parts of a history: its last day, which is filled first, and all before it. */
export type HistoryPart = 'recent' | 'older'

/** What is missing of a part, Unix seconds, half-open. */
export interface MissingHistory {
  readonly part: HistoryPart
  readonly fromS: number
  readonly toS: number
}

const progressFile = 'demo-progress.json'
const daySeconds = 86_400

/** A gap since the last run that is filled afterwards; after a longer one the demo goes on from now. */
const longestFilledGapS = daySeconds

/**
 * Shortest time between two writes of the file, milliseconds. What is lost by a crash is simply posted again.
 */
const writeEveryMs = 1000

/**
 * How far the simulation has come, kept in the data directory so that the next start goes on from there.
 * A time is only recorded after the server has acknowledged what lies before it.
 */
export class DemoProgress {
  readonly #path: string
  readonly #record: ProgressRecord
  #writing: Promise<void> = Promise.resolve()
  #writtenMs = 0

  private constructor(path: string, record: ProgressRecord) {
    this.#path = path
    this.#record = record
  }

  /**
   * Reads the progress, or begins a history of `historyDays` days that ends now.
   *
   * @param nowS Unix seconds.
   */
  static async open(dataDir: string, historyDays: number, seed: number, nowS: number): Promise<DemoProgress> {
    const path = join(dataDir, progressFile)
    const nowWhole = Math.floor(nowS)
    const known = await readJsonFile<ProgressRecord>(path)
    if (known) return new DemoProgress(path, known)
    const progress = new DemoProgress(path, {
      seed,
      history_from: nowWhole - historyDays * daySeconds,
      history_to: nowWhole,
      organisations: {},
    })
    await progress.flush()
    return progress
  }

  /** Seed of the building's life; stays the same for a data directory. */
  get seed(): number {
    return this.#record.seed
  }

  /** The whole range of the history, half-open. */
  get history(): { readonly fromS: number; readonly toS: number } {
    return { fromS: this.#record.history_from, toS: this.#record.history_to }
  }

  /** What is missing of the history of an organisation, in the order in which it is filled. */
  listMissing(organisationId: string): MissingHistory[] {
    const { history_until, recent_until } = this.#of(organisationId)
    const recent = { part: 'recent', fromS: recent_until, toS: this.#record.history_to } as const
    const older = { part: 'older', fromS: history_until, toS: this.#recentFromS } as const
    return [recent, older].filter(({ fromS, toS }) => fromS < toS)
  }

  /** The time from which live readings go on: the last stored one, or now after a long gap. */
  liveFromS(organisationId: string, nowS: number): number {
    const untilS = this.#of(organisationId).live_until
    return nowS - untilS < longestFilledGapS ? untilS : nowS
  }

  /** Share of the history that is stored, 0 to 1; `weights` says how much an organisation counts. */
  historyShare(weights: ReadonlyMap<string, number>): number {
    const { fromS, toS } = this.history
    if (toS <= fromS) return 1
    let done = 0
    let all = 0
    for (const [organisationId, weight] of weights) {
      const missingS = this.listMissing(organisationId).reduce((sum, part) => sum + part.toS - part.fromS, 0)
      done += weight * (1 - missingS / (toS - fromS))
      all += weight
    }
    return done / all
  }

  /** Notes that a part of the history of an organisation is durable up to a time. */
  recordHistory(organisationId: string, part: HistoryPart, untilS: number): void {
    const progress = this.#of(organisationId)
    if (part === 'recent') progress.recent_until = Math.max(progress.recent_until, untilS)
    else progress.history_until = Math.max(progress.history_until, untilS)
    if (progress.history_until >= this.#recentFromS && progress.recent_until >= this.#record.history_to)
      progress.history_until = this.#record.history_to
    this.#writeSoon()
  }

  /** Notes that the live readings of an organisation are durable up to a time. */
  recordLive(organisationId: string, untilS: number): void {
    const progress = this.#of(organisationId)
    progress.live_until = Math.max(progress.live_until, untilS)
    this.#writeSoon()
  }

  /** Writes what was recorded. */
  async flush(): Promise<void> {
    this.#writtenMs = Date.now()
    this.#writing = this.#writing.then(() => writePrivateJson(this.#path, this.#record))
    await this.#writing
  }

  /** Where the last day of the history begins. */
  get #recentFromS(): number {
    return Math.max(this.#record.history_from, this.#record.history_to - daySeconds)
  }

  #of(organisationId: string): Required<OrganisationProgress> {
    const { organisations, history_from, history_to } = this.#record
    const progress = organisations[organisationId] ?? { history_until: history_from, live_until: history_to }
    // An earlier release fills the history from its beginning to its end.
    const recent_until = Math.max(progress.recent_until ?? this.#recentFromS, progress.history_until)
    const known = Object.assign(progress, { recent_until })
    organisations[organisationId] = known
    return known
  }

  #writeSoon(): void {
    if (Date.now() - this.#writtenMs < writeEveryMs) return
    this.flush().catch(() => {}) // the same failure meets the flush at the end, which reports it
  }
}
