import { useQuery } from '@tanstack/react-query'
import { Table2, Undo2 } from 'lucide-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { useKeys } from '../app/use-keys.ts'
import { usePlace } from '../app/use-place.ts'
import { showBands } from '../data/bands.ts'
import { isolateText } from '../data/isolate-text.ts'
import { queries, type Sensor, type Variable } from '../data/queries.ts'
import { Button } from '../design/button.tsx'
import { FailureNotice } from '../design/failure-notice.tsx'
import { joinClasses } from '../design/join-classes.ts'
import { Segments } from '../design/segments.tsx'
import { Skeleton } from '../design/skeleton.tsx'
import { useConnectionState } from '../live-store/live-store-provider.tsx'
import { chartTexts } from '../text/en/chart.ts'
import { formatMoment, formatTimeOfDay } from '../time/format-time.ts'
import { useNow } from '../time/use-now.ts'
import { Chart } from './chart.tsx'
import { ChartTable } from './chart-table.tsx'
import { findExtreme } from './find-extreme.ts'
import { measureSeries } from './measure-series.ts'
import { findCommonOffset, nameRange, nameZoneInRange } from './name-range.ts'
import styles from './series-chart.module.css'
import { noColumns } from './series-columns.ts'
import { findPresetRange, type RangePreset, rangePresets } from './time-range.ts'
import { toChartSeries } from './to-chart-series.ts'
import { appendDatum } from './to-line.ts'
import { useElementSize } from './use-element-size.ts'
import { useSeries } from './use-series.ts'
import { useShownRange } from './use-shown-range.ts'

/** Settings of the chart of one variable of one sensor. */
export interface SeriesChartProps {
  readonly sensor: Sensor
  readonly variable: Variable
  readonly preset: RangePreset
  readonly onPreset: (preset: RangePreset) => void
  /** The newest datum that has been heard of it, where somebody listens. */
  readonly latest?: { readonly time: number; readonly value: number } | undefined
  /** Stands at the end of the title, such as links. */
  readonly children?: ReactNode
}

