import {
  defaultBands,
  defaultLocationSettings,
  type LocationSettings,
  type LocationSettingsOutput,
  type SettingSource,
  varNameList,
} from '@openlightfi/contract'
import type { Visibility } from '../http/caller.ts'
import { tagText } from '../http/entity-tag.ts'
import type { Estate } from './estate.ts'
import type { Location } from './location.ts'
import { canSeeLocation } from './visibility.ts'

const fromNowhere: SettingSource = { kind: 'default', location_id: null, name: '' }

/** A value, with the location that sets it; none for a default. */
interface Found<Value> {
  readonly value: Value
  readonly setBy: Location | undefined
}

/**
 * Resolves the settings that hold in a location, for a caller: what it does not set is that of the nearest
 * location above. Values of a location that the caller does not see are shown without its name.
 */
export function resolveSettings(
  estate: Estate,
  visibility: Visibility,
  location: Location,
): LocationSettingsOutput {
  const lineage = listLineage(estate, location)
  const find = <Value>(pick: (settings: LocationSettings) => Value | undefined): Found<Value> | undefined => {
    for (const setBy of lineage) {
      const value = pick(estate.settingsOf(setBy.locationId))
      if (value !== undefined) return { value, setBy }
    }
    return undefined
  }
  const show = <Value>({ value, setBy }: Found<Value>) => ({
    value,
    from: setBy ? nameSource(estate, visibility, setBy) : fromNowhere,
  })
  const bands = varNameList.flatMap((varName) => {
    const standard = defaultBands[varName]
    const found =
      find(({ bands: own }) => own?.[varName]) ?? (standard && { value: standard, setBy: undefined })
    return found ? [[varName, show(found)] as const] : []
  })
  const answer = {
    location_id: location.locationId,
    own: estate.settingsOf(location.locationId),
    effective: {
      bands: Object.fromEntries(bands),
      working_hours: show(find((own) => own.working_hours) ?? standardOf('working_hours')),
      working_days: show(find((own) => own.working_days) ?? standardOf('working_days')),
      outdoor_co2_ppm: show(find((own) => own.outdoor_co2_ppm) ?? standardOf('outdoor_co2_ppm')),
      capacity: show<number | null>(find((own) => own.capacity) ?? standardOf('capacity')),
    },
  }
  return { ...answer, version: tagText(JSON.stringify(answer)) }
}

function standardOf<Name extends keyof typeof defaultLocationSettings>(name: Name) {
  return { value: defaultLocationSettings[name], setBy: undefined }
}

/** Lists a location and those above it, the nearest first. */
function listLineage(estate: Estate, location: Location): Location[] {
  const lineage: Location[] = []
  for (
    let place: Location | undefined = location;
    place;
    place = place.parentId === null ? undefined : estate.findLocation(place.parentId)
  )
    lineage.push(place)
  return lineage
}

function nameSource(estate: Estate, visibility: Visibility, { locationId, name }: Location): SettingSource {
  return canSeeLocation(estate, visibility, locationId)
    ? { kind: 'location', location_id: locationId, name }
    : { kind: 'location', location_id: null, name: '' }
}
