/** The box that a sparkline is drawn in, and how values are laid out in it. */
export interface SparklineBox {
  readonly width: number
  readonly height: number
  /** First and last time, Unix seconds; those of the data when absent. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** The least and the greatest value that fit in; those of the data when absent. */
  readonly scale?: readonly [least: number, greatest: number] | undefined
}

/** Room above and below the line for its width, pixels. */
const margin = 1.5

/**
 * Builds the `d` of the path of a sparkline. The line breaks at each `null`; a value between two of them is a
 * dot. Values that are all alike lie in the middle.
 *
 * @param time Unix seconds, rising, as many as values.
 */
export function buildSparkline(
  time: readonly number[],
  values: readonly (number | null)[],
  { width, height, from = time[0] ?? 0, to = time.at(-1) ?? 0, scale }: SparklineBox,
): string {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return ''
  const [least, greatest] = scale ?? findScale(known)
  const toX = (timeS: number) => round(to > from ? ((timeS - from) / (to - from)) * width : width / 2)
  const toY = (value: number) => placeInSparkline(value, [least, greatest], height)
  let path = ''
  let isDrawing = false
  values.forEach((value, index) => {
    const timeS = time[index]
    if (value === null || timeS === undefined) {
      isDrawing = false
      return
    }
    const isAlone = !isDrawing && (values[index + 1] ?? null) === null
    path += `${isDrawing ? 'L' : 'M'}${toX(timeS)} ${toY(value)}${isAlone ? 'h0' : ''}`
    isDrawing = true
  })
  return path
}

/** Finds the least and the greatest of some values, of which there is one at least. */
export function findScale(values: readonly number[]): readonly [least: number, greatest: number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

/** Finds how far from the top a value lies, pixels. */
export function placeInSparkline(
  value: number,
  [least, greatest]: readonly [number, number],
  height: number,
): number {
  const span = greatest - least
  return round(span === 0 ? height / 2 : height - margin - ((value - least) / span) * (height - 2 * margin))
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
