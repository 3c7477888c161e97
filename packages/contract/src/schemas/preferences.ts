import { type Static, type TSchema, Type } from 'typebox'
import { textPatterns } from '../text-patterns.ts'
import { LocationId } from './location.ts'
import { VarNameSchema } from './sensor.ts'

/** The bounds of what users keep for themselves; each is included. */
export const preferenceBounds = {
  /** The preferences, as JSON. */
  preferencesBytes: 16 * 1024,
  /** Places with sources of their own. */
  maxPlaces: 200,
  maxSources: 32,
  /** All saved views, as JSON. */
  viewsBytes: 32 * 1024,
  maxViews: 100,
  maxViewName: 100,
  maxViewAddress: 2_048,
} as const

const placeSources = {
  location_id: LocationId,
  var_names: Type.Array(VarNameSchema, {
    maxItems: preferenceBounds.maxSources,
    description: 'The variables, in the order in which they are shown.',
    example: ['CO2ppm', 'temperatureC'],
  }),
}

/** Builds the members of preferences. @param sources the schema of the sources of one place. */
function buildMembers<Sources extends TSchema>(sources: Sources) {
  return {
    theme: Type.Optional(
      Type.Enum(['system', 'light', 'dark'], {
        description: 'Colours; `system` follows the device.',
        example: 'dark',
      }),
    ),
    temperature_unit: Type.Optional(
      Type.Enum(['celsius', 'fahrenheit'], {
        description: 'The unit in which temperatures are shown. The API answers Celsius whatever this is.',
        example: 'celsius',
      }),
    ),
    sources: Type.Optional(
      Type.Array(sources, {
        maxItems: preferenceBounds.maxPlaces,
        description: 'The variables that are shown, place by place; each place once.',
        example: [{ location_id: 'loc_demo_floor_1', var_names: ['CO2ppm'] }],
      }),
    ),
    last_location_id: Type.Optional(LocationId),
    single_letter_keys: Type.Optional(
      Type.Boolean({
        description: 'Whether single letters are keyboard shortcuts (WCAG 2.2, 2.1.4).',
        example: true,
      }),
    ),
  }
}

/** The preferences of a user. */
export const Preferences = Type.Object(
  buildMembers(
    Type.Object(placeSources, {
      $id: 'PlaceSources',
      description: 'The variables that are shown at a place.',
    }),
  ),
  { $id: 'Preferences', description: 'What a user chose; what is absent is as the application has it.' },
)
export type Preferences = Static<typeof Preferences>

/** The same as they are given. */
export const PreferencesInput = Type.Object(
  buildMembers(
    Type.Object(placeSources, {
      $id: 'PlaceSourcesInput',
      additionalProperties: false,
      description: 'The variables to be shown at a place.',
    }),
  ),
  {
    $id: 'PreferencesInput',
    additionalProperties: false,
    description: `What a user chooses, of at most ${preferenceBounds.preferencesBytes} bytes; in place of everything before.`,
  },
)

const version = Type.String({
  description: 'Stands for this answer, as its `ETag` does: send it in quotes as `If-Match` with PUT.',
  example: 'q3Zk2mVtXq9aLcB7',
})

/** The preferences with their version. */
export const PreferencesOutput = Type.Object(
  { version, preferences: Preferences },
  { $id: 'PreferencesOutput', description: 'The preferences of the caller.' },
)
export type PreferencesOutput = Static<typeof PreferencesOutput>

const viewMembers = {
  name: Type.String({
    minLength: 1,
    maxLength: preferenceBounds.maxViewName,
    pattern: textPatterns.label.pattern,
    description: 'Name for people; each once.',
    example: 'Meeting rooms, this week',
  }),
  address: Type.String({
    maxLength: preferenceBounds.maxViewAddress,
    pattern: textPatterns.localAddress.pattern,
    description: 'Path of the view on this server, with its query.',
    example: '/dashboard/live/loc_demo_floor_1?src=CO2ppm',
  }),
}

/** A view that a user saved. */
export const SavedView = Type.Object(viewMembers, {
  $id: 'SavedView',
  description: 'A view that a user saved.',
})
export type SavedView = Static<typeof SavedView>

const viewRules = {
  maxItems: preferenceBounds.maxViews,
  description: 'The views, in the order of the user.',
}

/** The views to be saved. */
export const SavedViewsInput = Type.Object(
  {
    views: Type.Array(
      Type.Object(viewMembers, {
        $id: 'SavedViewInput',
        additionalProperties: false,
        description: 'A view to be saved.',
      }),
      viewRules,
    ),
  },
  {
    $id: 'SavedViewsInput',
    additionalProperties: false,
    description: `The views of a user, of at most ${preferenceBounds.viewsBytes} bytes; in place of all before.`,
  },
)
export type SavedViewsInput = Static<typeof SavedViewsInput>

/** The saved views with their version. */
export const SavedViews = Type.Object(
  { version, views: Type.Array(SavedView, viewRules) },
  { $id: 'SavedViews', description: 'The views that the caller saved.' },
)
export type SavedViews = Static<typeof SavedViews>
