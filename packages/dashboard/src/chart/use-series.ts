import { useQueries } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { Sensor, Variable } from '../data/queries.ts'
import { chooseBucket } from './choose-bucket.ts'
import { historyQuery, type ReadHistory } from './history-queries.ts'
import type { TimeRange } from './time-range.ts'

/** A series that is asked for. */
export interface AskedSeries {
  readonly id: string
  readonly sensor: Sensor
  readonly variable: Variable
}

/** A series as far as it has come. */
export interface LoadedSeries extends AskedSeries {
  readonly history: ReadHistory | undefined
  /** Why it could not be read. */
  readonly error: unknown
  /** Whether newer data are on their way, in place of what there is. */
  readonly isWaiting: boolean
  readonly tryAgain: () => void
}

/** Widths of charts for which data are read: a window that is made wider does not ask for each pixel. */
const widths = [360, 720, 1080]

/** Reads the histories of series in a range, for a chart of some width. */
export function useSeries(
  asked: readonly AskedSeries[],
  range: TimeRange,
  width: number,
): readonly LoadedSeries[] {
  const { client, session } = useDashboard()
  const drawn = widths.findLast((one) => width >= one) ?? 360
  const queries = asked.map(({ sensor, variable }) =>
    historyQuery(client, session.clock, {
      sensor,
      variable,
      range,
      bucket: chooseBucket(range, drawn, variable.kind),
      staleAfterS: sensor.stale_after_s ?? fallbackStaleAfterS,
      timeZone: sensor.time_zone ?? 'UTC',
    }),
  )
  const results = useQueries({ queries })
  // What was drawn of a series stays until its next range has been read.
  const kept = useRef<ReadonlyMap<string, ReadHistory>>(new Map())
  const parts = results.flatMap(({ data, error }) => [data, error])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts are what the results come to.
  return useMemo(() => {
    const loaded = asked.map((one, index): LoadedSeries => {
      const { data, error, refetch } = results[index] ?? {}
      return {
        ...one,
        history: data ?? kept.current.get(one.id),
        error: error ?? undefined,
        isWaiting: data === undefined && (error ?? null) === null,
        tryAgain: () => refetch?.(),
      }
    })
    kept.current = new Map(
      loaded.flatMap(({ id, history }) => (history === undefined ? [] : [[id, history]])),
    )
    return loaded
  }, [asked, ...parts])
}

/** Sensors of families that the catalogue does not know: as long as the slowest family may be silent. */
const fallbackStaleAfterS = 900
