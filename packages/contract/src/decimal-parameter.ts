import { Type } from 'typebox'
import { decimalMarks } from './history-formats.ts'

/** The parameter of every operation that answers CSV; it goes last. */
export const decimalParameter = {
  decimal: Type.Optional(
    Type.Enum([...decimalMarks], {
      default: 'point',
      description:
        'How `csv` is written: `point` as RFC 4180 says, `comma` for spreadsheets of countries with decimal commas: `21,4`, semicolons between cells, and a byte order mark. The latter in `csv` only.',
      example: 'point',
    }),
  ),
}
