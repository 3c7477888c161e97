import { Canvas, type MarkStyle, nameSeries } from './canvas.ts'
import { chooseTimeLabels } from './time-labels.ts'
import { chooseValueScale, listLabels, type ValueScale } from './value-scale.ts'

/** One line of a chart. */
export interface Series {
  /** The name for people. */
  readonly name: string
  readonly unit: string
  /** Rising by time, Unix seconds. */
  readonly data: readonly { readonly time: number; readonly value: number }[]
  /** Points further apart than this are not joined: nobody knows what was in between. Seconds. */
  readonly gapS: number
}

/** The size, the range and the look of a chart. */
export interface ChartOptions {
  /** Columns of the terminal. */
  readonly width: number
  /** Rows of one panel, without its axis. */
  readonly height: number
  /** First time, included, Unix seconds. */
  readonly fromS: number
  /** Last time, excluded. */
  readonly toS: number
  /** IANA name, of the labels. */
  readonly timeZone: string
  /** Whether days are shown and hours mean nothing. */
  readonly daysOnly?: boolean
  /** Colours a mark of a series; undefined where there is no colour. */
  readonly paint: ((series: number, text: string) => string) | undefined
}

/** Columns between two labels of time, at least. */
const labelDistance = 12

/**
 * Draws series over time, with one panel for each unit and the same axis of time.
 *
 * @returns lines, each ended by a line feed.
 */
export function drawChart(series: readonly Series[], options: ChartOptions): string[] {
  const units = [...new Set(series.map(({ unit }) => unit))]
  const scales = units.map((unit) => {
    const values = series
      .filter((each) => each.unit === unit)
      .flatMap(({ data }) => data.map(({ value }) => value))
    return chooseValueScale(values, Math.max(3, Math.floor(options.height / 3)))
  })
  const margin =
    Math.max(...scales.flatMap((scale) => listLabels(scale).map((label) => String(label).length))) + 1
  const style = series.length > 1 && !options.paint ? 'letters' : 'braille'
  return units.flatMap((unit, index) => {
    const scale = scales[index]
    return scale ? drawPanel(series, unit, { ...options, scale, margin, style }) : []
  })
}

interface PanelOptions extends ChartOptions {
  readonly scale: ValueScale
  /** Columns left of the axis. */
  readonly margin: number
  readonly style: MarkStyle
}

function drawPanel(series: readonly Series[], unit: string, options: PanelOptions): string[] {
  const { width, height, scale, margin, style } = options
  const columns = Math.max(10, width - margin - 1)
  const canvas = new Canvas(columns, height, style)
  const legend: string[] = []
  for (const [index, each] of series.entries()) {
    if (each.unit !== unit) continue
    drawSeries(canvas, each, index, options)
    legend.push(`${formatLegend(each, index, series.length > 1, options)}\n`)
  }
  const labels = new Map(
    listLabels(scale).map((label) => [Math.round(findShare(label, scale) * (height - 1)), String(label)]),
  )
  const rows = [...canvas.listRows()].map((cells, row) => {
    const label = labels.get(height - 1 - row)
    const line = cells
      .map((cell) => (cell ? (options.paint?.(cell.series, cell.text) ?? cell.text) : ' '))
      .join('')
    return `${(label ?? '').padStart(margin)}${label === undefined ? '│' : '┤'}${line.trimEnd()}\n`
  })
  return [...legend, ...rows, ...drawTimeAxis(columns, options)]
}

function drawSeries(canvas: Canvas, { data, gapS }: Series, index: number, options: PanelOptions): void {
  const { fromS, toS, scale } = options
  let before: { readonly time: number; readonly point: readonly [number, number] } | undefined
  for (const { time, value } of data) {
    const x = Math.floor(((time - fromS) / (toS - fromS)) * canvas.width)
    if (x < 0 || x >= canvas.width) continue
    const point = [x, Math.round(findShare(value, scale) * (canvas.height - 1))] as const
    canvas.drawLine(before && time - before.time <= gapS ? before.point : point, point, index)
    before = { time, point }
  }
}

function findShare(value: number, { min, max }: ValueScale): number {
  return (value - min) / (max - min)
}

function formatLegend(
  { name, unit, data }: Series,
  index: number,
  isNamed: boolean,
  { paint, style }: PanelOptions,
): string {
  const mark = style === 'letters' ? nameSeries(index) : '──'
  const key = isNamed ? `${paint?.(index, mark) ?? mark} ` : ''
  const newest = data.at(-1)
  if (!newest) return `${key}${name}: no data`
  const values = data.map(({ value }) => value)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const [low, high] = values.reduce(
    ([min, max], value) => [Math.min(min, value), Math.max(max, value)],
    [newest.value, newest.value],
  )
  const figures = { min: low, mean, max: high, newest: newest.value }
  const text = Object.entries(figures).map(([figure, value]) => `${figure} ${roundFigure(value)}`)
  return `${key}${name}${unit && ` (${unit})`}: ${text.join(', ')}`
}

function roundFigure(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function drawTimeAxis(
  columns: number,
  { fromS, toS, timeZone, margin, daysOnly = false }: PanelOptions,
): string[] {
  const axis = Array.from({ length: columns }, () => '─')
  let texts = ''
  const count = Math.max(1, Math.floor(columns / labelDistance))
  for (const { time, text } of chooseTimeLabels(fromS, toS, timeZone, { count, daysOnly })) {
    const column = Math.floor(((time - fromS) / (toS - fromS)) * columns)
    const start = Math.min(column, columns - text.length)
    if (texts !== '' && start <= texts.length) continue
    axis[column] = '┬'
    texts = texts.padEnd(start) + text
  }
  const indent = ' '.repeat(margin)
  return [`${indent}└${axis.join('')}\n`, `${indent} ${texts}\n`]
}
