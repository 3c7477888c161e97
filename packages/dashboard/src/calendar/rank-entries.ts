import { findBand, type ShownBand } from '../data/bands.ts'
import { type Figure, type Metric, wellCovered } from './figures.ts'

/** Something with a figure that takes its place among others. */
export interface Ranked {
  readonly figure: Figure
}

/** How the places of a ranking are given. */
export interface RankRules {
  readonly bands: readonly ShownBand[]
  readonly metric: Metric
}

/**
 * Orders by figure: with bands the worst first, otherwise the most first. What nobody knows comes last, and
 * equal ones keep their order.
 */
export function rankEntries<Entry extends Ranked>(
  entries: readonly Entry[],
  rules: RankRules,
): readonly Entry[] {
  return [...entries].sort((a, b) => compareFigures(b.figure, a.figure, rules))
}

/** Compares two figures: positive where `a` stands before `b` in a ranking. */
function compareFigures(a: Figure, b: Figure, { bands, metric }: RankRules): number {
  if (a.value === null || b.value === null) return Number(a.value !== null) - Number(b.value !== null)
  const [ofA, ofB] =
    metric === 'utl' || bands.length === 0
      ? [[a.value], [b.value]]
      : [measure(a.value, bands), measure(b.value, bands)]
  for (const [index, value] of ofA.entries()) {
    const difference = value - (ofB[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** How bad a value is: its severity, how far it is from the best band, and in that band the value itself. */
function measure(value: number, bands: readonly ShownBand[]): readonly number[] {
  const bandOf = findBand(bands, value)
  const best = bands.reduce((a, b) => (b.severity < a.severity ? b : a), bands[0] ?? noBand)
  const low = bands[best.index - 1]?.to ?? Number.NEGATIVE_INFINITY
  const high = best.to ?? Number.POSITIVE_INFINITY
  const away = Math.max(low - value, value - high, 0)
  return [bandOf?.severity ?? 0, away, best.to === null ? -value : value]
}

const noBand = { severity: 0, index: 0, to: null }

/** Finds what is certainly unused: not once in use while its sensor was heard most of the time. */
export function findUnused<Entry extends Ranked>(
  entries: readonly Entry[],
  metric: Metric,
): readonly Entry[] {
  if (metric !== 'utl') return []
  return entries.filter(({ figure }) => figure.value === 0 && figure.coverage >= wellCovered)
}

/**
 * Finds the first and the last of a ranking that are well known; nothing where there is nothing to compare.
 */
export function findEnds<Entry extends Ranked>(
  ranked: readonly Entry[],
): { readonly first: Entry | undefined; readonly last: Entry | undefined } {
  const known = ranked.filter(({ figure }) => figure.value !== null && figure.coverage >= wellCovered)
  const [first, last] = [known[0], known.at(-1)]
  if (known.length < 2 || first?.figure.value === last?.figure.value) {
    return { first: undefined, last: undefined }
  }
  return { first, last }
}
