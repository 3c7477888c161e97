import { RuleError } from './rule-error.ts'

/** A place in a JSON document: names of members and indices of lists, from the top. */
export type JsonPath = readonly (string | number)[]

/** One step: a short name, a quoted one, or an index. */
const step = /\.([A-Za-z_][A-Za-z0-9_]*)|\['([^'\\]*)'\]|\["([^"\\]*)"\]|\[(-?\d{1,6})\]/y

/**
 * Parses a path that leads to one place: a singular query of RFC 9535 (section 2.3.5.1), such as
 * `$.params['temperature:0'].tC`. Wildcards, filters and slices have no place in it.
 * @throws RuleError
 */
export function parseJsonPath(text: string): JsonPath {
  if (!text.startsWith('$')) throw new RuleError('a path begins with $, as in $.temperature')
  const steps: (string | number)[] = []
  for (let at = 1; at < text.length; at = step.lastIndex) {
    step.lastIndex = at
    const found = step.exec(text)
    if (!found) {
      throw new RuleError(
        `${JSON.stringify(text.slice(at))} is no step of a path; steps are .name, ['any name'] and [0]`,
      )
    }
    const [, short, single, double, index] = found
    steps.push(short ?? single ?? double ?? Number(index))
  }
  return steps
}

/** Finds what is at a place of a document; `undefined` when there is nothing. */
export function findAtPath(document: unknown, path: JsonPath): unknown {
  let value = document
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    if (Array.isArray(value)) value = typeof name === 'number' ? value.at(name) : undefined
    else value = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined
  }
  return value
}
