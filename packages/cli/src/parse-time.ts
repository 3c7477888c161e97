import { explainTime, parseRangeBorder } from '@openlightfi/contract/times'
import { UsageError } from './exit-code.ts'
import { secondsPer } from './parse-arguments.ts'
import { findStartOfDate } from './start-of-date.ts'

/** How `--from` and `--to` may be written. */
export const timeHelp =
  'Unix seconds, RFC 3339 with an offset, a local date, or a span before now: 30m, 24h, 7d'

/**
 * Reads `--from` and `--to` by the rules of the server, and spans before now besides (`90s`, `30m`, `24h`,
 * `7d`, `2w`).
 *
 * @param option named in the error, e.g. `--from`.
 * @returns the value for the API: Unix seconds, or a date as it is, which begins where the data
 * are.
 * @throws UsageError for anything else; it says what it looks like.
 */
export function parseTime(option: string, text: string, nowMs: number): string {
  const border = readBorder(option, text, nowMs)
  return 'date' in border ? border.date : String(border.timeMs / 1000)
}

/**
 * Reads the same times where the command itself needs them.
 *
 * @param findTimeZone of the data, IANA name; asked for a date alone.
 * @returns Unix milliseconds.
 * @throws UsageError as {@link parseTime}; what `findTimeZone` throws.
 */
export async function parseTimeMs(
  option: string,
  text: string,
  nowMs: number,
  findTimeZone: () => Promise<string>,
): Promise<number> {
  const border = readBorder(option, text, nowMs)
  return 'date' in border ? findStartOfDate(border.date, await findTimeZone()) : border.timeMs
}

function readBorder(option: string, text: string, nowMs: number) {
  const [, amount, unit] = /^(\d{1,9})([smhdw])$/.exec(text) ?? []
  if (amount !== undefined && unit !== undefined) {
    const spanMs = Number(amount) * secondsPer[unit as keyof typeof secondsPer] * 1000
    return { timeMs: Math.round(nowMs - spanMs) }
  }
  const border = parseRangeBorder(text)
  if (border) return border
  const hint = explainTime(text)
  throw new UsageError(
    `${option}: "${text}" is no time${hint === undefined ? '' : `, ${hint}`}; give ${timeHelp}`,
  )
}
