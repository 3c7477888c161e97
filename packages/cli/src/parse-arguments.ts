import { type VarName, variables } from '@openlightfi/client'
import { InvalidArgumentError } from 'commander'
import { UsageError } from './exit-code.ts'

const secondsPer = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 } as const

/**
 * Reads `--from` and `--to`: a span before now (`90s`, `30m`, `24h`, `7d`, `2w`) becomes Unix seconds; everything else
 * goes to the API as it is, which takes Unix seconds and RFC 3339.
 */
export function parseTime(text: string, nowMs: number): string {
  const [, amount, unit] = /^(\d{1,9})([smhdw])$/.exec(text) ?? []
  if (amount === undefined || unit === undefined) return text
  const ms = Math.round(nowMs - Number(amount) * secondsPer[unit as keyof typeof secondsPer] * 1000)
  return String(ms / 1000)
}

/**
 * Reads the same on this side, where the time itself is needed and not only passed on.
 *
 * @param option named in the error, e.g. `--from`.
 * @returns Unix milliseconds.
 * @throws UsageError for anything else.
 */
export function parseTimeMs(option: string, text: string, nowMs: number): number {
  const time = parseTime(text, nowMs)
  const isUnix = /^-?\d{1,12}(\.\d+)?$/.test(time)
  const isRfc3339 = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/i.test(time)
  const ms = isUnix ? Number(time) * 1000 : isRfc3339 ? Date.parse(time) : Number.NaN
  if (!Number.isNaN(ms)) return Math.round(ms)
  throw new UsageError(
    `${option}: "${text}" is no time; give Unix seconds, RFC 3339 with an offset, or a span before now such as 30d`,
  )
}

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
