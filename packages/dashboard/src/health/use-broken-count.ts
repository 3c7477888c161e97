import { useQuery } from '@tanstack/react-query'
import { useDashboard } from '../app/dashboard-context.tsx'
import { queries } from '../data/queries.ts'
import { useNow } from '../time/use-now.ts'
import { batteryVarName, findLowLevel, showBatteryBands } from './battery.ts'
import { countBroken } from './count-broken.ts'
import { findFaults } from './find-faults.ts'
import { healthQueries } from './health-queries.ts'
import { mergeSensors } from './merge-sensors.ts'

/**
 * Counts the sensors of a location that need somebody to go there, without reading the others.
 *
 * @param locationId `undefined`: there is no location, and nothing is asked.
 * @returns `undefined` until that is known.
 */
export function useBrokenCount(locationId: string | undefined): number | undefined {
  const { client, findVariable } = useDashboard()
  const nowS = useNow(30_000)
  const place = locationId ?? ''
  const enabled = locationId !== undefined
  const unheard = useQuery({ ...healthQueries.unheard(client, place), enabled })
  const settings = useQuery({ ...queries.settings(client, place), enabled })
  const batteryBands = showBatteryBands(findVariable(batteryVarName), settings.data)
  const level = settings.isPending ? undefined : findLowLevel(batteryBands)
  const lowBatteries = useQuery(healthQueries.lowBatteries(client, place, level))
  if (!unheard.data || settings.isPending || (level !== undefined && lowBatteries.isPending)) return undefined
  const sensors = mergeSensors({ unheard: unheard.data, lowBatteries: lowBatteries.data })
  return countBroken(findFaults(sensors, { nowS, findVariable, batteryVarName, batteryBands }))
}
