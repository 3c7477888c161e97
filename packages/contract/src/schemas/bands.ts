import { type Static, Type } from 'typebox'
import { textPatterns } from '../text-patterns.ts'

/** The bounds of bands; each is included. */
export const bandBounds = { maxBands: 9, maxNameLength: 40, maxSeverity: 4 } as const

const members = {
  name: Type.String({
    minLength: 1,
    maxLength: bandBounds.maxNameLength,
    pattern: textPatterns.label.pattern,
    description: 'Name for people.',
    example: 'Ideal',
  }),
  to: Type.Union([Type.Number({ minimum: -1e12, maximum: 1e12 }), Type.Null()], {
    description:
      'The highest value of the band, included, in the unit of the variable; null in the last, which has no end.',
    example: 800,
  }),
  severity: Type.Integer({
    minimum: 0,
    maximum: bandBounds.maxSeverity,
    description: 'How far this is from what it should be: 0 is as it should be, 4 is the worst.',
    example: 0,
  }),
}

/** A stretch of values of a variable that has a name. */
export const Band = Type.Object(members, {
  $id: 'Band',
  description: 'A stretch of values that has a name.',
})
export type Band = Static<typeof Band>

const listRules = {
  minItems: 2,
  maxItems: bandBounds.maxBands,
  description: 'From low to high: `to` rises from band to band, and is null in the last alone.',
  example: [
    { name: 'OK', to: 1000, severity: 0 },
    { name: 'Poor', to: null, severity: 2 },
  ],
}

/** The bands of a variable, from low to high values. */
export const Bands = Type.Array(Band, listRules)
export type Bands = Static<typeof Bands>

/** The same as they are given. */
export const BandsInput = Type.Array(
  Type.Object(members, { $id: 'BandInput', additionalProperties: false, description: 'A band to be set.' }),
  listRules,
)
