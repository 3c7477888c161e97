import { chartTexts } from '../text/en/chart.ts'
import type { ChartModel } from './chart-model.ts'
import { formatTick } from './chart-model.ts'
import { nameBand } from './name-band.ts'

/** What the margins of a chart must hold. */
export interface PlotLayout {
  readonly leftAxis: number
  readonly rightAxis: number
  /** What stands at the right edge: names of lines, or words of bands. */
  readonly rightLabels: number
  readonly edge: 'names' | 'bands' | 'nothing'
}

/** Charts narrower than this have no labels beside them. */
const leastWidthForLabels = 520
const mostLabelWidth = 190

/** Pixels beside a name at the end of a line, for the colour of the line. */
export const namesMargin = 28

/** Reckons the margins of a chart of some width. @param measure gives the width of a text, pixels. */
export function layOutPlot(model: ChartModel, width: number, measure: (text: string) => number): PlotLayout {
  const { series, bands, left, right } = model
  const axisWidth = (side: 'left' | 'right') => {
    const axis = side === 'left' ? left : right
    if (axis === undefined) return 0
    const unit = series.find((one) => one.axis === side)?.unit
    return Math.ceil(Math.max(0, ...axis.ticks.map((tick) => measure(formatTick(tick, axis, unit)))) + 14)
  }
  const isWide = width >= leastWidthForLabels
  const edge = !isWide ? 'nothing' : series.length > 1 ? 'names' : bands.length > 0 ? 'bands' : 'nothing'
  const texts =
    edge === 'names'
      ? series.map(({ shortName }) => shortName)
      : edge === 'bands'
        ? bands.map((band) => nameBand(band, bands, series[0]?.unit))
        : []
  const widest = Math.min(mostLabelWidth, width / 5, Math.max(0, ...texts.map(measure)))
  return {
    leftAxis: Math.max(36, axisWidth('left')),
    rightAxis: axisWidth('right'),
    rightLabels: Math.max(
      widest === 0 ? 20 : Math.ceil(widest) + (edge === 'names' ? namesMargin : 16),
      model.strips.length === 0 ? 0 : Math.ceil(measure(chartTexts.strip)) + 10,
    ),
    edge,
  }
}

/** Shortens a text to a width, with an ellipsis. */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  let kept = text
  while (kept.length > 1 && measure(`${kept}…`) > width) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}
