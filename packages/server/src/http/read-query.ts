import type { Operation } from '@openlightfi/contract'

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

const switches: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['false', false],
  ['False', false],
])

/** The parameter that jQuery adds to a GET that no cache may answer, `_=1764230400000`. */
const cacheBuster = { name: '_', value: /^\d{1,20}$/ }

/**
 * Reads query parameters with the types of the schema, in the spelling of any client. A value that cannot be
 * read stays text, and the validation refuses it. In openapi-generator 5.0.0-beta2, typescript-axios joins a
 * repeatable parameter with commas, `project=latest,value`, and Python writes a boolean as `True`; axios,
 * jQuery and PHP put brackets behind the name of a list, `project[]=latest` or `project[0]=latest`. No member
 * of a list of this API holds a comma.
 *
 * @param query as parsed from the URL.
 * @param schema the schema of the operation's query parameters.
 */
export function readQuery(
  query: Record<string, unknown>,
  schema: Operation['query'],
): Record<string, unknown> {
  const parameters: Record<string, { type?: unknown }> = schema?.properties ?? {}
  const found = new Map<string, unknown>()
  for (const [given, value] of Object.entries(query)) {
    const name = dropBrackets(given, parameters)
    if (isCacheBuster(given, value) && !Object.hasOwn(parameters, given)) continue
    const read = readParameter(value, parameters[name]?.type)
    const before = found.get(name)
    found.set(name, Array.isArray(before) && Array.isArray(read) ? [...before, ...read] : read)
  }
  return Object.fromEntries(found)
}

/** Removes brackets from behind the name of a list. */
function dropBrackets(given: string, parameters: Record<string, { type?: unknown }>): string {
  const [, name = given] = /^(\w{1,40})\[\d{0,4}\]$/.exec(given) ?? []
  return parameters[name]?.type === 'array' ? name : given
}

function isCacheBuster(name: string, value: unknown): boolean {
  return name === cacheBuster.name && typeof value === 'string' && cacheBuster.value.test(value)
}

function readParameter(value: unknown, type: unknown): unknown {
  if (type === 'array') return [value].flat().flatMap((item) => String(item).split(','))
  if (typeof value !== 'string') return value
  if ((type === 'integer' || type === 'number') && decimal.test(value)) return Number(value)
  if (type === 'boolean' && switches.has(value)) return switches.get(value)
  return value
}
