import { LocalClock } from './local-clock.ts'
import type { SheetColumn } from './sheet-columns.ts'
import { findStyle } from './sheet-styles.ts'
import { toSerial, writeNumber, writeText } from './write-cell.ts'

/** A line of the sheet that says where the data come from: text, a number, or a time on a clock. */
export interface AboutLine {
  readonly label: string
  readonly value: string | number | { readonly timeMs: number; readonly timeZone: string }
}

/** The columns of that sheet. */
export const aboutColumns: readonly SheetColumn<AboutLine>[] = [
  { title: 'About', width: 28, write: ({ label }, place) => writeText(place, label) },
  {
    title: 'Value',
    width: 100,
    write: ({ value }, place) => {
      if (typeof value === 'string') return writeText(place, value)
      if (typeof value === 'number') return writeNumber(place, String(value), findStyle({ decimals: 0 }))
      const localMs = new LocalClock(value.timeZone).toLocalMs(value.timeMs)
      return writeNumber(place, toSerial(localMs), findStyle('time'))
    },
  },
]

/** Lists the lines of a time: on the clock of a place, and in UTC. */
export function listTimeLines(label: string, timeMs: number, timeZone: string): AboutLine[] {
  const zones = timeZone === 'UTC' ? ['UTC'] : [timeZone, 'UTC']
  return zones.map((zone) => ({ label: `${label} (${zone})`, value: { timeMs, timeZone: zone } }))
}
