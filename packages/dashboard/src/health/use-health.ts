import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { queries } from '../data/queries.ts'
import { useNow } from '../time/use-now.ts'
import { batteryVarName, showBatteryBands } from './battery.ts'
import { type Fault, faultKinds } from './fault.ts'
import { findLastHeard } from './find-last-heard.ts'
import { healthQueries, mostOfAList } from './health-queries.ts'
import { listFaults } from './list-faults.ts'

/** What is known of the sensors of a location. */
export interface Health {
  /** The worst first; `undefined` until something has come. */
  readonly faults: readonly Fault[] | undefined
  /** Whether there are more sensors with faults than were read. */
  readonly isCut: boolean
  /** Sensors in the location and below it; `undefined` while that is not known. */
  readonly sensors: number | undefined
  /** When the newest value came, Unix seconds. */
  readonly newestS: number | undefined
  /** The time by which all that was reckoned, Unix seconds. */
  readonly nowS: number
  /** What could not be read, each with a way to try again. */
  readonly failures: readonly { readonly error: unknown; readonly tryAgain: () => void }[]
}

/** Reads what is wrong in a location and below it, and reads it again every minute. */
export function useHealth(locationId: string): Health {
  const { client, findVariable } = useDashboard()
  const nowS = useNow(30_000)
  const faulty = useQuery(healthQueries.faulty(client, locationId, faultKinds))
  const settings = useQuery(queries.settings(client, locationId))
  const battery = findVariable(batteryVarName)
  const batteryBands = useMemo(() => showBatteryBands(battery, settings.data), [battery, settings.data])
  const snapshot = useQuery({ ...queries.snapshot(client, locationId), refetchInterval: 60_000 })
  const all = snapshot.data?.sensors
  const faults = useMemo(
    () => faulty.data && listFaults(faulty.data, { nowS, findVariable, batteryVarName, batteryBands }),
    [faulty.data, nowS, findVariable, batteryBands],
  )
  const newestS = useMemo(() => {
    const times = (all ?? []).flatMap((sensor) => findLastHeard(sensor, findVariable) ?? [])
    return times.length === 0 ? undefined : times.reduce((one, other) => Math.max(one, other))
  }, [all, findVariable])
  const failures = [faulty, settings, snapshot].flatMap((query) =>
    query.error ? [{ error: query.error, tryAgain: () => void query.refetch() }] : [],
  )
  return { faults, isCut: faulty.data?.length === mostOfAList, sensors: all?.length, newestS, nowS, failures }
}
