type JsonObject = Record<string, unknown>

const annotations = new Set(['$id', 'description', 'example', 'title'])

/**
 * The part of a contract schema that a validator needs: annotations dropped (an `$id` may occur once only in a
 * validator), and unknown members of the outermost object refused, so that a misspelt parameter is not ignored.
 */
export function toValidationSchema(schema: object): JsonObject {
  return { ...(dropAnnotations(schema) as JsonObject), additionalProperties: false }
}

function dropAnnotations(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(dropAnnotations)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([keyword]) => !annotations.has(keyword))
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, dropAnnotations(value)]))
}
