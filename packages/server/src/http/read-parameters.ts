import type { Operation, SchemaMistake } from '@openlightfi/contract'
import { Type } from 'typebox'
import { compileMistakeFinder } from './compile-mistake-finder.ts'
import { readQuery } from './read-query.ts'
import { refuseParameters } from './refuse-parameter.ts'

const noParameters = Type.Object({})

/**
 * Creates a reader for the parameters of an operation.
 *
 * @returns a reader of its path and its query. It returns the query with its types and its defaults, and
 *   throws ProblemError `invalid_parameter` that names every wrong parameter and what would be right.
 */
export function createParameterReader({
  params = noParameters,
  query = noParameters,
}: Operation): (path: unknown, query: Readonly<Record<string, unknown>>) => Record<string, unknown> {
  const findInPath = compileMistakeFinder(params)
  const findInQuery = compileMistakeFinder(query)
  const defaults = findDefaults(query.properties)
  return (path, given) => {
    const read = { ...defaults, ...readQuery(given, query) }
    const mistakes = [...findInPath(path), ...findInQuery(read)]
    if (mistakes.length > 0) throw refuseMistakes(mistakes)
    return read
  }
}

function findDefaults(parameters: Readonly<Record<string, { default?: unknown }>>): Record<string, unknown> {
  const entries = Object.entries(parameters)
  return Object.fromEntries(
    entries.flatMap(([name, schema]) => (schema.default === undefined ? [] : [[name, schema.default]])),
  )
}

/** Builds the problem of wrong parameters. Their names are without the slash that begins a JSON pointer. */
function refuseMistakes(mistakes: readonly SchemaMistake[]): Error {
  const errors = mistakes.map(({ pointer, rule, given }) => ({
    pointer: pointer.slice(1),
    detail: rule + given,
  }))
  const [first] = errors
  return refuseParameters(errors, `${first?.pointer} ${first?.detail}.`)
}
