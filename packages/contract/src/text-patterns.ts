import { weekdays } from './weekdays.ts'

// `[0-9]` and not `\d`: in the Python clients that are generated from the patterns the latter is any digit of
// Unicode.
const monthAndDay =
  '((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))'
const localDate = `((19[7-9][0-9]|2[01][0-9]{2})-${monthAndDay}|2200-01-01)`
const hourOfDay = '([01][0-9]|2[0-3])'
const clockTime = `${hourOfDay}:[0-5][0-9](:[0-5][0-9]([.,][0-9]{1,9})?)?`
const offset = `( ?([Zz]|UTC|[+-]${hourOfDay}(:?[0-5][0-9])?)| ${hourOfDay}:?[0-5][0-9])`
const weekday = `(${weekdays.join('|')})`
const dayRange = `${weekday}(-${weekday})?`
const firstHour = '([01]?[0-9]|2[0-3])(:00)?'
const endHour = '([01]?[0-9]|2[0-4])(:00)?'

/** A form that a text of the wire must have. */
export interface TextPattern {
  /** A regular expression in the dialect that JSON Schema, ECMAScript and Python share. */
  readonly pattern: string
  /** The right form, in words that go on a sentence behind the name. */
  readonly meaning: string
}

/**
 * The forms of texts. A pattern knows no leap years: 29 February passes in every year, and is refused
 * afterwards.
 */
export const textPatterns = {
  /** A border of a range of time. */
  timestamp: {
    pattern: `^([0-9]{1,11}([.,][0-9]{1,9})?|[0-9]{4}-${monthAndDay}([Tt ]${clockTime}${offset})?)$`,
    meaning: 'must be Unix seconds, RFC 3339 with an offset, or a date such as 2026-01-31',
  },
  /** A local date. */
  date: {
    pattern: `^${localDate}$`,
    meaning: 'must be a date such as 2026-01-31, from 1970-01-01 to 2200-01-01',
  },
  /** Local dates. */
  dates: {
    pattern: `^${localDate}(,${localDate}){0,49}$`,
    meaning: 'must be 1 to 50 dates such as 2026-12-25,2026-12-26, from 1970-01-01 to 2200-01-01',
  },
  /** Two hours of the wall clock. The pattern does not refuse equal ones. */
  hours: {
    pattern: `^${firstHour}-${endHour}$`,
    meaning:
      'must be two whole hours from 0 to 24 that are not the same, such as 8-18, 08:00-18:00 or, over midnight, 22-6',
  },
  /** Days of the week and ranges of them. */
  days: {
    pattern: `^${dayRange}(,${dayRange})*$`,
    meaning: `must be days of the week such as mon-fri or mon,wed; they are ${weekdays.join(', ')}`,
  },
  /** A path on the same server, with query and fragment: nothing that leads to another host. */
  localAddress: {
    pattern: "^/([A-Za-z0-9._~!$&'()*+,;=:@%?#-][A-Za-z0-9._~!$&'()*+,;=:@%/?#-]*)?$",
    meaning: 'must be a path on this server such as /dashboard/live/loc_1?src=CO2ppm, percent-encoded',
  },
  /** Path and query of what can be downloaded. The query is checked by the operation that it is for. */
  downloadPath: {
    pattern:
      "^/(exports/(locations|sensors)|readings|sensors|audit|(sensors|locations)/[A-Za-z0-9_-]{1,64}/[A-Za-z0-9]+/(history|daily|hourly))(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?$",
    meaning:
      'must be path and query, percent-encoded, of an export, of /readings, of /sensors, of /audit, or of the history, daily or hourly of a sensor or location, such as /exports/sensors?format=csv',
  },
  /** A name of a file that every system takes, and that needs no escapes in a header. */
  fileName: {
    pattern: '^[A-Za-z0-9_-][A-Za-z0-9 ._-]*$',
    meaning:
      'must be a name of letters, digits, spaces, dots, dashes and underscores, such as sensors.csv, that begins with none of the former two',
  },
  /** A short name for people. */
  label: {
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]{1,}$',
    meaning: 'must be short text, without control characters',
  },
  /** A name for people. */
  name: {
    pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$',
    meaning: 'must be text of 1 to 200 characters, none of them a control character',
  },
} as const satisfies Record<string, TextPattern>

/** The form that one of {@link textPatterns} asks for, in words; `undefined` for any other pattern. */
export function findPatternMeaning(pattern: string): string | undefined {
  return Object.values<TextPattern>(textPatterns).find((text) => text.pattern === pattern)?.meaning
}
