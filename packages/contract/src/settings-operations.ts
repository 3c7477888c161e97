import { Type } from 'typebox'
import { defaultBands } from './default-bands.ts'
import type { Operation } from './operation.ts'
import { LocationId } from './schemas/location.ts'
import {
  defaultLocationSettings,
  LocationSettingsInput,
  LocationSettingsOutput,
} from './schemas/location-settings.ts'
import { administrationScopes, readScopes } from './scopes.ts'

const params = Type.Object({ location_id: LocationId })

const own = { working_hours: '7-19', capacity: 40 }
const here = { kind: 'location', location_id: 'loc_demo_floor_1', name: 'First floor' }
const nowhere = { kind: 'default', location_id: null, name: '' }

const example = {
  location_id: 'loc_demo_floor_1',
  version: 'q3Zk2mVtXq9aLcB7',
  own,
  effective: {
    bands: { batteryLevelPct: { value: defaultBands.batteryLevelPct, from: nowhere } },
    working_hours: { value: own.working_hours, from: here },
    working_days: { value: defaultLocationSettings.working_days, from: nowhere },
    outdoor_co2_ppm: { value: defaultLocationSettings.outdoor_co2_ppm, from: nowhere },
    capacity: { value: own.capacity, from: here },
  },
}

/** The operations on the settings that locations inherit. */
export const settingsOperations = {
  readLocationSettings: {
    operationId: 'read_location_settings',
    method: 'get',
    path: '/locations/{location_id}/settings',
    summary: 'The settings of a location',
    description:
      'Bands of variables, working hours and days, outdoor air and capacity: what the location sets itself, what holds there, and where that comes from. A location takes what it does not set from the nearest one above that does, also from one that the caller may not see, which is not named then.',
    scopes: readScopes,
    isConditional: true,
    params,
    answer: { status: 200, description: 'The settings.', schema: LocationSettingsOutput, example },
    problems: ['not_found'],
  },
  putLocationSettings: {
    operationId: 'put_location_settings',
    method: 'put',
    path: '/locations/{location_id}/settings',
    summary: 'Set what a location has of its own',
    description:
      'In place of what it set before; what is absent is inherited. With `If-Match` (the `version` of the last answer, in quotes) only if nothing has changed since. For administrators of the location.',
    scopes: administrationScopes,
    callers: 'location_administrators',
    params,
    versionedBy: ['settings.put'],
    body: { schema: LocationSettingsInput, example: own },
    answer: { status: 200, description: 'The settings.', schema: LocationSettingsOutput, example },
    problems: ['not_found', 'not_possible'],
  },
} as const satisfies Record<string, Operation>
