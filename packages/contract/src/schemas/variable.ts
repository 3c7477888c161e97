import { type Static, Type } from 'typebox'
import { type SensorFamily, sensorFamilies } from '../sensor-families.ts'
import { type Palette, palettes, type VariableKind, variableKinds } from '../var-names.ts'
import { Bands } from './bands.ts'
import { VarNameSchema } from './sensor.ts'

const paletteTexts = Object.entries(palettes).map(([palette, text]) => `\`${palette}\`: ${text}`)

const kindTexts = Object.entries(variableKinds).map(([kind, text]) => `\`${kind}\`: ${text}`)

const family = Type.Enum(Object.keys(sensorFamilies) as SensorFamily[], {
  description: 'The model family.',
  example: 'alpine',
})

/** A value of a status. */
export const StatusValue = Type.Object(
  {
    value: Type.Number({ description: 'The value.', example: 1 }),
    label: Type.String({ description: 'Name for people.', example: 'Online' }),
  },
  { $id: 'StatusValue', description: 'A value of a status, and its name.' },
)

/** A variable that sensors report, and how it is shown. */
export const VariableOutput = Type.Object(
  {
    var_name: VarNameSchema,
    label: Type.String({ description: 'Name for people.', example: 'CO2' }),
    meaning: Type.String({ description: 'What it is, in a few words.', example: 'carbon dioxide' }),
    kind: Type.Enum(Object.keys(variableKinds) as VariableKind[], {
      description: kindTexts.join(' '),
      example: 'measurement',
    }),
    unit: Type.String({ description: 'The unit of its values.', example: 'ppm' }),
    symbol: Type.String({
      description: 'What stands after a value on a screen; empty where a bare number says all.',
      example: 'ppm',
    }),
    decimals: Type.Integer({
      minimum: 0,
      maximum: 6,
      description: 'Digits after the point that mean something.',
      example: 0,
    }),
    min: Type.Number({ description: 'No reading below it is taken.', example: 0 }),
    max: Type.Number({ description: 'No reading above it is taken.', example: 100_000 }),
    values: Type.Union([Type.Array(StatusValue), Type.Null()], {
      description: 'Of a status: every value, with its name; null of others.',
      example: null,
    }),
    bands: Type.Union([Bands, Type.Null()], {
      description: 'The bands where no location sets any; null where values are neither good nor bad.',
    }),
    bands_ground: Type.Union([Type.String(), Type.Null()], {
      description: 'Why these bands are where they are; null without bands.',
      example: 'EN 15251 for both seasons: class II is 20 to 26 °C, class III 18 to 27 °C.',
    }),
    families: Type.Array(family, { description: 'The families of sensors that report it.' }),
    palette: Type.Enum(Object.keys(palettes) as Palette[], {
      description: `How bands are to be coloured. ${paletteTexts.join(' ')}`,
      example: 'severity',
    }),
    weight: Type.Integer({
      minimum: 0,
      maximum: 100,
      description:
        'How much it tells of a place: lists have the greatest first. 0: about the sensors themselves, or a matter of few; to be shown only to who asks for it.',
      example: 100,
    }),
  },
  { $id: 'VariableOutput', description: 'A variable that sensors report, and how it is shown.' },
)
export type VariableOutput = Static<typeof VariableOutput>

/** A family of sensors. */
export const SensorFamilyOutput = Type.Object(
  {
    family,
    name: Type.String({ description: 'Name for people.', example: 'Alpine' }),
    prefix: Type.String({ description: 'What the ids of its sensors begin with.', example: 'AQ2' }),
    var_names: Type.Array(VarNameSchema, { description: 'What it reports.' }),
    expected_interval_s: Type.Integer({
      minimum: 1,
      description: 'Seconds between two data of a variable.',
      example: 300,
    }),
    stale_after_s: Type.Integer({
      minimum: 1,
      description: 'Seconds: a datum older than this is no longer the state of the room.',
      example: 900,
    }),
  },
  { $id: 'SensorFamilyOutput', description: 'A family of sensors, what it reports and how often.' },
)
export type SensorFamilyOutput = Static<typeof SensorFamilyOutput>

/** Everything that is known of variables without a reading. */
export const VariableCatalogue = Type.Object(
  {
    variables: Type.Array(VariableOutput, { description: 'The variables, by name.' }),
    families: Type.Array(SensorFamilyOutput, { description: 'The families of sensors.' }),
  },
  { $id: 'VariableCatalogue', description: 'The variables and the families of sensors.' },
)
export type VariableCatalogue = Static<typeof VariableCatalogue>
