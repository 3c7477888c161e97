/** The axis of values: a range with round ends, and the step between its labels. */
export interface ValueScale {
  readonly min: number
  readonly max: number
  readonly step: number
}

/**
 * Chooses round ends around the values, so that labels are multiples of 1, 2 or 5 times a power of ten.
 *
 * @param labels about how many labels there is room for, at least 2.
 */
export function chooseValueScale(values: readonly number[], labels: number): ValueScale {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) [low, high] = [0, 1]
  // Values that numbers cannot tell apart, or that nobody can, count as the same.
  if (high - low <= Math.max(1e-6, 1e-9 * Math.abs(high))) [low, high] = [low - 1, high + 1]
  const step = findRoundStep((high - low) / (labels - 1))
  return {
    min: roundTo(Math.floor(low / step) * step, step),
    max: roundTo(Math.ceil(high / step) * step, step),
    step,
  }
}

/** The labels of an axis, rising. */
export function listLabels({ min, max, step }: ValueScale): number[] {
  const count = Math.round((max - min) / step)
  return Array.from({ length: count + 1 }, (_, index) => roundTo(min + index * step, step))
}

function findRoundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= atLeast * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Takes away what adding fractions leaves behind. */
function roundTo(value: number, step: number): number {
  const digits = Math.min(12, Math.max(0, -Math.floor(Math.log10(step))))
  return Number(value.toFixed(digits))
}
