import { ProblemError } from '../problem-error.ts'

/**
 * Builds the problem of one parameter.
 * @param detail the rest of a sentence that begins with the parameter's name, without the full stop.
 */
export function refuseParameter(name: string, detail: string): ProblemError {
  return refuseParameters([{ pointer: name, detail }], `${name} ${detail}.`)
}

/**
 * Builds the problem of several parameters.
 * @param errors each with the name of its parameter as the pointer.
 * @param summary says what is wrong in whole sentences.
 */
export function refuseParameters(
  errors: readonly { readonly pointer: string; readonly detail: string }[],
  summary: string,
): ProblemError {
  return new ProblemError('invalid_parameter', summary, { errors })
}