/** The course of one variable of one sensor, with its bands, its gaps and its worst moment. Fills its box. */
export function SeriesChart({ sensor, variable, preset, onPreset, latest, children }: SeriesChartProps) {
  const { client, preferences } = useDashboard()
  const place = usePlace()
  const nowS = useNow()
  /** The header says that the server is away; what is drawn stays as it is. */
  const isAway = 'sinceMs' in useConnectionState()
  const timeZone = sensor.time_zone ?? 'UTC'
  const [isTable, setIsTable] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const { width } = useElementSize(body)
  const { range, shown, isZoomed, show } = useShownRange(findPresetRange(preset, nowS, timeZone), {
    isCut: preset === 'today',
    nowS,
    timeZone,
  })
  const asked = useMemo(
    () => [{ id: `${sensor.sensor_id}:${variable.var_name}`, sensor, variable }],
    [sensor, variable],
  )
  const [loaded] = useSeries(asked, shown, width)
  const choices = preferences.preferences
  const settings = useQuery({
    ...queries.settings(client, sensor.location_id ?? ''),
    enabled: sensor.location_id !== undefined,
  })
  const history = loaded?.history
  const staleAfterS = sensor.stale_after_s ?? 900
  const series = useMemo(() => {
    const read = history?.columns ?? noColumns
    const isCurrent = history !== undefined && variable.kind !== 'event' && variable.kind !== 'meter'
    const columns = isCurrent ? appendDatum(read, latest, { range: history.range, staleAfterS, nowS }) : read
    return toChartSeries({
      id: `${sensor.sensor_id}:${variable.var_name}`,
      sensor,
      variable,
      columns,
      index: 0,
      axis: 'left',
      choices,
      isOneVariable: true,
    })
  }, [history, sensor, variable, choices, latest, staleAfterS, nowS])
  const bands = useMemo(() => {
    const found = settings.data?.effective.bands[variable.var_name]?.value ?? variable.bands ?? []
    const isBanded = variable.kind !== 'event' && variable.kind !== 'meter'
    return isBanded ? series.unit.convertBands(showBands(found, variable)) : []
  }, [settings.data, variable, series.unit])
  const all = useMemo(() => [series], [series])
  const toggleTable = () => setIsTable((is) => !is)
  useKeys({
    t: () => onPreset('today'),
    y: () => onPreset('yesterday'),
    w: () => onPreset('week'),
    m: () => onPreset('month'),
    T: toggleTable,
  })

  const figures = measureSeries(series.columns, shown, staleAfterS, nowS)
  const extreme = findExtreme(figures, bands)
  const name = isolateText(sensor.name ?? sensor.sensor_id)
  const rangeName = nameRange(isZoomed ? shown : range, timeZone, nowS)
  const zone = nameZoneInRange(timeZone, shown)
  /** The frame names the zone of the place; a range in which its clock changes has two offsets. */
  const isToldAbove = place?.time_zone === timeZone && findCommonOffset(timeZone, shown) !== undefined
  const extremeText =
    extreme === undefined
      ? undefined
      : chartTexts[extreme.side](
          series.unit.formatWithSymbol(extreme.value),
          series.columns.isRaw
            ? chartTexts.at(formatMoment(extreme.start, timeZone, shown.from))
            : chartTexts.between(
                formatMoment(extreme.start, timeZone, shown.from),
                formatTimeOfDay(extreme.end, timeZone),
              ),
        )
  const each =
    series.shape === 'bars' && history?.bucket !== undefined
      ? chartTexts.perBucket[history.bucket]
      : undefined
  const summed = each === undefined ? [] : [variable.kind === 'event' ? `${chartTexts.used}, ${each}` : each]
  const more = [...summed, ...(extremeText === undefined ? [] : [extremeText])]
  const title = `${name} · ${variable.label}`
  const isEmpty = history !== undefined && series.columns.x.length === 0
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.header}>
        <div className={styles.titles}>
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.detail}>
            {rangeName}
            <span className={joinClasses(isToldAbove && styles.onPaper)}> · {zone}</span>
            {more.map((part) => ` · ${part}`)}
          </p>
        </div>
        <div className={styles.tools}>
          <Segments
            label={chartTexts.presetsLabel}
            value={preset}
            onChange={onPreset}
            options={rangePresets.map((value) => ({ value, text: chartTexts.presets[value] }))}
          />
          <Button
            size="icon"
            look="quiet"
            aria-label={isTable ? chartTexts.asChart : chartTexts.asTable}
            aria-pressed={isTable}
            onPress={toggleTable}
          >
            <Table2 size={18} aria-hidden />
          </Button>
          {children}
        </div>
      </header>
      <div ref={body} className={styles.body}>
        {loaded?.error !== undefined && history === undefined ? (
          <FailureNotice error={loaded.error} onTryAgain={loaded.tryAgain} />
        ) : history === undefined ? (
          <Skeleton height="100%" />
        ) : isTable ? (
          <ChartTable content={{ series: all, shown, timeZone, nowS }} title={title} />
        ) : (
          <Chart
            label={`${title}. ${[rangeName, zone, ...more].join(' · ')}`}
            series={all}
            shown={shown}
            timeZone={timeZone}
            nowS={nowS}
            bands={bands}
            strips={history.strips ?? noStrips}
            isWaiting={loaded?.isWaiting ?? false}
            onShow={show}
            onTable={toggleTable}
          />
        )}
        {isEmpty && <p className={styles.nothing}>{chartTexts.nothing}</p>}
        {isZoomed && (
          <div className={styles.reset}>
            <Button size="small" onPress={() => show(undefined)}>
              <Undo2 size={16} aria-hidden />
              {chartTexts.reset}
            </Button>
          </div>
        )}
      </div>
      {loaded?.error !== undefined && history !== undefined && !isAway && (
        <FailureNotice error={loaded.error} onTryAgain={loaded.tryAgain} />
      )}
    </section>
  )
}

const noStrips: readonly never[] = []
