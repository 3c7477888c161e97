import type { Operation } from './operation.ts'
import { PreferencesInput, PreferencesOutput, SavedViews, SavedViewsInput } from './schemas/preferences.ts'
import { administrationScopes } from './scopes.ts'

const preferences = { theme: 'dark', last_location_id: 'loc_demo_floor_1' }
const views = [{ name: 'Air', address: '/dashboard/live/loc_demo_floor_1?src=CO2ppm' }]
const version = 'q3Zk2mVtXq9aLcB7'

const preferencesAnswer = {
  status: 200,
  description: 'The preferences.',
  schema: PreferencesOutput,
  example: { version, preferences },
} as const

const viewsAnswer = {
  status: 200,
  description: 'The views.',
  schema: SavedViews,
  example: { version, views },
} as const

/** The operations on what users keep for themselves. Clients that act for themselves have nothing of it. */
export const preferenceOperations = {
  readPreferences: {
    operationId: 'read_preferences',
    method: 'get',
    path: '/me/preferences',
    summary: "The caller's preferences",
    description: 'What the caller chose in an application, on whatever device; empty at first.',
    scopes: administrationScopes,
    callers: 'people',
    isConditional: true,
    answer: preferencesAnswer,
    problems: [],
  },
  putPreferences: {
    operationId: 'put_preferences',
    method: 'put',
    path: '/me/preferences',
    summary: "Keep the caller's preferences",
    description:
      'In place of everything before. With `If-Match` (the `version` of the last answer, in quotes) only if another device has changed nothing since.',
    scopes: administrationScopes,
    callers: 'people',
    versionedBy: [],
    body: { schema: PreferencesInput, example: preferences },
    answer: preferencesAnswer,
    problems: [],
  },
  readViews: {
    operationId: 'read_views',
    method: 'get',
    path: '/me/views',
    summary: "The caller's saved views",
    description: 'Views of an application, each a name and an address on this server.',
    scopes: administrationScopes,
    callers: 'people',
    isConditional: true,
    answer: viewsAnswer,
    problems: [],
  },
  putViews: {
    operationId: 'put_views',
    method: 'put',
    path: '/me/views',
    summary: "Keep the caller's saved views",
    description:
      'All of them, in place of those before. With `If-Match` (the `version` of the last answer, in quotes) only if another device has changed nothing since.',
    scopes: administrationScopes,
    callers: 'people',
    versionedBy: [],
    body: { schema: SavedViewsInput, example: { views } },
    answer: viewsAnswer,
    problems: [],
  },
} as const satisfies Record<string, Operation>
