import { type Static, Type } from 'typebox'
import { type VarName, varNameList } from '../var-names.ts'
import { VarNameSchema } from './sensor.ts'
import { buildVersionSchema, exampleVersion } from './version.ts'

/** The fewest and the most days for which readings of a variable can be kept. */
export const retentionBounds = { minDays: 7, maxDays: 7_320 } as const

const days = Type.Integer({
  minimum: retentionBounds.minDays,
  maximum: retentionBounds.maxDays,
  description: 'Whole days before today, by the clock of the location of a sensor.',
  example: 365,
})

const members = varNameList.map((varName) => [varName, Type.Optional(days)] as const)

const ofVariables = Object.fromEntries(members) as Record<
  VarName,
  ReturnType<typeof Type.Optional<typeof days>>
>

const meaning = 'For how many days readings of a variable are kept; without a number they are kept for ever.'

/** The days for which an organisation keeps readings, by variable, as they are given. */
export const RetentionInput = Type.Object(
  {
    days: Type.Object(ofVariables, {
      additionalProperties: false,
      description: meaning,
      example: { motionEvent: 90 },
    }),
  },
  { $id: 'RetentionInput', additionalProperties: false, description: meaning },
)
export type RetentionInput = Static<typeof RetentionInput>

const ExpiredVariable = Type.Object(
  {
    var_name: VarNameSchema,
    expired_before: Type.Number({
      description: 'The latest time before which only figures are left of some sensor, Unix seconds.',
      example: 1760000000,
    }),
    sensors: Type.Integer({ description: 'The sensors of which readings have expired.', example: 12 }),
    deleting: Type.Boolean({ description: 'True while readings that have expired are being deleted.' }),
  },
  { $id: 'ExpiredVariable', description: 'How far a variable has expired.' },
)

/** The days for which an organisation keeps readings, and what has expired. */
export const RetentionOutput = Type.Object(
  {
    version: buildVersionSchema(),
    days: Type.Object(ofVariables, { description: meaning, example: { motionEvent: 90 } }),
    expired: Type.Array(ExpiredVariable, { description: 'The variables of which readings have expired.' }),
  },
  { $id: 'RetentionOutput', description: 'For how long readings are kept, and what has expired.' },
)
export type RetentionOutput = Static<typeof RetentionOutput>

const localDay = Type.String({ description: 'A local date.', example: '2026-01-31' })

const ExpiringVariable = Type.Object(
  {
    var_name: VarNameSchema,
    readings: Type.Integer({
      description: 'The readings that would be deleted; one that was corrected may count again.',
      example: 105_120,
    }),
    sensors: Type.Integer({ description: 'The sensors of which they are.', example: 12 }),
    first_day: localDay,
    last_day: localDay,
  },
  { $id: 'ExpiringVariable', description: 'The readings of a variable that would be deleted.' },
)

/** What some days of retention would delete by now. */
export const RetentionPreview = Type.Object(
  {
    data: Type.Array(ExpiringVariable, {
      description: 'The variables of which readings would be deleted, in the order of the catalogue.',
    }),
  },
  { $id: 'RetentionPreview', description: 'What would be deleted at once.' },
)
export type RetentionPreview = Static<typeof RetentionPreview>

/** The examples of answers. */
export const retentionExamples = {
  output: {
    version: exampleVersion,
    days: { motionEvent: 90 },
    expired: [{ var_name: 'motionEvent', expired_before: 1760000400, sensors: 12, deleting: false }],
  },
  preview: {
    data: [
      {
        var_name: 'motionEvent',
        readings: 105_120,
        sensors: 12,
        first_day: '2025-01-01',
        last_day: '2025-10-02',
      },
    ],
  },
} as const
