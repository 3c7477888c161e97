type JsonObject = Record<string, unknown>

/**
 * Rewrites a JSON Schema as TypeBox makes it into the dialect of OpenAPI 3.0: a schema with an `$id` becomes
 * a component and a reference to it, and a union with `null` becomes `nullable`.
 *
 * @param components receives each named schema once, under its `$id`.
 */
export function toOpenApiSchema(schema: unknown, components: JsonObject): unknown {
  if (Array.isArray(schema)) return schema.map((item) => toOpenApiSchema(item, components))
  if (!isObject(schema)) return schema
  if (typeof schema.$id === 'string') return referTo(schema.$id, schema, components)
  const nullable = withoutNull(schema, components)
  return nullable ?? rewriteKeywords(schema, components)
}

function referTo(name: string, schema: JsonObject, components: JsonObject): JsonObject {
  if (!Object.hasOwn(components, name)) {
    components[name] = {} // reserves the place: a schema may contain itself
    const { $id: _id, ...body } = schema
    components[name] = toOpenApiSchema(body, components)
  }
  return { $ref: `#/components/schemas/${name}` }
}

/** OpenAPI 3.0 has no `null` type: `anyOf [X, null]` is X with `nullable: true`. */
function withoutNull(schema: JsonObject, components: JsonObject): unknown {
  if (!Array.isArray(schema.anyOf)) return undefined
  const rest = schema.anyOf.filter((member) => !(isObject(member) && member.type === 'null'))
  if (rest.length === schema.anyOf.length) return undefined
  const { anyOf: _anyOf, ...annotations } = schema
  const [only] = rest
  if (rest.length !== 1 || !isObject(only)) {
    return toOpenApiSchema({ ...annotations, anyOf: rest, nullable: true }, components)
  }
  // A reference beside `nullable` means different things to different generators.
  if (only.$id !== undefined)
    throw new TypeError(`the named schema ${only.$id} cannot be nullable; inline it`)
  return toOpenApiSchema({ ...only, ...annotations, nullable: true }, components)
}

function rewriteKeywords(schema: JsonObject, components: JsonObject): JsonObject {
  const rewritten: JsonObject = {}
  for (const [keyword, value] of Object.entries(schema)) {
    const isLiteral = keyword === 'example' || keyword === 'default' || keyword === 'enum'
    rewritten[keyword] = isLiteral ? value : toOpenApiSchema(value, components)
  }
  if (Array.isArray(schema.enum) && schema.type === undefined) rewritten.type = 'string'
  return rewritten
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
