import uPlot from 'uplot'
import { chartTexts } from '../text/en/chart.ts'
import { alignSeries } from './align-series.ts'
import { chartFont } from './chart-font.ts'
import { type ChartModel, type ChartSeries, formatTick } from './chart-model.ts'
import { drawSpreads } from './draw-spreads.ts'
import { drawAbove, drawBehind } from './draw-surroundings.ts'
import { layOutPlot, type PlotLayout } from './plot-layout.ts'
import type { ReadColour } from './read-colours.ts'
import type { TimeRange } from './time-range.ts'
import { computeTimeTicks, type TimeTick } from './time-ticks.ts'

/** A chart in an element of the page. */
export interface Plot {
  /** Draws another model. */
  update(model: ChartModel, width: number, height: number): void
  /** Draws the same in other colours, or for other pixels. */
  redraw(readColour: ReadColour): void
  /** Puts the cursor at a time; `undefined` takes it away. */
  pointAt(timeS: number | undefined): void
  destroy(): void
}

/** What happens in a chart. */
export interface PlotEvents {
  /** The cursor is at a time, pixels from the left and top of the chart; `undefined`: it has left. */
  onCursor(at: { readonly timeS: number; readonly left: number; readonly top: number } | undefined): void
  /** The user asks for another range; `undefined`: the whole again. */
  onShow(range: TimeRange | undefined): void
}

/** Pixels between two marks of time. */
const timeTickDistance = 62

