import type { SeriesColumns } from './series-columns.ts'

/** Where a time and a value are drawn, in units of a drawing. */
export interface Scales {
  toX(timeS: number): number
  toY(value: number): number
}

/** Builds the `d` of the path of the line of a series, broken in its gaps. */
export function buildLinePath({ x, mean }: SeriesColumns, scales: Scales, isStepped: boolean): string {
  let path = ''
  let isDrawing = false
  mean.forEach((value, index) => {
    const time = x[index]
    if (value === null || time === undefined) {
      isDrawing = false
      return
    }
    const at = `${round(scales.toX(time))} ${round(scales.toY(value))}`
    if (!isDrawing) path += `M${at}`
    else path += isStepped ? `H${round(scales.toX(time))}V${round(scales.toY(value))}` : `L${at}`
    if (!isDrawing && (mean[index + 1] ?? null) === null) path += 'h0'
    isDrawing = true
  })
  return path
}

/** Builds the `d` of the areas between the least and the greatest values of buckets, broken in gaps. */
export function buildSpreadPath({ x, min, max }: SeriesColumns, { toX, toY }: Scales): string {
  let path = ''
  let run: number[] = []
  const end = () => {
    if (run.length > 1) {
      const top = run.map((index) => `${round(toX(x[index] ?? 0))} ${round(toY(max[index] ?? 0))}`)
      const bottom = run.map((index) => `${round(toX(x[index] ?? 0))} ${round(toY(min[index] ?? 0))}`)
      path += `M${[...top, ...bottom.toReversed()].join('L')}Z`
    }
    run = []
  }
  x.forEach((_, index) => {
    if ((max[index] ?? null) === null) end()
    else run.push(index)
  })
  end()
  return path
}

/** Builds the `d` of the bars of a series. */
export function buildBarPath({ start, end, mean }: SeriesColumns, { toX, toY }: Scales): string {
  const bottom = round(toY(0))
  return mean
    .map((value, index) => {
      const from = start[index]
      const to = end[index]
      if (value === null || from === undefined || to === undefined) return ''
      return `M${round(toX(from))} ${bottom}V${round(toY(value))}H${round(toX(to))}V${bottom}Z`
    })
    .join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
