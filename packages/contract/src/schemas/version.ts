import { Type } from 'typebox'

/** The version of what the examples show. */
export const exampleVersion = 'q3Zk2mVtXq9aLcB7q3Zk2mVtXq9'

const meaning =
  'Stands for what can be changed of it, and changes with that alone. Send it as `If-Match`, in quotes, with a change: where somebody else was first, that is refused with 412.'

/** Builds the schema of the version of a thing. @param more a sentence about this thing. */
export function buildVersionSchema(more?: string) {
  const description = more === undefined ? meaning : `${meaning} ${more}`
  return Type.String({ description, example: exampleVersion })
}
