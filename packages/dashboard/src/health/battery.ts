import type { Schemas } from '@openlightfi/client'
import { type ShownBand, showBands } from '../data/bands.ts'
import type { Variable } from '../data/queries.ts'

/** The variable that the API calls the battery; the catalogue marks none as one. */
export const batteryVarName = 'batteryLevelPct'

/** Shows the bands of batteries that hold in a place, or else those of the catalogue; none without either. */
export function showBatteryBands(
  variable: Variable | undefined,
  settings: Schemas['LocationSettingsOutput'] | undefined,
): readonly ShownBand[] {
  const bands = settings?.effective.bands[batteryVarName]?.value ?? variable?.bands
  return variable && bands ? showBands(bands, variable) : []
}
