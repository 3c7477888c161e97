import uPlot from 'uplot'
import { chartFont } from './chart-font.ts'
import type { ChartModel } from './chart-model.ts'
import { findFreeSpot, type LineHeights, type LinePoint, measureLines } from './find-free-spot.ts'
import { listBandStripes } from './list-band-stripes.ts'
import { nameBand } from './name-band.ts'
import { fitText, namesMargin, type PlotLayout } from './plot-layout.ts'
import type { ReadColour } from './read-colours.ts'
import { spreadLabels } from './spread-labels.ts'

/** How strongly bands colour the ground of a chart. */
const tint = 0.1

/** Height of a line of text, pixels. */
const lineHeight = 14

/** Height of the strip of stretches of use, pixels. */
export const stripHeight = 8

/** Width of the mark that has the colour of a line, pixels. */
const keyWidth = 14

/** What a chart writes. */
export interface ChartWords {
  readonly noData: string
  readonly now: string
  /** What the strip of stretches of use is. */
  readonly strip: string
}

/** Draws what lies behind the series: bands, gaps. */
export function drawBehind(plot: uPlot, model: ChartModel, readColour: ReadColour): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  ctx.save()
  for (const { band, from, to } of listBandStripes(model.bands, model.left)) {
    const top = plot.valToPos(to, 'left', true)
    const bottom = plot.valToPos(from, 'left', true)
    ctx.globalAlpha = tint
    ctx.fillStyle = readColour(band.colour)
    ctx.fillRect(bbox.left, top, bbox.width, bottom - top)
    if (to >= model.left.max) continue
    ctx.globalAlpha = 0.55
    ctx.fillRect(bbox.left, Math.round(top), bbox.width, ratio)
  }
  ctx.globalAlpha = 1
  for (const gap of model.gaps) drawGap(plot, gap, readColour)
  ctx.restore()
}

function drawGap(plot: uPlot, { from, to }: { from: number; to: number }, readColour: ReadColour): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const left = Math.max(bbox.left, plot.valToPos(from, 'x', true))
  const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true))
  if (right <= left) return
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, bbox.top, right - left, bbox.height)
  ctx.clip()
  ctx.globalAlpha = 0.85
  ctx.fillStyle = readColour('--page')
  ctx.fillRect(left, bbox.top, right - left, bbox.height)
  ctx.globalAlpha = 0.45
  ctx.strokeStyle = readColour('--hatch')
  ctx.lineWidth = ratio
  ctx.beginPath()
  for (let x = left - bbox.height; x < right; x += 7 * ratio) {
    ctx.moveTo(x, bbox.top + bbox.height)
    ctx.lineTo(x + bbox.height, bbox.top)
  }
  ctx.stroke()
  ctx.restore()
}

/** Draws what lies above the series: stretches of use, now, and words. */
export function drawAbove(
  plot: uPlot,
  model: ChartModel,
  layout: PlotLayout,
  readColour: ReadColour,
  words: ChartWords,
): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  ctx.save()
  ctx.font = chartFont(ratio)
  ctx.textBaseline = 'middle'
  const measure = (text: string) => ctx.measureText(text).width / ratio
  ctx.beginPath()
  ctx.rect(bbox.left, 0, bbox.width, bbox.top + bbox.height)
  ctx.save()
  ctx.clip()
  drawStrips(plot, model, readColour)
  drawNow(plot, model, readColour)
  ctx.restore()
  ctx.fillStyle = readColour('--muted')
  ctx.textAlign = 'center'
  for (const { from, to } of model.gaps) {
    const left = Math.max(bbox.left, plot.valToPos(from, 'x', true))
    const right = Math.min(bbox.left + bbox.width, plot.valToPos(to, 'x', true))
    if ((right - left) / ratio < measure(words.noData) + 8) continue
    ctx.fillText(words.noData, (left + right) / 2, bbox.top + lineHeight * ratio)
  }
  if (model.strips.length > 0 && model.right === undefined) {
    ctx.textAlign = 'left'
    ctx.fillText(words.strip, bbox.left + bbox.width + 6 * ratio, bbox.top - (stripHeight / 2 + 3) * ratio)
  }
  writeUnits(plot, model, readColour, measure)
  ctx.fillStyle = readColour('--muted')
  writeBands(plot, model, layout, readColour, measure)
  if (layout.edge === 'names') writeNames(plot, model, layout, readColour, measure)
  ctx.restore()
}

function drawStrips(plot: uPlot, { strips }: ChartModel, readColour: ReadColour): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  ctx.fillStyle = readColour('--in-use')
  for (const { from, to } of strips) {
    const left = plot.valToPos(from, 'x', true)
    const width = Math.max(ratio, plot.valToPos(to, 'x', true) - left)
    ctx.fillRect(left, bbox.top - (stripHeight + 3) * ratio, width, stripHeight * ratio)
  }
}

function drawNow(plot: uPlot, { nowS, shown }: ChartModel, readColour: ReadColour): void {
  if (nowS < shown.from || nowS > shown.to) return
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const x = Math.round(plot.valToPos(nowS, 'x', true)) + ratio / 2
  ctx.strokeStyle = readColour('--edge')
  ctx.lineWidth = ratio
  ctx.setLineDash([3 * ratio, 3 * ratio])
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.setLineDash([])
}

