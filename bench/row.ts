import type { PeerName } from './install-peers.ts'

/** One line of the table: a piece of work, measured with ours and with its peer in the same run. */
export interface BenchRow {
  readonly id: string
  /** The work, for people. */
  readonly work: string
  readonly unit: 'ms' | 'requests/s' | 'readings/s' | 'bytes' | 'MiB' | 'MB/s' | 's' | 'shift'
  /** The meaning of `other`: a peer, or the limit that was set. */
  readonly against: string
  /** The ratio to reach; above 1 always means that ours is better. `null`: none, it is reported. */
  readonly goal: number | null
  /** Programs outside npm that the row drives; they are installed first. */
  readonly peers?: readonly PeerName[]
  measure(): Promise<Measured>
}

/** The two figures of a row, in its unit. */
export interface Measured {
  readonly ours: number
  readonly other: number
  /** Something else that was seen meanwhile, for people. */
  readonly note?: string
}

/** A row as it is written with `--json`. */
export interface BenchResult extends Omit<Measured, 'note'> {
  readonly id: string
  readonly unit: BenchRow['unit']
  readonly ratio: number
  readonly goal: number | null
  readonly met: boolean | null
}

/** Measures a row. Less is better for times and sizes, more for rates. */
export async function runRow(row: BenchRow): Promise<{ result: BenchResult; note: string }> {
  const { id, unit, goal } = row
  const { ours, other, note = '' } = await row.measure()
  const ratio = unit.endsWith('/s') ? ours / other : other / ours
  const met = goal === null ? null : ratio >= goal
  return { result: { id, ours, other, unit, ratio, goal, met }, note }
}

/** The figure that a share of all do not exceed. @param share from 0 to 1. */
export function findQuantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const figure = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
  if (figure === undefined) throw new RangeError('no figures, no quantile')
  return figure
}

/** The middle of the figures; of an even number, the mean of the two in the middle. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('no figures, no median')
  return (low + high) / 2
}
