import { type Static, Type } from 'typebox'
import { problemCodes } from '../problems.ts'
import { maxRecordsPerImport } from './estate-records.ts'
import { ProblemLocation } from './problem-location.ts'

/** The action of an import for a record. */
export const importActions = ['create', 'change', 'keep', 'reject'] as const

/** One record of an import and what becomes of it. */
export const ImportedRow = Type.Object(
  {
    index: Type.Integer({
      minimum: 0,
      description: 'Position in the list or of the row, from 0.',
      example: 3,
    }),
    line: Type.Optional(
      Type.Integer({
        minimum: 1,
        description: 'Number of the line at which the row of CSV begins, from 1.',
        example: 5,
      }),
    ),
    id: Type.Union([Type.String(), Type.Null()], {
      description: 'The id in the record; null where it has none that can be read.',
      example: 'loc_demo_floor_1',
    }),
    action: Type.Enum([...importActions], {
      description:
        '`create` it, `change` it, `keep` it as it is already, or `reject` it because it is not valid.',
      example: 'change',
    }),
    changed: Type.Optional(
      Type.Array(Type.String(), {
        description: 'With `change`: the members that are not as they were.',
        example: ['name'],
      }),
    ),
    code: Type.Optional(
      Type.Enum([...problemCodes], { description: 'With `reject`: the problem.', example: 'invalid_body' }),
    ),
    errors: Type.Optional(
      Type.Array(ProblemLocation, {
        description:
          'With `reject`: the first ten places that are wrong; of CSV the pointer is the column. Beyond a mebibyte of them they are left out.',
      }),
    ),
  },
  { $id: 'ImportedRow', description: 'One record of an import and what becomes of it.' },
)
export type ImportedRow = Static<typeof ImportedRow>

const count = (what: string) =>
  Type.Integer({ minimum: 0, description: `How many records ${what}.`, example: 0 })

/** The result of an import, or of a dry run, for each of its records. */
export const ImportReport = Type.Object(
  {
    stored: Type.Boolean({
      description: 'Whether it was done: false after a dry run, and when any record is rejected.',
      example: true,
    }),
    created: count('are new'),
    changed: count('change what is there'),
    unchanged: count('say what is there already'),
    rejected: count('are not valid'),
    rows: Type.Array(ImportedRow, {
      maxItems: maxRecordsPerImport,
      description: 'Every record, in the order of the import.',
    }),
  },
  { $id: 'ImportReport', description: 'What becomes, or would become, of the records of an import.' },
)
export type ImportReport = Static<typeof ImportReport>