/** Draws a chart with uPlot. Marks are ours: the library knows nothing of zones. */
export function createPlot(host: HTMLElement, colours: ReadColour, events: PlotEvents): Plot {
  let readColour = colours
  let plot: uPlot | undefined
  let model: ChartModel | undefined
  let layout: PlotLayout | undefined
  let ticks: readonly TimeTick[] = []
  let drawn = ''
  let dataOf: readonly ChartSeries[] | undefined
  let isOurs = false

  const measuring = putCanvas(host)

  const measure = (text: string) => {
    measuring.font = chartFont(uPlot.pxRatio)
    return measuring.measureText(text).width / uPlot.pxRatio
  }

  const update: Plot['update'] = (next, width, height) => {
    model = next
    layout = layOutPlot(next, width, measure)
    const { leftAxis, rightAxis, rightLabels } = layout
    const plotWidth = width - leftAxis - rightAxis - rightLabels
    ticks = computeTimeTicks(next.shown, next.timeZone, Math.max(2, Math.floor(plotWidth / timeTickDistance)))
    const shape = JSON.stringify([
      layout,
      isDense(next),
      next.series.map(({ id, shape, axis, isDashed, columns }) => [id, shape, axis, isDashed, columns.isRaw]),
    ])
    if (plot === undefined || shape !== drawn) {
      plot?.destroy()
      drawn = shape
      dataOf = next.series
      plot = new uPlot(buildOptions(next, width, height), toData(next), host)
      host.append(measuring.canvas)
      return
    }
    const isOtherData = dataOf?.some(({ columns }, index) => columns !== next.series[index]?.columns) ?? true
    plot.batch(() => {
      if (isOtherData) plot?.setData(toData(next), false)
      if (plot?.width !== width || plot.height !== height) plot?.setSize({ width, height })
      plot?.setScale('x', { min: next.shown.from, max: next.shown.to })
      plot?.setScale('left', { min: next.left.min, max: next.left.max })
      if (next.right) plot?.setScale('right', { min: next.right.min, max: next.right.max })
      plot?.redraw(isOtherData, true)
    })
    dataOf = next.series
  }

  const buildOptions = (first: ChartModel, width: number, height: number): uPlot.Options => {
    const { leftAxis, rightAxis, rightLabels } = layout ?? layOutPlot(first, width, measure)
    const series: uPlot.Series[] = [{}]
    first.series.forEach((one, index) => {
      const stroke = () => readColour(one.colour)
      const mean: uPlot.Series = {
        scale: one.axis,
        auto: false,
        stroke,
        width: isDense(first) ? 1 : 1.75,
        ...(one.isDashed && { dash: [6, 4] }),
        points: { show: false, filter: listLonePoints, size: 4, fill: stroke, width: 0 },
      }
      const paths = choosePaths(one, () => model?.series[index])
      series.push(paths === undefined ? mean : { ...mean, paths })
      if (one.shape === 'bars') {
        series[series.length - 1] = {
          ...mean,
          fill: stroke,
          width: 0,
          points: { show: false },
          ...(paths && { paths }),
        }
      }
    })
    const axis = (side: 'left' | 'right'): uPlot.Axis => {
      const find = () => (side === 'left' ? model?.left : model?.right)
      return {
        scale: side,
        side: side === 'left' ? 3 : 1,
        size: side === 'left' ? leftAxis : rightAxis,
        gap: 6,
        font: chartFont(1),
        stroke: () => readColour('--muted'),
        splits: () => [...(find()?.ticks ?? [])],
        values: (_, splits) => {
          const valueAxis = find()
          const unit = model?.series.find((one) => one.axis === side)?.unit
          return splits.map((value) => (valueAxis === undefined ? '' : formatTick(value, valueAxis, unit)))
        },
        ticks: { show: false },
        grid: { show: side === 'left', stroke: () => readColour('--line'), width: 1 },
      }
    }
    return {
      width,
      height,
      ms: 1e-3,
      pxAlign: 0,
      padding: [24, rightLabels, 0, 0],
      legend: { show: false },
      series,
      scales: {
        x: { time: false, range: () => toRange(model?.shown.from, model?.shown.to) },
        left: { range: () => toRange(model?.left.min, model?.left.max) },
        ...(first.right && { right: { range: () => toRange(model?.right?.min, model?.right?.max) } }),
      },
      axes: [
        {
          scale: 'x',
          side: 2,
          size: 40,
          gap: 4,
          lineGap: 1.35,
          font: chartFont(1),
          stroke: () => readColour('--muted'),
          splits: () => ticks.map(({ time }) => time),
          values: () => ticks.map(({ label, below }) => (below === undefined ? label : `${label}\n${below}`)),
          ticks: { stroke: () => readColour('--line'), size: 4, width: 1 },
          grid: { show: false },
        },
        axis('left'),
        ...(first.right ? [axis('right')] : []),
      ],
      cursor: {
        y: false,
        drag: { x: true, y: false, setScale: false, dist: 6 },
        points: { show: false },
        bind: {
          mousedown: (self, _, start) => (event) => {
            if (event.button === 0 && event.shiftKey) beginPan(self, event)
            else start(event)
            return null
          },
          dblclick: () => () => {
            events.onShow(undefined)
            return null
          },
        },
      },
      hooks: {
        drawClear: [(self) => model && layout && drawBehind(self, model, readColour)],
        drawAxes: [(self) => model && drawSpreads(self, model, readColour)],
        draw: [(self) => model && layout && drawAbove(self, model, layout, readColour, chartTexts)],
        setSelect: [
          (self) => {
            const { left, width: selected } = self.select
            if (selected < 6) return
            const range = { from: self.posToVal(left, 'x'), to: self.posToVal(left + selected, 'x') }
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
            events.onShow(range)
          },
        ],
        setCursor: [
          (self) => {
            if (isOurs) return
            const { left = -1, top = -1 } = self.cursor
            const { left: x, top: y } = toPagePixels(self)
            events.onCursor(
              left < 0 ? undefined : { timeS: self.posToVal(left, 'x'), left: x + left, top: y + top },
            )
          },
        ],
      },
    }
  }

  const beginPan = (self: uPlot, begin: MouseEvent) => {
    const { shown } = model ?? {}
    if (shown === undefined) return
    const perPixel = (shown.to - shown.from) / (self.over.clientWidth || 1)
    const move = (event: MouseEvent) => {
      const byS = (begin.clientX - event.clientX) * perPixel
      events.onShow({ from: shown.from + byS, to: shown.to + byS })
    }
    const end = () => {
      document.removeEventListener('mousemove', move)
      document.removeEventListener('mouseup', end)
    }
    document.addEventListener('mousemove', move)
    document.addEventListener('mouseup', end)
  }

  return {
    update,
    redraw: (reader) => {
      readColour = reader
      plot?.redraw(false, true)
    },
    pointAt: (timeS) => {
      if (plot === undefined) return
      isOurs = true
      plot.setCursor(
        timeS === undefined
          ? { left: -10, top: -10 }
          : { left: plot.valToPos(timeS, 'x'), top: plot.over.clientHeight / 2 },
      )
      isOurs = false
      const { left, top } = toPagePixels(plot)
      events.onCursor(
        timeS === undefined ? undefined : { timeS, left: left + plot.valToPos(timeS, 'x'), top: top + 24 },
      )
    },
    destroy: () => {
      plot?.destroy()
      plot = undefined
      measuring.canvas.remove()
    },
  }
}

