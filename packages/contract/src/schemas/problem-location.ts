import { Type } from 'typebox'

/** One place in the request that is not valid. */
export const ProblemLocation = Type.Object(
  {
    pointer: Type.String({
      description: 'JSON pointer into the body, or the name of the parameter or of the column.',
      example: '/readings',
    }),
    detail: Type.String({ description: 'What is wrong there.', example: 'must be array' }),
  },
  { $id: 'ProblemLocation', description: 'One place in the request that is not valid.' },
)
