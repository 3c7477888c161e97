import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useDashboard } from '../app/dashboard-context.tsx'
import { showBands } from '../data/bands.ts'
import { findUnit } from '../data/format-value.ts'
import { queries, type Variable } from '../data/queries.ts'
import type { ShownSensor } from '../live/shown-sensor.ts'
import type { FloorDrawing } from './draw-floor.ts'
import { listLegend } from './list-legend.ts'
import { lookAtValue } from './look-at-value.ts'
import { placeSensors } from './place-sensors.ts'
import type { LookStyle } from './write-look.ts'

/** How values of a location become those of its rooms, as the address wants it. */
export function useRoomReading(locationId: string, variable: Variable, sensors: readonly ShownSensor[]) {
  const { client, preferences } = useDashboard()
  const { room = 'worst' } = useSearch({ from: '/live/$location' })
  const settings = useQuery(queries.settings(client, locationId))
  const choices = preferences.preferences
  const bands = useMemo(() => {
    const effective = settings.data?.effective.bands[variable.var_name]?.value ?? variable.bands ?? []
    return showBands(effective, variable)
  }, [settings.data, variable])
  const hasMean = variable.kind === 'measurement'
  const place = useCallback(
    (drawing: FloorDrawing) =>
      placeSensors(
        drawing,
        sensors,
        variable.kind,
        hasMean && room === 'mean' ? (value) => lookAtValue(variable, bands, choices, value) : undefined,
      ),
    [sensors, variable, bands, choices, room, hasMean],
  )
  const isEvent = variable.kind === 'event'
  const lookStyle = useMemo<LookStyle>(
    () => ({ symbol: isEvent ? '' : findUnit(variable, choices).symbol, wordFirst: isEvent }),
    [variable, choices, isEvent],
  )
  return {
    place,
    /** Whether rooms with several sensors can show their mean. */
    hasMean,
    room,
    lookStyle,
    legend: listLegend(isEvent ? [] : bands, sensors),
  }
}
