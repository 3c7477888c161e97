import { findBand, type ShownBand } from '../data/bands.ts'
import { roundAsShown } from '../data/round-as-shown.ts'
import type { Metric } from './figures.ts'

/** How a value is coloured; word and ticks say the same. */
export interface Tint {
  readonly colour: `--${string}`
  /** Its place in the legend. */
  readonly step: number
  /** The name of the band; empty where there is none. */
  readonly word: string
  /** Of five. */
  readonly ticks: number
}

/** A step of the legend. */
export interface LegendStep extends Tint {
  /** The highest value of the step, included; `null`: no end. */
  readonly to: number | null
}

/** A scale of colours for what is shown. */
export interface Scale {
  readonly steps: readonly LegendStep[]
  readonly tint: (value: number) => Tint
}

/** The upper ends of the steps of time in use: unused, then four. */
const useEnds = [0, 0.25, 0.5, 0.75, null] as const

/**
 * Makes the scale of a view: the bands that hold there, fixed steps of time in use, or else four equal steps
 * between the lowest and the highest value that are seen. Values count as they are shown.
 *
 * @param decimals digits after the point of what has no bands.
 */
export function createScale(
  bands: readonly ShownBand[],
  metric: Metric,
  values: readonly number[],
  decimals: number,
): Scale {
  if (metric === 'utl') return makeScale(useEnds, (value) => roundAsShown(value * 100, 0) / 100)
  if (bands.length > 0) {
    const steps = bands.map(({ colour, name, ticks, to, index }) => ({
      colour,
      word: name,
      ticks,
      to,
      step: index,
    }))
    const last = steps.at(-1)
    return {
      steps,
      tint: (value) => steps[findBand(bands, value)?.index ?? -1] ?? last ?? emptyStep,
    }
  }
  const round = (value: number) => roundAsShown(value, decimals)
  const [low, high] = findEnds(values)
  if (high === low) return makeScale([null], round, 2)
  const ends = [1, 2, 3].map((step) => round(low + ((high - low) * step) / 4))
  const different = ends.filter((end, index) => end < high && end !== ends[index - 1])
  return makeScale([...different, null], round, 1)
}

const emptyStep: Tint = { colour: '--amount-0', step: 0, word: '', ticks: 0 }

function makeScale(ends: readonly (number | null)[], round: (value: number) => number, firstTint = 0): Scale {
  const steps = ends.map((to, index): LegendStep => {
    const amount = Math.min(4, index + firstTint)
    return { colour: `--amount-${amount}`, step: index, word: '', ticks: amount, to }
  })
  return {
    steps,
    tint: (value) => steps.find(({ to }) => to === null || round(value) <= to) ?? emptyStep,
  }
}

function findEnds(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? [low, high] : [0, 0]
}
