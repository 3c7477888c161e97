import type { Operation } from '@openlightfi/contract'

/**
 * Query parameters with each list split at its commas: the typescript-axios clients of openapi-generator 5.0.0-beta2
 * join a repeatable parameter, `project=latest,value`. No member of a list of ours holds a comma.
 *
 * @param query as parsed from the URL.
 * @param schema of the operation's query parameters.
 */
export function splitLists(
  query: Record<string, unknown>,
  schema: Operation['query'],
): Record<string, unknown> {
  const parameters: Record<string, { type?: unknown }> = schema?.properties ?? {}
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [
      name,
      parameters[name]?.type === 'array' ? [value].flat().flatMap((item) => String(item).split(',')) : value,
    ]),
  )
}
