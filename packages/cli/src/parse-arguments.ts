import { type VarName, variables } from '@openlightfi/client'
import { InvalidArgumentError } from 'commander'

/** Seconds of the units in which lengths of time are given. */
export const secondsPer = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const

/** @throws InvalidArgumentError that suggests the right spelling or lists all names. */
export function parseVarName(text: string): VarName {
  if (Object.hasOwn(variables, text)) return text as VarName
  const names = Object.keys(variables)
  const similar = names.find((name) => name.toLowerCase().startsWith(text.toLowerCase()))
  const help = similar ? `Did you mean ${similar}?` : `The variables are: ${names.join(', ')}.`
  throw new InvalidArgumentError(help)
}

/** @throws InvalidArgumentError unless it is a whole number from `min` to `max`. */
export function parseWholeNumber(text: string, min: number, max: number): number {
  const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
  if (number >= min && number <= max) return number
  throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`)
}

/**
 * Reads a length of time: `90s`, `30m`, `4h`, `30d`, `2w`, or whole seconds.
 *
 * @returns seconds.
 * @throws InvalidArgumentError for anything else.
 */
export function parseDurationS(text: string): number {
  const [, amount, unit = 's'] = /^(\d{1,9})([smhdw])?$/.exec(text) ?? []
  if (amount !== undefined) return Number(amount) * secondsPer[unit as keyof typeof secondsPer]
  throw new InvalidArgumentError('It must be a length of time such as 90s, 30m, 4h or 30d.')
}
