import { idText, oneOf, type SearchSpec, textUpTo } from '../app/search-params.ts'
import { readDate } from './date-range.ts'
import { readDays, readHours, writeDays, writeHours } from './hour-selection.ts'

/** What stands in an address for all hours, or all days. */
export const everything = 'all'

/** What the screen reads from its address. */
export const calendarSearch = {
  var: idText,
  view: oneOf('month', 'week', 'ranking'),
  /** Local dates; `to` is excluded. */
  from: readDate,
  to: readDate,
  hours: (text: string) => readSelection(text, readHours, writeHours),
  days: (text: string) => readSelection(text, readDays, writeDays),
  metric: oneOf('mean', 'max', 'min', 'utl'),
  /** Whether rooms of floorplans are compared, or what lies directly in the location. */
  by: oneOf('rooms', 'parts'),
  /** The room, location or sensor that is shown alone. */
  of: textUpTo(200),
  /** `counted`: days on which nobody came count, although they are in use in other weeks. */
  idle: oneOf('counted'),
  /** `least`: the ranking begins at its other end. */
  order: oneOf('least'),
} as const satisfies SearchSpec

function readSelection<Value>(
  text: string,
  read: (text: string) => Value | undefined,
  write: (value: Value) => string,
): string | undefined {
  if (text === everything) return everything
  const value = read(text)
  return value === undefined ? undefined : write(value)
}
