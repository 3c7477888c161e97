/** What the rows of charts run in a browser: our chart and a bare one with the same numbers. */
import uPlot from 'uplot'
import { buildChartModel, type ChartSeries } from '../../packages/dashboard/src/chart/chart-model.ts'
import { createPlot } from '../../packages/dashboard/src/chart/create-plot.ts'
import { createColourReader } from '../../packages/dashboard/src/chart/read-colours.ts'
import { toColumns } from '../../packages/dashboard/src/chart/series-columns.ts'

/** Hours of a year, and rooms. */
const [points, rooms] = [8_760, 6]
const hourS = 3_600
const fromS = Date.UTC(2025, 0, 1) / 1000
const [width, height] = [1_200, 480]

/** A chart that can be drawn, zoomed and read. */
export interface MeasuredChart {
  zoom(share: number): void
  point(share: number): void
  destroy(): void
}

function valueAt(room: number, index: number): number {
  return 600 + 250 * Math.sin(index / 24 + room) + 60 * Math.sin(index * (1.7 + room))
}

const series = Array.from({ length: rooms }, (_, room): ChartSeries => {
  const columns = toColumns(
    Array.from({ length: points }, (_, index) => {
      const start = fromS + index * hourS
      const mean = valueAt(room, index)
      return {
        x: start + hourS / 2,
        start,
        end: start + hourS,
        mean,
        min: mean - 20,
        max: mean + 20,
        count: 12,
      }
    }),
    false,
    [],
  )
  const format = (value: number) => value.toFixed(0)
  const unit = {
    symbol: 'ppm',
    decimals: 0,
    isFromZero: false,
    states: undefined,
    convert: (value: number) => value,
    format,
    formatWithSymbol: format,
    convertBands: () => [],
  }
  return {
    id: String(room),
    name: `Room ${room}`,
    shortName: `Room ${room}`,
    unit,
    columns,
    shape: 'line',
    colour: `--series-${room}`,
    isDashed: false,
    axis: 'left',
  }
})

function rangeOf(share: number) {
  return { from: fromS, to: fromS + points * hourS * share }
}

/** Draws our chart in an element. */
export function drawOurs(host: HTMLElement): MeasuredChart {
  const build = (share: number) =>
    buildChartModel(
      { series, shown: rangeOf(share), timeZone: 'Europe/London', nowS: fromS, bands: [], strips: [] },
      height,
    )
  const plot = createPlot(host, createColourReader(host), { onCursor: () => {}, onShow: () => {} })
  plot.update(build(1), width, height)
  return {
    zoom: (share) => plot.update(build(share), width, height),
    point: (share) => plot.pointAt(fromS + points * hourS * share),
    destroy: plot.destroy,
  }
}

/** Draws the same lines with the library alone. */
export function drawBare(host: HTMLElement): MeasuredChart {
  const plot = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      series: [{}, ...series.map((_, room) => ({ stroke: `hsl(${room * 60} 60% 40%)` }))],
    },
    [series[0]?.columns.x ?? [], ...series.map(({ columns }) => columns.mean)] as uPlot.AlignedData,
    host,
  )
  return {
    zoom: (share) => plot.setScale('x', { min: rangeOf(share).from, max: rangeOf(share).to }),
    point: (share) => plot.setCursor({ left: plot.over.clientWidth * share, top: 100 }),
    destroy: () => plot.destroy(),
  }
}

Object.assign(globalThis, { chartPage: { drawOurs, drawBare } })
