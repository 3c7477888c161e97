import type { BlockRange } from '../storage/time-series/parts/part-files.ts'

/**
 * The state of the readings: all can be read and stored; all but lost ones; they can only be read, as a disk
 * failed; none.
 */
export type ReadingsState = (typeof readingsStates)[number]

/** All states, by their names in `GET /health`. */
export const readingsStates = ['ok', 'damaged', 'read_only', 'unavailable'] as const

/** Stored readings that are gone or cannot be read. */
export interface Loss {
  /**
   * `missing`: inserts that are in no part; `unreadable`: a part whose files are damaged; `newest`: the end
   * of what was acknowledged; `store`: everything; `unfinished`: a store that a repair moved aside, and did
   * not take over; `journal`: a file of the journal that is gone.
   */
  readonly kind: 'missing' | 'unreadable' | 'newest' | 'store' | 'unfinished' | 'journal'
  /**
   * The subject of the loss: the name of a part, a range of inserts, a file. The same kind and subject is the
   * same loss.
   */
  readonly subject: string
  /** A sentence for the operator. */
  readonly text: string
  /** The inserts that are gone. */
  readonly blocks?: BlockRange
  /** The time of the earliest reading that is gone, Unix milliseconds, as far as known. */
  readonly fromMs?: number
  /** The time of the latest reading that is gone, Unix milliseconds, as far as known. */
  readonly toMs?: number
}

/** Losses that were found and not acknowledged yet. */
export interface Damage {
  /** Unix milliseconds. */
  readonly foundAtMs: number
  readonly losses: readonly Loss[]
}

/** Losses that an operator acknowledged. */
export interface AcknowledgedDamage extends Damage {
  /** Unix milliseconds. */
  readonly acknowledgedAtMs: number
}

/** Adds losses to those that are known, each once. */
export function addLosses(known: readonly Loss[], found: readonly Loss[]): readonly Loss[] {
  const isKnown = (loss: Loss) =>
    known.some(({ kind, subject }) => kind === loss.kind && subject === loss.subject)
  return [...known, ...found.filter((loss) => !isKnown(loss))]
}

/** Formats one sentence about all losses. */
export function formatLosses(losses: readonly Loss[]): string {
  const shown = losses.slice(0, 5).map(({ text }) => text)
  const rest = losses.length - shown.length
  return `${shown.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}

/** Formats a range of times for people, in UTC. */
export function formatTimes(fromMs: number, toMs: number): string {
  return `${new Date(fromMs).toISOString()} to ${new Date(toMs).toISOString()}`
}

/** Builds the loss of the last commit. @param sequence the highest that was acknowledged. */
export function buildNewestLoss(sequence: number): Loss {
  const text = `the newest readings are missing: some were acknowledged under sequence ${sequence}, which is not stored`
  return { kind: 'newest', subject: String(sequence), text }
}

/** Builds the loss of readings that the engine may not have had yet. @param name of a file of the journal. */
export function buildSegmentLoss(name: string): Loss {
  const text = `the file journal/${name} is gone, and with it the newest readings that were not in the store yet`
  return { kind: 'journal', subject: name, text }
}

/**
 * Builds the loss of readings that are not served because a repair was interrupted. @param moved name of the
 * directory that it moved the store to.
 */
export function buildUnfinishedLoss(moved: string): Loss {
  const text = `a repair was interrupted: what can be had of the readings in ${moved} is not served until lightfi-server repair has finished`
  return { kind: 'unfinished', subject: moved, text }
}
