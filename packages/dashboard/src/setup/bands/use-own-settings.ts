import { useMemo } from 'react'
import { useDashboard } from '../../app/dashboard-context.tsx'

/** The names of what locations set themselves, such as `bands.CO2ppm`, by their ids. */
export type OwnSettings = ReadonlyMap<string, readonly string[]>

/** Finds what all locations set themselves; those that inherit everything are not in it. */
export function useOwnSettings(): OwnSettings {
  const { locations } = useDashboard()
  return useMemo(
    () =>
      new Map(
        locations.flatMap(({ location_id, own_settings }) =>
          own_settings ? [[location_id, own_settings] as const] : [],
        ),
      ),
    [locations],
  )
}