/** With two axes the colours of its lines stand beside the unit of each. */
function writeUnits(
  plot: uPlot,
  { series, right }: ChartModel,
  readColour: ReadColour,
  measure: (text: string) => number,
): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const y = bbox.top - 14 * ratio
  for (const side of ['left', 'right'] as const) {
    const symbol = series.find(({ axis }) => axis === side)?.unit.symbol ?? ''
    const x =
      side === 'left'
        ? Math.max(bbox.left - 6 * ratio, measure(symbol) * ratio)
        : bbox.left + bbox.width + 6 * ratio
    ctx.textAlign = side === 'left' ? 'right' : 'left'
    ctx.fillStyle = readColour('--muted')
    ctx.fillText(symbol, x, y)
    if (right === undefined) continue
    series
      .filter(({ axis }) => axis === side)
      .forEach((one, index) => {
        const at = index * (keyWidth + 4) * ratio
        ctx.fillStyle = readColour(one.colour)
        ctx.fillRect(
          side === 'left' ? bbox.left + at : bbox.left + bbox.width - at - keyWidth * ratio,
          y - 1.5 * ratio,
          keyWidth * ratio,
          3 * ratio,
        )
      })
  }
}

function writeBands(
  plot: uPlot,
  model: ChartModel,
  { edge }: PlotLayout,
  readColour: ReadColour,
  measure: (text: string) => number,
): void {
  const { bands, left, series } = model
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const stripes = listBandStripes(bands, left).map(({ band, from, to }) => ({
    words: nameBand(band, bands, series[0]?.unit),
    top: plot.valToPos(to, 'left', true),
    bottom: plot.valToPos(from, 'left', true),
  }))
  ctx.textAlign = 'left'
  if (edge !== 'bands') {
    // Without room beside the chart the words stand inside, at the beginning: what is read is at the end.
    ctx.strokeStyle = readColour('--card')
    ctx.lineWidth = 4 * ratio
    ctx.lineJoin = 'round'
    const lines = traceLines(plot, model)
    for (const { words, top, bottom } of stripes) {
      const spot = findFreeSpot(lines, {
        width: measure(words),
        height: lineHeight - 1,
        top: (top - bbox.top) / ratio,
        bottom: (bottom - bbox.top) / ratio,
        right: ((bbox.width / ratio) * 2) / 3,
      })
      if (spot === undefined) continue
      const [x, y] = [bbox.left + spot[0] * ratio, bbox.top + spot[1] * ratio]
      ctx.strokeText(words, x, y)
      ctx.fillText(words, x, y)
    }
    return
  }
  // Beside the chart words of narrow bands move apart, as long as there is room for all.
  const half = (lineHeight / 2) * ratio
  const isSpread = stripes.length * lineHeight * ratio <= bbox.height
  const spread = spreadLabels(
    stripes.map(({ top, bottom }) => (top + bottom) / 2),
    lineHeight * ratio,
    bbox.top + half,
    bbox.top + bbox.height - half,
  )
  stripes.forEach(({ words, top, bottom }, index) => {
    if (!isSpread && (bottom - top) / ratio < lineHeight - 1) return
    const y = isSpread ? spread[index] : (top + bottom) / 2
    if (y !== undefined) ctx.fillText(words, bbox.left + bbox.width + 8 * ratio, y)
  })
}

/** Finds where the lines of a chart run, in pixels of its area. */
function traceLines(plot: uPlot, { series }: ChartModel): LineHeights {
  const { bbox } = plot
  const ratio = uPlot.pxRatio
  const lines = series.map(({ columns, axis }) =>
    columns.x.map((time, index): LinePoint => {
      const value = columns.mean[index] ?? null
      if (value === null) return undefined
      const [x, y] = [plot.valToPos(time, 'x', true), plot.valToPos(value, axis, true)]
      return [(x - bbox.left) / ratio, (y - bbox.top) / ratio]
    }),
  )
  return measureLines(lines, Math.ceil(bbox.width / ratio))
}

function writeNames(
  plot: uPlot,
  { series, shown }: ChartModel,
  { rightAxis, rightLabels }: PlotLayout,
  readColour: ReadColour,
  measure: (text: string) => number,
): void {
  const { ctx, bbox } = plot
  const ratio = uPlot.pxRatio
  const ends = series.flatMap((one) => {
    const { x, mean } = one.columns
    const index = x.findLastIndex(
      (time, at) => time <= shown.to && time >= shown.from && (mean[at] ?? null) !== null,
    )
    const value = mean[index] ?? null
    if (value === null) return []
    return [{ one, y: plot.valToPos(value, one.axis, true) }]
  })
  const places = spreadLabels(
    ends.map(({ y }) => y),
    lineHeight * ratio,
    bbox.top + (lineHeight / 2) * ratio,
    bbox.top + bbox.height - (lineHeight / 2) * ratio,
  )
  ctx.textAlign = 'left'
  ends.forEach(({ one, y }, index) => {
    const place = places[index] ?? y
    const edge = bbox.left + bbox.width + rightAxis * ratio
    ctx.strokeStyle = readColour(one.colour)
    ctx.lineWidth = 3 * ratio
    ctx.setLineDash(one.isDashed ? [4 * ratio, 2 * ratio] : [])
    ctx.beginPath()
    ctx.moveTo(edge + 8 * ratio, place)
    ctx.lineTo(edge + 18 * ratio, place)
    ctx.stroke()
    ctx.fillStyle = readColour('--ink')
    ctx.fillText(fitText(one.shortName, rightLabels - namesMargin, measure), edge + 24 * ratio, place)
  })
}
