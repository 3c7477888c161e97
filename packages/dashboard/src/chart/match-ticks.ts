import type { ValueAxis } from './value-axis.ts'

/**
 * Gives an axis as many marks as another has, so that the marks of both stand on the same lines. It grows at
 * the top and at the bottom by turns, but not below nothing where all its values are above.
 *
 * @param count how many marks; an axis that has as many or more stays as it is.
 */
export function growToTicks(axis: ValueAxis, count: number): ValueAxis {
  const [first, second] = axis.ticks
  if (first === undefined || second === undefined) return axis
  const step = second - first
  const ticks = [...axis.ticks]
  for (let isTop = true; ticks.length < count; isTop = !isTop) {
    const below = round((ticks[0] ?? first) - step)
    if (isTop || (first >= 0 && below < 0)) ticks.push(round((ticks.at(-1) ?? second) + step))
    else ticks.unshift(below)
  }
  return { ...axis, ticks, min: ticks[0] ?? axis.min, max: ticks.at(-1) ?? axis.max }
}

function round(value: number): number {
  return Number(value.toFixed(10))
}
