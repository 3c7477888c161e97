import type { Schemas } from '@openlightfi/client'
import { type ShownBand, showBands } from '../data/bands.ts'
import type { Variable } from '../data/queries.ts'

/**
 * The variable that the filter `battery_below` of the API looks at; the catalogue marks none as a battery.
 */
export const batteryVarName = 'batteryLevelPct'

/** Shows the bands of batteries that hold in a place, or else those of the catalogue; none without either. */
export function showBatteryBands(
  variable: Variable | undefined,
  settings: Schemas['LocationSettingsOutput'] | undefined,
): readonly ShownBand[] {
  const bands = settings?.effective.bands[batteryVarName]?.value ?? variable?.bands
  return variable && bands ? showBands(bands, variable) : []
}

/**
 * Finds the level below which a battery is low: where what is shown is no longer the upper limit of the
 * highest band that is not as it should be, of those below the best one. `undefined` where no level is low.
 */
export function findLowLevel(bands: readonly ShownBand[]): number | undefined {
  const highest = bands.filter(({ severity, to }) => severity > 0 && to !== null).at(-1)
  if (highest === undefined || highest.to === null) return undefined
  return Math.min(100, highest.to + 0.5 / 10 ** highest.decimals)
}
