import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { ChartSeries } from '../chart/chart-model.ts'
import { measureSeries, type SeriesFigures } from '../chart/measure-series.ts'
import { noColumns } from '../chart/series-columns.ts'
import { countDays, shiftByDays, type TimeRange } from '../chart/time-range.ts'
import { toChartSeries } from '../chart/to-chart-series.ts'
import { type AskedSeries, type LoadedSeries, useSeries } from '../chart/use-series.ts'
import { type ShownBand, showBands } from '../data/bands.ts'
import { queries } from '../data/queries.ts'
import { compareTexts } from '../text/en/compare.ts'
import { assignAxes } from './assign-axes.ts'
import { shiftColumns } from './shift-columns.ts'

/** One line of a comparison. */
export interface ComparedLine {
  readonly asked: AskedSeries
  readonly loaded: LoadedSeries
  readonly series: ChartSeries
  /** `undefined` until it has been read. */
  readonly figures: SeriesFigures | undefined
  /** Whether it is the period before of another. */
  readonly isBefore: boolean
}

/** What is compared in a range. */
export interface Comparison {
  readonly lines: readonly ComparedLine[]
  /** Series for whose unit there is no axis. */
  readonly refused: readonly { readonly name: string; readonly unit: string }[]
  readonly units: readonly string[]
  /** Bands, where all series are of one variable for which the same bands hold everywhere. */
  readonly bands: readonly ShownBand[]
  readonly strips: readonly TimeRange[]
}

/** Settings of a comparison. */
export interface ComparisonInput {
  readonly asked: readonly AskedSeries[]
  readonly shown: TimeRange
  readonly timeZone: string
  readonly nowS: number
  /** Width of the chart, pixels. */
  readonly width: number
  readonly withPrevious: boolean
}

const nothing: readonly AskedSeries[] = []

/** Reads and measures what is compared. */
export function useComparison(input: ComparisonInput): Comparison {
  const { asked, shown, timeZone, nowS, width, withPrevious } = input
  const { preferences } = useDashboard()
  const choices = preferences.preferences
  const days = countDays(shown, timeZone)
  const before = {
    from: shiftByDays(shown.from, -days, timeZone),
    to: shiftByDays(shown.to, -days, timeZone),
  }
  const loaded = useSeries(asked, shown, width)
  const loadedBefore = useSeries(withPrevious ? asked : nothing, before, width)
  const bands = useCommonBands(asked)
  return useMemo(() => {
    const isOneVariable = new Set(asked.map(({ variable }) => variable.var_name)).size <= 1
    const isOneSensor = new Set(asked.map(({ sensor }) => sensor.sensor_id)).size <= 1
    const barCount = asked.filter(({ variable }) => ['event', 'meter'].includes(variable.kind)).length
    const build = (one: LoadedSeries, index: number, isBefore: boolean) => {
      const columns = one.history?.columns ?? noColumns
      const series = toChartSeries({
        ...one,
        id: isBefore ? `${one.id}:before` : one.id,
        columns: isBefore ? shiftColumns(columns, days, timeZone) : columns,
        index,
        axis: 'left',
        choices,
        ...(isBefore && { note: compareTexts.before(days) }),
        isOneVariable,
        isOneSensor,
      })
      // Bars of several series would hide each other.
      return barCount + Number(withPrevious) > 1 && series.shape === 'bars'
        ? { ...series, shape: 'line' as const }
        : series
    }
    const all = [
      ...loaded.map((one, index) => ({ one, isBefore: false, series: build(one, index, false) })),
      ...loadedBefore.map((one, index) => ({ one, isBefore: true, series: build(one, index, true) })),
    ]
    const { sides, units } = assignAxes(all.map(({ series }) => series.unit.symbol))
    const lines = all.flatMap(({ one, isBefore, series }, index): readonly ComparedLine[] => {
      const axis = sides[index]
      if (axis === undefined) return []
      const intervalS = (one.sensor.stale_after_s ?? 900) / 3
      return [
        {
          asked: one,
          loaded: one,
          isBefore,
          series: { ...series, axis },
          figures:
            one.history === undefined
              ? undefined
              : measureSeries(series.columns, shown, intervalS, isBefore ? shown.to : nowS),
        },
      ]
    })
    return {
      lines,
      units,
      refused: all.flatMap(({ isBefore, series }, index) =>
        sides[index] === undefined && !isBefore ? [{ name: series.name, unit: series.unit.symbol }] : [],
      ),
      bands: isOneVariable ? (lines[0]?.series.unit.convertBands(bands) ?? []) : [],
      strips: asked.length === 1 ? (loaded[0]?.history?.strips ?? []) : [],
    }
  }, [asked, loaded, loadedBefore, shown, timeZone, nowS, days, choices, bands, withPrevious])
}

/** Finds the bands that hold for all series alike; none where they differ. */
function useCommonBands(asked: readonly AskedSeries[]): readonly ShownBand[] {
  const { client } = useDashboard()
  const variable = asked[0]?.variable
  const isOne =
    variable !== undefined &&
    ['measurement', 'count'].includes(variable.kind) &&
    asked.every((one) => one.variable.var_name === variable.var_name)
  const places = isOne ? [...new Set(asked.flatMap(({ sensor }) => sensor.location_id ?? []))] : []
  const settings = useQueries({ queries: places.map((place) => queries.settings(client, place)) })
  const found = settings.map(({ data }) => variable && data?.effective.bands[variable.var_name]?.value)
  const [first] = found
  const isSame =
    first !== undefined && found.every((bands) => JSON.stringify(bands) === JSON.stringify(first))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same bands in another object are the same.
  return useMemo(
    () => (isSame && variable !== undefined ? showBands(first, variable) : []),
    [JSON.stringify(first), isSame, variable],
  )
}
