import type uPlot from 'uplot'
import type { ChartModel } from './chart-model.ts'
import { gatherByPixel } from './gather-by-pixel.ts'
import type { ReadColour } from './read-colours.ts'

/** How strongly the area between the extremes of buckets is coloured. */
const strength = 0.2

/** Draws the areas between the least and the greatest values of buckets: each at most one step a pixel. */
export function drawSpreads(plot: uPlot, { series, shown }: ChartModel, readColour: ReadColour): void {
  const { ctx, bbox } = plot
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.globalAlpha = strength
  for (const { shape, columns, colour, axis } of series) {
    if (shape !== 'line' || columns.isRaw) continue
    const toY = (value: number) => plot.valToPos(value, axis, true)
    ctx.fillStyle = readColour(colour)
    for (const run of gatherByPixel(columns, shown, bbox.width)) {
      // Where points are as dense as pixels, upright bars look the same and cost a tenth.
      if (run.length > bbox.width / 4) {
        run.forEach(({ pixel, min, max }, index) => {
          const top = Math.round(toY(max))
          const width = (run[index + 1]?.pixel ?? pixel + 1) - pixel
          ctx.fillRect(Math.round(bbox.left) + pixel, top, width, Math.round(toY(min)) - top)
        })
        continue
      }
      const area = new Path2D()
      for (const { pixel, max } of run) area.lineTo(bbox.left + pixel, toY(max))
      for (const { pixel, min } of run.toReversed()) area.lineTo(bbox.left + pixel, toY(min))
      ctx.fill(area)
    }
  }
  ctx.restore()
}
