import { type Static, type TSchema, Type } from 'typebox'
import { textPatterns } from '../text-patterns.ts'
import { type VarName, varNameList } from '../var-names.ts'
import { Bands, BandsInput } from './bands.ts'
import { LocationId } from './location.ts'

/** The settings where no location sets any. Outdoor CO2 is what the default bands were reckoned from. */
export const defaultLocationSettings = {
  working_hours: '8-18',
  working_days: 'mon-fri',
  outdoor_co2_ppm: 450,
  capacity: null,
} as const

const workingHours = Type.String({
  maxLength: 11,
  pattern: textPatterns.hours.pattern,
  description: 'Hours of the wall clock, in the form of the parameter `hours` of metrics.',
  example: '8-18',
})

const workingDays = Type.String({
  maxLength: 60,
  pattern: textPatterns.days.pattern,
  description: 'Days of the week, in the form of the parameter `days` of metrics.',
  example: 'mon-fri',
})

const outdoorCo2 = Type.Integer({
  minimum: 300,
  maximum: 1_000,
  description: 'Carbon dioxide of the outdoor air, ppm.',
  example: 450,
})

const capacity = Type.Integer({
  minimum: 0,
  maximum: 1_000_000,
  description: 'The number of people that the place has room for.',
  example: 40,
})

const exampleBands = {
  CO2ppm: [
    { name: 'OK', to: 1000, severity: 0 },
    { name: 'Poor', to: null, severity: 2 },
  ],
}

/** Builds an optional member for each variable. */
function ofEachVariable<Schema extends TSchema>(schema: Schema) {
  const members = varNameList.map((varName) => [varName, Type.Optional(schema)] as const)
  return Object.fromEntries(members) as Record<VarName, ReturnType<typeof Type.Optional<Schema>>>
}

const plainMembers = {
  working_hours: Type.Optional(workingHours),
  working_days: Type.Optional(workingDays),
  outdoor_co2_ppm: Type.Optional(outdoorCo2),
  capacity: Type.Optional(capacity),
}

const bandRules = {
  description: 'The bands of variables; a variable that is absent is inherited.',
  example: exampleBands,
}

/** The settings that a location has of its own. What is absent is inherited. */
export const LocationSettings = Type.Object(
  { bands: Type.Optional(Type.Object(ofEachVariable(Bands), bandRules)), ...plainMembers },
  {
    $id: 'LocationSettings',
    description: 'The settings that a location has of its own; what is absent is inherited.',
  },
)
export type LocationSettings = Static<typeof LocationSettings>

/** The same as they are given. */
export const LocationSettingsInput = Type.Object(
  {
    bands: Type.Optional(
      Type.Object(ofEachVariable(BandsInput), { ...bandRules, additionalProperties: false }),
    ),
    ...plainMembers,
  },
  {
    $id: 'LocationSettingsInput',
    additionalProperties: false,
    description: 'The settings that a location is to have of its own; what is absent is inherited.',
  },
)

/** Where the value of a setting comes from. */
export const SettingSource = Type.Object(
  {
    kind: Type.Enum(['location', 'default'], {
      description:
        '`location`: the nearest location that sets it, this one or one above; `default`: none of them does.',
      example: 'location',
    }),
    location_id: Type.Union([LocationId, Type.Null()], {
      description: 'That location; null for a default, or where you may not see it.',
      example: 'loc_demo_building',
    }),
    name: Type.String({
      description: 'Its name; empty where `location_id` is null.',
      example: 'Northwind House',
    }),
  },
  { $id: 'SettingSource', description: 'Where the value of a setting comes from.' },
)
export type SettingSource = Static<typeof SettingSource>

function effective<Schema extends TSchema>(value: Schema, description: string) {
  return Type.Object({ value, from: SettingSource }, { description })
}

const EffectiveBands = Type.Object(
  { value: Bands, from: SettingSource },
  { $id: 'EffectiveBands', description: 'The bands of a variable, and where they come from.' },
)

/** The settings that hold in a location, each with where it comes from. */
export const LocationSettingsOutput = Type.Object(
  {
    location_id: LocationId,
    version: Type.String({
      description: 'Stands for this answer, as its `ETag` does: send it in quotes as `If-Match` with PUT.',
      example: 'q3Zk2mVtXq9aLcB7',
    }),
    own: LocationSettings,
    effective: Type.Object(
      {
        bands: Type.Object(ofEachVariable(EffectiveBands), {
          description: 'Of each variable that has bands.',
        }),
        working_hours: effective(workingHours, 'The working hours.'),
        working_days: effective(workingDays, 'The working days.'),
        outdoor_co2_ppm: effective(outdoorCo2, 'The outdoor air.'),
        capacity: effective(
          Type.Union([capacity, Type.Null()], {
            description: 'People that the location in `from` has room for; null where nobody has said.',
            example: 40,
          }),
          'The capacity. It is that of the location in `from`, which may be larger than this one.',
        ),
      },
      { description: 'What holds here.' },
    ),
  },
  { $id: 'LocationSettingsOutput', description: 'The settings of a location: its own, and those that hold.' },
)
export type LocationSettingsOutput = Static<typeof LocationSettingsOutput>
