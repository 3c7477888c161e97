import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { joinClasses } from '../design/join-classes.ts'
import { chartTexts } from '../text/en/chart.ts'
import styles from './chart.module.css'
import { buildChartModel, type ChartContent } from './chart-model.ts'
import { createPlot, type Plot } from './create-plot.ts'
import { createCursorStore } from './cursor-store.ts'
import { findChartAct, moveRange } from './find-chart-act.ts'
import { findPoint, stepPoint } from './find-point.ts'
import { PrintedChart } from './printed-chart.tsx'
import { readAt, speakReading } from './read-at.ts'
import { createColourReader } from './read-colours.ts'
import { Readout } from './readout.tsx'
import type { TimeRange } from './time-range.ts'
import { useAnnouncement } from './use-announcement.ts'
import { useElementSize } from './use-element-size.ts'
import { useIsPrinting } from './use-is-printing.ts'
import { useLook } from './use-look.ts'
import 'uplot/dist/uPlot.min.css'

/** Settings of a chart. */
export interface ChartProps extends ChartContent {
  /** What it shows, for people who hear it. */
  readonly label: string
  /** The user asks for another range, by dragging or by key; `undefined`: the whole again. */
  readonly onShow: (range: TimeRange | undefined) => void
  /** The user asks for the numbers as a table. */
  readonly onTable: () => void
  /** Whether newer data are on their way: what is drawn stays, dimmed. */
  readonly isWaiting?: boolean
}

/** Below this height the marks of the axis do not fit, pixels. */
const leastHeight = 120

/** A chart of series over time that fills its box. Its numbers are also there by key, and as a table. */
export function Chart({ label, onShow, onTable, isWaiting = false, ...content }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<Plot>(undefined)
  const [cursor] = useState(createCursorStore)
  const [focused, setFocused] = useState(0)
  const { width, height } = useElementSize(frame)
  const look = useLook()
  const isPrinting = useIsPrinting()
  const { series, shown, timeZone, nowS, bands, strips } = content
  const plotHeight = Math.max(leastHeight, height)
  const model = useMemo(
    () => buildChartModel({ series, shown, timeZone, nowS, bands, strips }, plotHeight - 60),
    [series, shown, timeZone, nowS, bands, strips, plotHeight],
  )
  const { announcement, announce } = useAnnouncement()
  const latest = useRef(onShow)
  latest.current = onShow

  useEffect(() => {
    if (host.current === null) return
    const made = createPlot(host.current, createColourReader(host.current), {
      onCursor: cursor.put,
      onShow: (range) => latest.current(range),
    })
    plot.current = made
    return () => {
      plot.current = undefined
      made.destroy()
    }
  }, [cursor])

  // biome-ignore lint/correctness/useExhaustiveDependencies: words of another font have another width.
  useEffect(() => {
    if (width > 0 && height > 0) plot.current?.update(model, width, plotHeight)
  }, [model, width, height, plotHeight, look])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the look says when colours must be read again.
  useEffect(() => {
    if (host.current !== null) plot.current?.redraw(createColourReader(host.current))
  }, [look])

  const focusedIndex = Math.min(focused, series.length - 1)
  const speakAt = (timeS: number, index: number) => {
    plot.current?.pointAt(timeS)
    announce(speakReading(readAt(model, timeS, width), series[index]?.id, chartTexts.noValue))
  }

  const act = (event: KeyboardEvent) => {
    const asked = findChartAct(event)
    if (asked === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const one = series[focusedIndex]
    const at = cursor.read()?.timeS
    switch (asked.act) {
      case 'table':
        return onTable()
      case 'leave':
        return plot.current?.pointAt(undefined)
      case 'whole':
        return onShow(undefined)
      case 'zoom':
        return onShow(moveRange(shown, at, asked.factor))
      case 'series': {
        const next = (focusedIndex + asked.by + series.length) % Math.max(1, series.length)
        setFocused(next)
        if (at !== undefined) speakAt(at, next)
        return
      }
      case 'step': {
        if (one === undefined) return
        const { columns } = one
        const from = at === undefined ? undefined : findPoint(columns, at, Number.POSITIVE_INFINITY)
        const index = stepPoint(columns, asked.isFromEnd ? undefined : from, asked.by)
        const timeS = index === undefined ? undefined : columns.x[index]
        if (timeS !== undefined) speakAt(timeS, focusedIndex)
      }
    }
  }

  return (
    <div className={joinClasses(styles.chart, isWaiting && styles.waiting)}>
      {/* A chart takes the arrow keys for itself, so it is an application to readers of screens. */}
      <div
        ref={frame}
        className={styles.frame}
        role="application"
        aria-roledescription={chartTexts.kind}
        aria-label={`${label}. ${chartTexts.keys}`}
        aria-busy={isWaiting}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its values are read out by key.
        tabIndex={0}
        onKeyDown={act}
        onBlur={() => plot.current?.pointAt(undefined)}
      >
        <div ref={host} className={styles.host} />
        <Readout cursor={cursor} model={model} width={width} />
      </div>
      <p className={styles.spoken} aria-live="polite">
        {announcement}
      </p>
      {isPrinting && <PrintedChart model={model} label={label} />}
    </div>
  )
}
