import { ProblemError } from '../problem-error.ts'

/**
 * The problem of one parameter.
 * @param detail how a sentence goes on behind its name, without the full stop.
 */
export function refuseParameter(name: string, detail: string): ProblemError {
  return refuseParameters([{ pointer: name, detail }], `${name} ${detail}.`)
}

/**
 * The problem of several parameters.
 * @param errors each with the name of its parameter as the pointer.
 * @param summary says what is wrong in whole sentences.
 */
export function refuseParameters(
  errors: readonly { readonly pointer: string; readonly detail: string }[],
  summary: string,
): ProblemError {
  return new ProblemError('invalid_parameter', summary, { errors })
}
