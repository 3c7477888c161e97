import type { Estate, EstateChange, Location, Places } from '../estate/index.ts'
import type { StreamView } from './stream-view.ts'

/** A change that a stream is to tell; what has changed is looked up when it is told. */
export interface EstateNote {
  readonly kind: 'location' | 'sensor' | 'floorplan'
  /** Of the location, the sensor, or the floor. */
  readonly id: string
  readonly change: 'created' | 'changed' | 'removed'
}

/** The most changes that are told one by one; more are told by a new snapshot. */
export const maxEstateNotes = 32

/** The things that may still be looked at for a change, so that one turn is enough for it. */
export interface Looks {
  left: number
}

/** The most things that are looked at for one view; what is in more is told by a new snapshot. */
export const maxLooks = 500

/**
 * Lists what a change of the estate means to those with a view: what came into it was created to them, and
 * what went out of it was removed.
 * @param looks at most this many things are looked at; what was looked at is taken from it.
 * @returns undefined when it is too much to be told one by one.
 */
export function listEstateNotes(
  estate: Estate,
  view: StreamView,
  change: EstateChange,
  looks: Looks,
): readonly EstateNote[] | undefined {
  switch (change.kind) {
    case 'many':
      return undefined
    case 'floorplan':
      return view.hasLocation(estate, change.locationId)
        ? [{ kind: 'floorplan', id: change.locationId, change: change.change }]
        : []
    case 'sensor': {
      const id = change.after?.sensorId ?? change.before?.sensorId ?? ''
      const [was, is] = [change.before, change.after].map((one) => one && view.hasSensor(estate, one))
      return toNotes('sensor', id, was, is)
    }
    case 'location':
      return listLocationNotes(estate, view, change, looks)
  }
}

type LocationChange = Extract<EstateChange, { kind: 'location' }>

function listLocationNotes(
  estate: Estate,
  view: StreamView,
  change: LocationChange,
  looks: Looks,
): readonly EstateNote[] | undefined {
  const { before, after } = change
  const past = before ? putBack(estate, before) : estate
  if (view.sensorIds) return listNamedSensors(estate, past, view, change, looks)
  const id = after?.locationId ?? before?.locationId ?? ''
  const was = before && view.hasLocation(past, id)
  const is = after && view.hasLocation(estate, id)
  const isZoneNew = before?.timeZone !== after?.timeZone
  // What lies in it comes into sight and goes out of sight with it, and may inherit its time zone.
  if (!before || !after || (was === is && !(is && isZoneNew))) return toNotes('location', id, was, is)
  const isInBoth = was === true && is === true
  const notes: EstateNote[] = []
  for (const { place, isChanged } of listBelow(estate, after, isZoneNew, isInBoth, looks)) {
    const { locationId } = place
    const [placeWas, placeIs] = [past, estate].map((places) => view.hasLocation(places, locationId))
    notes.push(...toNotes('location', locationId, placeWas, placeIs, isChanged || place === after))
    for (const sensor of estate.sensorsIn(locationId)) {
      looks.left -= 1
      const [sensorWas, sensorIs] = [past, estate].map((places) => view.hasSensor(places, sensor))
      notes.push(...toNotes('sensor', sensor.sensorId, sensorWas, sensorIs, isChanged))
      if (notes.length > maxEstateNotes || looks.left < 0) return undefined
    }
  }
  return notes.length > maxEstateNotes || looks.left < 0 ? undefined : notes
}

/** Lists what a change of a location means to somebody who follows named sensors. */
function listNamedSensors(
  estate: Estate,
  past: Places,
  view: StreamView,
  { before, after }: LocationChange,
  looks: Looks,
): EstateNote[] | undefined {
  if (!before || !after) return []
  if (before.timeZone === after.timeZone && before.parentId === after.parentId) return []
  looks.left -= view.sensorIds?.length ?? 0
  if (looks.left < 0) return undefined
  return (view.sensorIds ?? []).flatMap((sensorId) => {
    const sensor = estate.findSensor(sensorId)
    if (!sensor || !estate.isWithin(sensor.locationId, after.locationId)) return []
    const [was, is] = [past, estate].map((places) => view.hasSensor(places, sensor))
    return toNotes('sensor', sensorId, was, is, before.timeZone !== after.timeZone)
  })
}

interface Below {
  readonly place: Location
  /** Whether its time zone is another one. */
  readonly isChanged: boolean
}

/**
 * Lists a location and everything below it, as long as there are looks.
 * @param onlyChanged leaves out what has a time zone of its own, with everything below that.
 */
function* listBelow(
  estate: Estate,
  place: Location,
  isChanged: boolean,
  onlyChanged: boolean,
  looks: Looks,
): Generator<Below> {
  yield { place, isChanged }
  for (const child of estate.childrenOf(place.locationId)) {
    looks.left -= 1
    if (looks.left < 0) return
    const isChildChanged = isChanged && child.ownTimeZone === null
    if (isChildChanged || !onlyChanged) yield* listBelow(estate, child, isChildChanged, onlyChanged, looks)
  }
}

/** The estate with one location as it was before. */
function putBack(estate: Estate, before: Location): Places {
  const findLocation = (id: string) => (id === before.locationId ? before : estate.findLocation(id))
  return {
    findLocation,
    findSensor: (id) => estate.findSensor(id),
    isWithin: (locationId, ancestorId) => {
      for (let id: string | null = locationId; id !== null; id = findLocation(id)?.parentId ?? null)
        if (id === ancestorId) return true
      return false
    },
  }
}

function toNotes(
  kind: 'location' | 'sensor',
  id: string,
  was: boolean | undefined,
  is: boolean | undefined,
  isChanged = true,
): EstateNote[] {
  if (was && is) return isChanged ? [{ kind, id, change: 'changed' }] : []
  if (was) return [{ kind, id, change: 'removed' }]
  return is ? [{ kind, id, change: 'created' }] : []
}
