import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import type { AskedSeries } from '../chart/use-series.ts'
import { explainFailure } from '../data/query-client.ts'
import { readSeries } from './compare-basket.ts'

/** The series of an address, as far as their sensors are known. */
export interface ComparedSensors {
  readonly asked: readonly AskedSeries[]
  /** Ids of sensors that are not there, or not for this user. */
  readonly gone: readonly string[]
  /** The first failure of another kind. */
  readonly error: unknown
  readonly isWaiting: boolean
  readonly tryAgain: () => void
}

/** Reads the sensors of the series of an address. */
export function useComparedSensors(names: readonly string[]): ComparedSensors {
  const { client, findVariable } = useDashboard()
  const ids = [...new Set(names.flatMap((name) => readSeries(name)?.sensorId ?? []))]
  const results = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['sensor', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.readSensor(id, {}, { signal }),
      staleTime: 60_000,
    })),
  })
  const sensors = results.map(({ data }) => data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sensors are what the results come to.
  const asked = useMemo(
    () =>
      names.flatMap((id): readonly AskedSeries[] => {
        const series = readSeries(id)
        const variable = series && findVariable(series.varName)
        const sensor = series && sensors[ids.indexOf(series.sensorId)]
        return variable && sensor ? [{ id, sensor, variable }] : []
      }),
    [names, findVariable, ...sensors],
  )
  const failures = results.filter(({ error }) => error !== null && error !== undefined)
  const isMissing = (error: unknown) => explainFailure(error).kind === 'missing'
  return {
    asked,
    gone: ids.filter((_, index) => results[index]?.error && isMissing(results[index]?.error)),
    error: failures.find(({ error }) => !isMissing(error))?.error ?? undefined,
    isWaiting: results.some(({ isPending }) => isPending),
    tryAgain: () => {
      for (const { refetch, error } of results) if (error) void refetch()
    },
  }
}
