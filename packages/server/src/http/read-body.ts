import type { Static, TObject } from 'typebox'
import { ProblemError } from '../problem-error.ts'
import { compileMistakeFinder } from './compile-mistake-finder.ts'

/**
 * Creates a reader for bodies of a schema: it accepts a body with the types of the schema, without members
 * that it does not name.
 *
 * @returns a reader, which throws ProblemError `invalid_body` with a pointer to each wrong place and what
 *   would be right.
 */
export function createBodyReader<Schema extends TObject>(schema: Schema): (body: unknown) => Static<Schema> {
  const findMistakes = compileMistakeFinder(schema)
  return (body) => {
    const mistakes = findMistakes(body)
    if (mistakes.length === 0) return body as Static<Schema>
    throw refuseBody(mistakes.map(({ pointer, rule, given }) => ({ pointer, detail: rule + given })))
  }
}

/**
 * Builds the problem of a body with wrong places.
 * @param errors with JSON pointers, empty for the body itself.
 */
export function refuseBody(errors: readonly { pointer: string; detail: string }[]): ProblemError {
  const [first] = errors
  const detail = first
    ? `${first.pointer || 'The body'} ${first.detail}.`
    : 'The body has members inside that are not known.'
  return new ProblemError('invalid_body', detail, { errors })
}
