import type { ShownBand } from '../data/bands.ts'
import type { SeriesColumns } from './series-columns.ts'
import type { TimeRange } from './time-range.ts'

/** The values from the bottom of a chart to its top, and those that have a mark. */
export interface ValueAxis {
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
  /** Digits after the point that marks need. */
  readonly decimals: number
}

/** What an axis must hold. */
export interface ValueAxisInput {
  readonly columns: readonly SeriesColumns[]
  readonly shown: TimeRange
  /** The best band of these is always in sight, so that a quiet day looks quiet. */
  readonly bands: readonly ShownBand[]
  /** Digits after the point that mean something: no smaller differences are drawn large. */
  readonly decimals: number
  /** Whether values begin at nothing, as counts and shares do. */
  readonly fromZero: boolean
  /** What the values are at most, such as 1 of a share. */
  readonly most?: number | undefined
  /** The values that a state can have: each has a mark. */
  readonly states?: readonly number[] | undefined
  /** How many marks there is room for. */
  readonly room: number
  /**
   * Whether it is the only axis of its chart: it then spans the same values at any height. Otherwise it
   * begins and ends at marks, which stand on the same lines as those of the other axis.
   */
  readonly isAlone: boolean
}

/** Chooses the values that an axis spans, with round marks. */
export function chooseValueAxis(input: ValueAxisInput): ValueAxis {
  const { columns, shown, bands, decimals, fromZero, most, room, isAlone } = input
  if (input.states !== undefined) return spanStates(input.states)
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const { x, min, max } of columns) {
    x.forEach((time, index) => {
      if (time < shown.from || time > shown.to) return
      least = Math.min(least, min[index] ?? least)
      greatest = Math.max(greatest, max[index] ?? greatest)
    })
  }
  for (const limit of findBestLimits(bands)) {
    least = Math.min(least, limit)
    greatest = Math.max(greatest, limit)
  }
  if (least > greatest) [least, greatest] = [0, most ?? 10 ** -decimals * 10]
  if (fromZero) least = Math.min(0, least)
  if (most !== undefined) greatest = Math.max(greatest, most)
  const smallest = 10 ** -decimals * 10
  if (greatest - least < smallest) {
    const middle = (least + greatest) / 2
    least = fromZero ? least : middle - smallest / 2
    greatest = fromZero ? least + smallest : middle + smallest / 2
  }
  const span = greatest - least
  const coarse = chooseStep(span / Math.max(2, room), decimals)
  // Two marks say little of what lies between them: a low chart has closer ones.
  const isBare = isAlone && Math.floor(greatest / coarse) - Math.ceil(least / coarse) < 2
  const step = isBare ? chooseStep(span / Math.max(2, room) / 2, decimals) : coarse
  const margin = span * 0.04
  const grain = isAlone ? Math.min(step, 10 ** Math.floor(Math.log10(span)) / grainsPerPower) : step
  const min = fromZero && least === 0 ? 0 : round(Math.floor((least - margin) / grain) * grain)
  const isFull = most !== undefined && greatest === most
  const max = isFull ? most : round(Math.ceil((greatest + margin) / grain) * grain)
  const first = Math.ceil(round(min / step))
  const count = Math.floor(round(max / step)) - first
  const stepDecimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return {
    min,
    max,
    ticks: Array.from({ length: count + 1 }, (_, index) => round((first + index) * step)),
    decimals: stepDecimals,
  }
}

function spanStates(states: readonly number[]): ValueAxis {
  const ticks = [...states].sort((a, b) => a - b)
  return { min: (ticks[0] ?? 0) - 0.5, max: (ticks.at(-1) ?? 0) + 0.5, ticks, decimals: 0 }
}

/** Finds the finite limits of the band that is as it should be. */
function findBestLimits(bands: readonly ShownBand[]): readonly number[] {
  const best = bands.reduce<ShownBand | undefined>(
    (found, band) => (found === undefined || band.severity < found.severity ? band : found),
    undefined,
  )
  if (best === undefined) return []
  const from = bands[best.index - 1]?.to
  return [from, best.to].filter((limit) => typeof limit === 'number')
}

/** An axis that is alone ends at fifths of the power of ten that it spans: 1,495 below 1,600. */
const grainsPerPower = 5

/** Takes away what dividing by decimal fractions adds. */
function round(value: number): number {
  return Number(value.toFixed(10))
}

/** Finds the round number from 1, 2 and 5 that is at least as large. */
function chooseStep(least: number, decimals: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= least * 0.999) ?? 10 * power
  return Math.max(step, 10 ** -decimals)
}
