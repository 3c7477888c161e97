import type { Operation } from '@openlightfi/contract'

const decimal = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/

/**
 * Query parameters in the spelling that the schema knows, whichever generated client wrote them. Of openapi-generator
 * 5.0.0-beta2, typescript-axios joins a repeatable parameter with commas, `project=latest,value`, and Python writes a
 * boolean as `True`. No member of a list of ours holds a comma.
 *
 * @param query as parsed from the URL.
 * @param schema of the operation's query parameters.
 */
export function readQuery(
  query: Record<string, unknown>,
  schema: Operation['query'],
): Record<string, unknown> {
  const parameters: Record<string, { type?: unknown }> = schema?.properties ?? {}
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, readParameter(value, parameters[name]?.type)]),
  )
}

function readParameter(value: unknown, type: unknown): unknown {
  if (type === 'array') return [value].flat().flatMap((item) => String(item).split(','))
  // An object is no number whatever is in it: left as a text, "0x10" would be taken for 16.
  if ((type === 'integer' || type === 'number') && !decimal.test(String(value))) return { text: value }
  if (type === 'boolean' && (value === 'True' || value === 'False')) return value === 'True'
  return value
}