/** Whether a chart has so many points that only the thinnest line is drawn quickly, and looks no worse. */
function isDense({ series }: ChartModel): boolean {
  return series.reduce((count, { columns }) => count + columns.x.length, 0) > 6000
}

function toData({ series }: ChartModel): uPlot.AlignedData {
  const aligned = alignSeries(series.map(({ columns }) => columns))
  const rows = aligned.series.map(({ mean }) => mean)
  // uPlot reads what it is given and changes nothing.
  return [aligned.x, ...rows] as unknown as uPlot.AlignedData
}

/** Points whose neighbours are missing are no line: they are drawn as dots. */
const listLonePoints: uPlot.Series.Points.Filter = (self, seriesIndex) => {
  const values = self.data[seriesIndex]
  if (values === undefined) return null
  const lone: number[] = []
  let known: number[] = []
  const end = () => {
    if (known.length === 1) lone.push(...known)
    known = []
  }
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]
    if (value === null) end()
    else if (value !== undefined && known.length < 2) known.push(index)
  }
  end()
  return lone
}

function choosePaths(
  { shape }: ChartSeries,
  find: () => ChartSeries | undefined,
): uPlot.Series.PathBuilder | undefined {
  if (shape === 'steps') return uPlot.paths.stepped?.({ align: 1 })
  if (shape === 'line') return undefined
  return (self) => {
    const fill = new Path2D()
    const { columns, axis } = find() ?? {}
    if (columns === undefined || axis === undefined) return null
    const bottom = self.valToPos(0, axis, true)
    columns.mean.forEach((value, index) => {
      const start = columns.start[index]
      const end = columns.end[index]
      if (value === null || start === undefined || end === undefined) return
      const left = self.valToPos(start, 'x', true)
      const width = self.valToPos(end, 'x', true) - left
      const space = width > 6 ? Math.min(2 * uPlot.pxRatio, width / 6) : 0
      const top = self.valToPos(value, axis, true)
      fill.rect(left + space / 2, top, Math.max(1, width - space), bottom - top)
    })
    return { fill, stroke: null }
  }
}

function toPagePixels(self: uPlot): { left: number; top: number } {
  return { left: self.bbox.left / uPlot.pxRatio, top: self.bbox.top / uPlot.pxRatio }
}

function toRange(min = 0, max = 1): uPlot.Range.MinMax {
  return [min, max]
}

/**
 * Puts an empty canvas for measuring texts into an element: digits are as wide as the page writes them only
 * on a canvas that is a part of it.
 */
function putCanvas(host: HTMLElement): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser cannot draw on a canvas.')
  canvas.width = 0
  canvas.height = 0
  canvas.style.position = 'absolute'
  host.append(canvas)
  return context
}
