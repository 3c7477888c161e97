import type { Variable } from '../data/queries.ts'

/** What of a stretch of time is shown: `utl` is the share of time in use, of events alone. */
export type Metric = 'mean' | 'max' | 'min' | 'utl'

/** The figures of a stretch of time, as daily and hourly metrics have them. */
export interface WireFigures {
  readonly utl?: number | null
  readonly min?: number | null
  readonly avg?: number | null
  readonly max?: number | null
  readonly count: number
  readonly coverage: number
}

/** One number of a stretch of time, and how well it is known. */
export interface Figure {
  /** `null`: nothing is known. */
  readonly value: number | null
  /** Data that it rests on. */
  readonly count: number
  /** The share of the time that it speaks for, 0 to 1. */
  readonly coverage: number
}

/** Below this share of the time a figure is shown as hardly known. */
export const wellCovered = 0.5

/** From this share of the time on nothing worth telling is missing. */
export const fullyCovered = 0.95

/** Lists what can be shown of a variable; nothing of meters and states, of which a day has no mean. */
export function listMetrics(kind: Variable['kind']): readonly Metric[] {
  if (kind === 'event') return ['utl']
  return kind === 'measurement' || kind === 'count' ? ['mean', 'max', 'min'] : []
}

/** Takes the one number out of the figures. */
export function takeFigure(figures: WireFigures, metric: Metric): Figure {
  const { utl, avg, max, min, count, coverage } = figures
  const value = { mean: avg, max, min, utl }[metric] ?? null
  return { value, count, coverage }
}

/** A figure, and how much it counts among others: seconds, or 1 where all count alike. */
export interface WeightedFigure extends Figure {
  readonly weight: number
}

/**
 * Puts figures of days, hours or rooms together. A mean is that of all their data, as the API would give it;
 * extremes are those of all. Shares of time in use are weighted, so that over days they are exact, and over
 * rooms the mean of the rooms. Coverage is weighted too.
 */
export function combineFigures(figures: readonly WeightedFigure[], metric: Metric): Figure {
  const known = figures.flatMap(({ value, count, weight }) =>
    value === null ? [] : [{ value, count, weight }],
  )
  const weight = sum(figures.map((figure) => figure.weight))
  const coverage = weight === 0 ? 0 : sum(figures.map((one) => one.coverage * one.weight)) / weight
  const count = sum(figures.map((figure) => figure.count))
  return { value: combineValues(known, metric), count, coverage }
}

interface Known {
  readonly value: number
  readonly count: number
  readonly weight: number
}

function combineValues(known: readonly Known[], metric: Metric): number | null {
  if (known.length === 0) return null
  const values = known.map(({ value }) => value)
  if (metric === 'max') return values.reduce((a, b) => Math.max(a, b))
  if (metric === 'min') return values.reduce((a, b) => Math.min(a, b))
  const weights = known.map(({ count, weight }) => (metric === 'mean' ? count : weight))
  const all = sum(weights)
  return all === 0 ? null : sum(known.map(({ value }, index) => value * (weights[index] ?? 0))) / all
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}
