import type { Operation } from '@openlightfi/contract'

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** What jQuery adds to a GET that no cache is to answer, `_=1764230400000`. */
const cacheBuster = { name: '_', value: /^\d{1,20}$/ }

/**
 * Query parameters in the spelling that the schema knows, whichever client wrote them. Of openapi-generator
 * 5.0.0-beta2, typescript-axios joins a repeatable parameter with commas, `project=latest,value`, and Python writes a
 * boolean as `True`; axios, jQuery and PHP put brackets behind the name of a list, `project[]=latest` or `project[0]=latest`.
 * No member of a list of ours holds a comma.
 *
 * @param query as parsed from the URL.
 * @param schema of the operation's query parameters.
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

/** The name of a list without what stands behind it in brackets. */
function dropBrackets(given: string, parameters: Record<string, { type?: unknown }>): string {
  const [, name = given] = /^(\w{1,40})\[\d{0,4}\]$/.exec(given) ?? []
  return parameters[name]?.type === 'array' ? name : given
}

function isCacheBuster(name: string, value: unknown): boolean {
  return name === cacheBuster.name && typeof value === 'string' && cacheBuster.value.test(value)
}

function readParameter(value: unknown, type: unknown): unknown {
  if (type === 'array') return [value].flat().flatMap((item) => String(item).split(','))
  // An object is no number whatever is in it: left as a text, "0x10" would be taken for 16.
  if ((type === 'integer' || type === 'number') && !decimal.test(String(value))) return { text: value }
  if (type === 'boolean' && (value === 'True' || value === 'False')) return value === 'True'
  return value
}
