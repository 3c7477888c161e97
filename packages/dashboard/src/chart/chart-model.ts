import type { ShownBand } from '../data/bands.ts'
import { formatNumber } from '../data/format-value.ts'
import { findCommonGaps } from './find-gaps.ts'
import { growToTicks } from './match-ticks.ts'
import type { SeriesColumns } from './series-columns.ts'
import type { ShownUnit } from './shown-unit.ts'
import type { TimeRange } from './time-range.ts'
import { chooseValueAxis, type ValueAxis } from './value-axis.ts'

/** One series, as a chart draws it. */
export interface ChartSeries {
  readonly id: string
  /** The whole name, for read-outs. */
  readonly name: string
  /** What stands at the end of its line. */
  readonly shortName: string
  readonly unit: ShownUnit
  /** Points in that unit. */
  readonly columns: SeriesColumns
  readonly shape: 'line' | 'steps' | 'bars'
  /** A custom property of `tokens.css`. */
  readonly colour: `--${string}`
  readonly isDashed: boolean
  readonly axis: 'left' | 'right'
}

/** What a chart is given. */
export interface ChartContent {
  readonly series: readonly ChartSeries[]
  readonly shown: TimeRange
  /** The zone of marks and read-outs. */
  readonly timeZone: string
  readonly nowS: number
  /** Bands of the left axis, in its unit; none where series of several variables share it. */
  readonly bands: readonly ShownBand[]
  /** Stretches that are drawn as a strip below the values, such as those of use. */
  readonly strips: readonly TimeRange[]
}

/** All that is needed to draw a chart, on a screen or on paper. */
export interface ChartModel extends ChartContent {
  readonly left: ValueAxis
  readonly right: ValueAxis | undefined
  /** Stretches in which there are data of no series. */
  readonly gaps: readonly TimeRange[]
}

/** The least distance of two marks of a value axis, pixels. */
const tickDistance = 52

/** Works out the axes and gaps of a chart. @param height of the area of the plot, pixels. */
export function buildChartModel(content: ChartContent, height: number): ChartModel {
  const { series, shown, bands } = content
  const membersOf = (side: ChartSeries['axis']) => series.filter(({ axis }) => axis === side)
  const mostRoom = Math.max(2, Math.floor(height / tickDistance))
  const hasRight = series.some(({ axis }) => axis === 'right')
  const buildAxis = (
    side: ChartSeries['axis'],
    axisBands: readonly ShownBand[],
    room = mostRoom,
  ): ValueAxis => {
    const members = membersOf(side)
    const [first] = members
    return chooseValueAxis({
      columns: members.map(({ columns }) => columns),
      shown,
      bands: axisBands,
      decimals: Math.max(0, ...members.map(({ unit }) => unit.decimals)),
      fromZero: members.some(({ shape, unit }) => shape === 'bars' || unit.isFromZero),
      most: isShare(members) ? 100 : undefined,
      states: first?.unit.states,
      room,
      isAlone: !hasRight,
    })
  }
  /** Whether the marks of an axis are given: of states, and of shares that end at the whole. */
  const isFixed = (side: ChartSeries['axis']) =>
    isShare(membersOf(side)) || membersOf(side).some(({ unit }) => unit.states !== undefined)
  const hasStates = series.some(({ unit }) => unit.states !== undefined)
  let left = buildAxis('left', bands)
  let right = hasRight ? buildAxis('right', []) : undefined
  if (right !== undefined && !hasStates) {
    // Marks of both axes stand on the same lines. One that cannot grow sets the count for the other.
    const fit = (side: ChartSeries['axis'], axis: ValueAxis, count: number) => {
      let found = axis
      for (let room = count - 1; found.ticks.length > count && room >= 1; room -= 1)
        found = buildAxis(side, side === 'left' ? bands : [], room)
      return growToTicks(found, count)
    }
    const count = Math.max(left.ticks.length, right.ticks.length)
    if (isFixed('left')) right = fit('right', right, left.ticks.length)
    else if (isFixed('right')) left = fit('left', left, right.ticks.length)
    else [left, right] = [growToTicks(left, count), growToTicks(right, count)]
  }
  return {
    ...content,
    left,
    right,
    gaps: findCommonGaps(series.map(({ columns }) => columns.gaps)),
  }
}

function isShare(members: readonly ChartSeries[]): boolean {
  return members.length > 0 && members.every(({ shape, unit }) => shape === 'bars' && unit.symbol === '%')
}

/** Finds how a value is written at a mark of an axis: with as many digits as the marks need. */
export function formatTick(value: number, axis: ValueAxis, unit: ShownUnit | undefined): string {
  if (unit?.states !== undefined) return unit.format(value)
  return formatNumber(value, axis.decimals)
}
