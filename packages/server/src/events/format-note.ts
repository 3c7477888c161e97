import type { DerivedStatus as DerivedStatusOutput } from '@openlightfi/contract'
import { type Estate, type ReadLatest, toLocationOutput, toSensorOutput } from '../estate/index.ts'
import type { DerivedStatus } from '../readings/index.ts'
import type { EstateNote } from './estate-notes.ts'
import { frameEvent } from './frame-event.ts'
import type { StreamView } from './stream-view.ts'

/** The parts with which notes are put into words. */
export interface NoteParts {
  readonly estate: Estate
  readonly readLatest: ReadLatest
}

/**
 * Frames a change of the estate as an event, with what is there by now.
 * @returns undefined for what is not in the view any more: that is told by a later note.
 */
export function formatNote(
  { estate, readLatest }: NoteParts,
  view: StreamView,
  { kind, id, change }: EstateNote,
): string | undefined {
  const said = { change, etag: view.tag() }
  switch (kind) {
    case 'floorplan':
      return view.hasLocation(estate, id)
        ? frameEvent('floorplan', JSON.stringify({ ...said, location_id: id }))
        : undefined
    case 'location': {
      if (change === 'removed') return frameEvent('location', JSON.stringify({ ...said, location_id: id }))
      const location = view.hasLocation(estate, id) ? estate.findLocation(id) : undefined
      if (!location) return undefined
      const shown = toLocationOutput(estate, view.caller, location)
      return frameEvent('location', JSON.stringify({ ...said, location_id: id, location: shown }))
    }
    case 'sensor': {
      if (change === 'removed') return frameEvent('sensor', JSON.stringify({ ...said, sensor_id: id }))
      const sensor = view.findSensor(id)
      if (!sensor) return undefined
      const shown = toSensorOutput(estate, sensor, readLatest(id), undefined)
      return frameEvent('sensor', JSON.stringify({ ...said, sensor_id: id, sensor: shown }))
    }
  }
}

/** Formats statuses for the API. */
export function formatStatuses(statuses: readonly DerivedStatus[]): string {
  const shown: DerivedStatusOutput[] = statuses.map(({ sensorId, timeMs, value }) => ({
    sensor_id: sensorId,
    time: timeMs / 1000,
    value,
  }))
  return JSON.stringify(shown)
}
