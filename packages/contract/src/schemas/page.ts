import { Type } from 'typebox'

/** Query parameters of every list that can be long. */
export const pageParameters = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      default: 100,
      description: 'At most this many entries.',
      example: 100,
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,700}$',
      description: 'The `next_cursor` of the answer before; absent for the first page.',
      example: 'MTAw',
    }),
  ),
}

/** Member of every list that can be long. */
export const nextCursor = Type.Union([Type.String(), Type.Null()], {
  description: 'Ask for the next page with it; null on the last page.',
  example: 'MTAw',
})
